import { cadencesIn } from "../../facts/wordedTimes";
import type { Period } from "../../knowledge/measureTypes";
import { amountText, countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import { isExplained, says } from "../explanations";
import type { Ledger } from "../ledger";
import { isNear, roundingOf } from "../written/nearness";
import { secondsIn } from "../time/periods";
import { relationsIn } from "../relationWords";
import { isOfEach, isPer } from "../written/signs";
import { distinct, isClear, placeOf, writtenText, type Stated } from "../roles/stated";
import { otherFactors, PERIOD_FACTORS } from "../written/unsaidFactors";
import { trafficOf } from "./trafficOf";

const TOLERANCE = 0.1;
/** Days that are worked may be all that are paid: 20 of 30. */
const LEAST_SHARE = 0.62;
const MOST_SHARE = 1.2;

/** What a price and how many are bought make, against the cost that is stated for them; and a cost a day against one a month. */
export function costs(ledger: Ledger): Calculation[] {
  return ledger.unitsWith("money").flatMap(([unit, stated]): Calculation[] => {
    const money = stated.filter((one) => one.quantity.dimension === "money" && isClear(one));
    if (money.length === 0 || unit.block.kind === "cell" || isExplained("cost", unit)) return [];
    return [...conversions(stated), ...products(ledger, stated, money), ...ofTraffic(ledger, stated)];
  });
}

/** "$300 a day, or $9,000 a month": one cost for two periods, side by side. */
function conversions(stated: readonly Stated[]): Calculation[] {
  return stated.slice(1).flatMap((right, index): Calculation[] => {
    const left = stated[index]!;
    const from = left.quantity.per;
    const to = right.quantity.per;
    const isOfMoney = left.quantity.dimension === "money" && left.quantity.unit === right.quantity.unit;
    if (!isOfMoney || !from || !to || from === to || !isClear(left) || !isClear(right)) return [];
    if (left.quantity.each !== right.quantity.each || !isRestated(left, right) || isPrice(left, stated))
      return [];
    const times = secondsIn(to) / secondsIn(from);
    const low = left.quantity.low * times * LEAST_SHARE;
    const high = left.quantity.high * times * MOST_SHARE;
    const isMet = isNear({ low, high }, right.quantity, roundingOf(right.quantity) / 2, right.quantity.bound);
    const { dimension, unit } = right.quantity;
    const result: Amount = { value: left.quantity.low * times, dimension, unit, per: to };
    return [comparison("cost", isMet, `${writtenText(left)} = ${amountText(result)}`, result, [left], right)];
  });
}

/** Whether nothing but "or", a comma or a bracket stands between two amounts. */
function isRestated({ quantity, unit }: Stated, right: Stated): boolean {
  const between = unit.text.slice(quantity.end, right.quantity.start).trim();
  return /^(?:(?:each)?\s*[,(=:]|[,(]?\s*(?:or|so|i\.e\.|that is|which is|thus|или|то есть|即|或))$/iu.test(
    between,
  );
}

/** "12 replicas at $95 a month, $1,140 together". */
function products(ledger: Ledger, stated: readonly Stated[], money: readonly Stated[]): Calculation[] {
  const prices = distinct(money.filter((one) => isPrice(one, stated)));
  const [price] = prices;
  if (!price || prices.length > 1) return [];
  const counts = countsOf(ledger, price, stated);
  const [count] = counts;
  if (!count || counts.length > 1) return [];
  const totals = money.filter((one) => isTotal(one, price, stated));
  if (totals.length === 0) return money.length === 1 ? derived(price, count, stated) : [];
  return totals.slice(0, 1).flatMap((total) => ofTotal(price, count, total, stated));
}

/** What all cost: right behind the price, or called a total. */
function isTotal(one: Stated, price: Stated, stated: readonly Stated[]): boolean {
  const { each, unit, low } = one.quantity;
  if (each !== undefined || unit !== price.quantity.unit || low <= price.quantity.low) return false;
  const base = stated.find((other) => isCount(other) && isPer(price, other));
  return isRestated(base ?? price, one) || says("total", one.unit.text);
}

/** A money for each of something. */
function isPrice(one: Stated, stated: readonly Stated[]): boolean {
  if (one.quantity.each !== undefined) return true;
  if (stated.some((other) => isCount(other) && (isOfEach(one, other) || isPer(one, other)))) return true;
  const dearer = stated.some(
    ({ quantity }) => quantity.dimension === "money" && quantity.low > one.quantity.low,
  );
  return dearer && isExplained("priced", one.unit);
}

function isCount(one: Stated): boolean {
  const { dimension, low, high, each } = one.quantity;
  return (
    isClear(one) && (dimension === "count" || dimension === "none") && low === high && each === undefined
  );
}

/** How many are paid: those of the sentence but for "per 1,000 requests", else the replicas of the paragraph. */
function countsOf(ledger: Ledger, price: Stated, stated: readonly Stated[]): Stated[] {
  const here = distinct(stated.filter((one) => isCount(one) && !isPer(price, one)));
  const atPrice = here.filter((one) => isOfEach(price, one));
  if (atPrice.length === 1) return atPrice;
  if (here.length > 0) return here;
  const block = ledger.circles(price)[1] ?? [];
  return distinct(block.filter((one) => isCount(one) && one.role === "replicas"));
}

function ofTotal(price: Stated, count: Stated, total: Stated, stated: readonly Stated[]): Calculation[] {
  const base = baseOf(price, stated);
  const from = price.quantity.per ?? count.quantity.per;
  const to = total.quantity.per;
  const times = from && to ? secondsIn(to) / secondsIn(from) : 1;
  const value = (price.quantity.low * count.quantity.low * times) / base;
  const span = { low: value, high: (price.quantity.high * count.quantity.high * times) / base };
  const tolerance = Math.max(TOLERANCE, roundingOf(total.quantity));
  const isMet = (factor: number): boolean =>
    isNear(
      { low: span.low * factor, high: span.high * factor },
      total.quantity,
      tolerance,
      total.quantity.bound,
    );
  const others = stated.filter(
    (one) => ![price, count, total].includes(one) && one.quantity.dimension !== "money",
  );
  const factors = [
    ...otherFactors(price.unit, others),
    ...(from === undefined || to === undefined ? PERIOD_FACTORS : []),
  ];
  if (!isMet(1) && factors.some(isMet)) return [];
  const result: Amount = { value, dimension: "money", unit: total.quantity.unit, per: to };
  const formula = `${productText(price, count, base)}${times === 1 ? "" : ` × ${countText(times)}`} = ${amountText(result)}`;
  return [comparison("cost", isMet(1), formula, result, [price, count], total)];
}

/** "$0.0008 a comment, $6,400 a day", where another section tells of so many comments a day. */
function ofTraffic(ledger: Ledger, stated: readonly Stated[]): Calculation[] {
  return stated.slice(1).flatMap((total, index): Calculation[] => {
    const price = stated[index]!;
    const { unit, per } = total.quantity;
    const areCosts = [price, total].every((one) => one.quantity.dimension === "money" && isClear(one));
    if (!areCosts || !per || price.quantity.per || price.quantity.unit !== unit) return [];
    const thing = OF_THING.exec(total.unit.text.slice(price.quantity.end, total.quantity.start))?.[1];
    if (thing === undefined) return [];
    if (relationsIn(thing).has("run")) return ofRuns(price, total, per);
    const count = trafficOf(ledger, thing);
    return count ? ofTotal(price, count, total, [price, total]) : [];
  });
}

/** "$8 a run, $35 a month", where the paragraph tells how often it runs. */
function ofRuns(price: Stated, total: Stated, per: Period): Calculation[] {
  const { block, start } = total.unit;
  const [cadence, second] = cadencesIn(block.content.slice(Math.max(0, start - NEAR), start + NEAR));
  if (!cadence || second) return [];
  const runs = secondsIn(per) / cadence.high;
  const value = price.quantity.low * runs;
  const { dimension, unit, bound } = total.quantity;
  const tolerance = Math.max(TOLERANCE, roundingOf(total.quantity));
  const isMet = isNear({ low: value, high: value }, total.quantity, tolerance, bound);
  const result: Amount = { value, dimension, unit, per };
  const formula = `${writtenText(price)} × ${countText(runs)} = ${amountText(result)}`;
  return [comparison("cost", isMet, formula, result, [price], total)];
}

/** How far around a cost it may be told how often it is paid. */
const NEAR = 300;

const OF_THING = /^\s?(?:a|an|per|each|for each|за|на|\/)\s?(\p{L}+),?\s?(?:or|that is|\(|=|≈)?\s?$/u;

/** The 1,000 of "$0.50 per 1,000 requests". */
function baseOf(price: Stated, stated: readonly Stated[]): number {
  return stated.find((one) => isCount(one) && isPer(price, one))?.quantity.low ?? 1;
}

function productText({ quantity }: Stated, count: Stated, base: number): string {
  const { low, dimension, unit, per } = quantity;
  const price = amountText({ value: low, dimension, unit, per });
  return `${countText(count.quantity.low)} × ${price}${base === 1 ? "" : ` ÷ ${countText(base)}`}`;
}

/** Where no total is stated: the cost a month, of what is plainly so many at a price for a period. */
function derived(price: Stated, count: Stated, stated: readonly Stated[]): Calculation[] {
  const { low, high, unit, each } = price.quantity;
  const isPlain = isOfEach(price, count) || (each !== undefined && each === count.quantity.unit);
  const per: Period | undefined = price.quantity.per ?? count.quantity.per;
  if (!isPlain || !per || per === "year" || low !== high || (price.quantity.per && count.quantity.per))
    return [];
  const base = baseOf(price, stated);
  const times = secondsIn("month") / secondsIn(per);
  const result: Amount = {
    value: (low * count.quantity.low * times) / base,
    dimension: "money",
    unit,
    per: "month",
  };
  const range = placeOf(price);
  const scale = times === 1 ? "" : ` × ${countText(times)}`;
  const formula = `${productText(price, count, base)}${scale} = ${amountText(result)}`;
  const hint = { offset: range.end, text: `= ${amountText(result)}` };
  return [
    {
      kind: "cost",
      verdict: "derived",
      formula,
      result,
      inputs: [price, count],
      stated: undefined,
      range,
      hint,
    },
  ];
}
