import type { RelationWord } from "../../knowledge/measureTypes";
import { amountText, digits, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import { headersOf } from "../roles/headerUnit";
import { sectionOf, type Ledger } from "../ledger";
import { isNear, roundingOf } from "../written/nearness";
import { secondsIn } from "../time/periods";
import { relationsIn } from "../relationWords";
import { distinct, isClear, writtenText, type Stated } from "../roles/stated";

const TOLERANCE = 0.1;
/** More numbers are a list or a table of their own. */
const MOST_TOGETHER = 40;

/** What an investment brings back, and how soon, against what the design states of both in the same section. */
export function returns(ledger: Ledger): Calculation[] {
  const all = [...ledger.stated, ...ledger.remarks];
  const money = all.filter(({ quantity }) => quantity.dimension === "money");
  const priced = new Set(money.map(({ unit }) => sectionOf(unit.label)));
  return all.flatMap((one) => {
    // What an investment brings back can't be told where no money is.
    if (!priced.has(sectionOf(one.unit.label))) return [];
    const words = namesOf(one);
    if (words.has("costRatio")) return ratioOf(ledger, one);
    if (
      !isClear(one) ||
      one.quantity.low !== one.quantity.high ||
      !(words.has("roi") || words.has("payback"))
    )
      return [];
    const beside = ledger.inSectionOf(one.unit);
    if (beside.length > MOST_TOGETHER) return [];
    const investment = amountOf(beside, "investment");
    const benefit = amountOf(beside, "benefit");
    if (!investment || !benefit || investment.quantity.unit !== benefit.quantity.unit) return [];
    if (words.has("payback")) return paybackOf(one, investment, benefit);
    // Of several years the first is what one year's benefit makes.
    return ledger.inUnit(one.unit)[0] === one ? roiOf(one, investment, benefit) : [];
  });
}

/** "A miss costs $500, an alert $10; cost ratio 50:1": what two amounts of the same text make. */
function ratioOf(ledger: Ledger, one: Stated): Calculation[] {
  const { dimension, unit, low, high } = one.quantity;
  const isTimes = dimension === "ratio" && unit === "times";
  if (!isClear(one) || low !== high || (!isTimes && !isToOne(one))) return [];
  const beside = ledger.inBlock(one.unit.block);
  if (beside.length > MOST_TOGETHER) return [];
  const costs = distinct(
    beside.filter(
      (other) =>
        other.quantity.dimension === "money" && isClear(other) && other.quantity.low === other.quantity.high,
    ),
  ).sort((a, b) => a.quantity.low - b.quantity.low);
  const [less, more] = costs;
  if (!less || !more || costs.length > 2 || less.quantity.unit !== more.quantity.unit) return [];
  const value = more.quantity.low / less.quantity.low;
  const tolerance = Math.max(TOLERANCE, roundingOf(one.quantity) / 2);
  const isMet = isNear({ low: value, high: value }, one.quantity, tolerance, one.quantity.bound);
  const result: Amount = { value, dimension: "ratio", unit: "times" };
  const formula = `${writtenText(more)} ÷ ${writtenText(less)} = ${digits(value)}`;
  return [comparison("equation", isMet, formula, result, [less, more], one)];
}

/** "5.25:1" */
function isToOne({ unit, quantity }: Stated): boolean {
  return /^\s?:\s?1(?!\d)/.test(unit.text.slice(quantity.end));
}

/** The one amount of money whose label or row says what it is. */
function amountOf(beside: readonly Stated[], name: RelationWord): Stated | undefined {
  const all = distinct(
    beside.filter((one) => {
      const { dimension, low, high } = one.quantity;
      return dimension === "money" && low === high && isClear(one) && namesOf(one).has(name);
    }),
  );
  return all.length === 1 ? all[0] : undefined;
}

/** What the labels at the beginning of its line, or its row, say of an amount. */
function namesOf({ unit }: Stated): ReadonlySet<RelationWord> {
  const labels = headersOf(unit.label).filter(({ kind }) => kind === "line" || kind === "row");
  return relationsIn(labels.map(({ text }) => text).join(" | "));
}

/** Net or gross, as a share or as a ratio "5:1". */
function roiOf(one: Stated, investment: Stated, benefit: Stated): Calculation[] {
  const { dimension, unit } = one.quantity;
  const isRatio = isToOne(one);
  if (dimension !== "ratio" && !isRatio) return [];
  const gross = benefit.quantity.low / investment.quantity.low;
  const tolerance = Math.max(TOLERANCE, roundingOf(one.quantity));
  const isMet = [gross, gross - 1].some((value) =>
    isNear({ low: value, high: value }, one.quantity, tolerance, one.quantity.bound),
  );
  const result: Amount = { value: gross, dimension: "ratio", unit: unit === "percent" ? unit : "times" };
  const value = isRatio ? `${digits(gross)}:1` : amountText(result);
  const formula = `${writtenText(benefit)} ÷ ${writtenText(investment)} = ${value}`;
  return [comparison("equation", isMet, formula, result, [investment, benefit], one)];
}

/** How long a year's benefit takes to bring back what was put in. */
function paybackOf(one: Stated, investment: Stated, benefit: Stated): Calculation[] {
  if (one.quantity.dimension !== "time") return [];
  const value = (investment.quantity.low / benefit.quantity.low) * secondsIn(benefit.quantity.per ?? "year");
  const tolerance = Math.max(
    TOLERANCE,
    roundingOf({ ...one.quantity, low: one.quantity.low / secondsIn("month") }),
  );
  const isMet = isNear({ low: value, high: value }, one.quantity, tolerance, one.quantity.bound);
  const result: Amount = { value, dimension: "time" };
  const formula = `${writtenText(investment)} ÷ ${writtenText(benefit)} = ${amountText(result)}`;
  return [comparison("equation", isMet, formula, result, [investment, benefit], one)];
}
