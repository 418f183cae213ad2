import type { Block } from "../../document/model";
import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import { says } from "../explanations";
import type { Ledger } from "../ledger";
import { percentilesIn } from "../../facts/percentiles";
import { relationsIn } from "../relationWords";
import { isClear, writtenText, type Stated } from "../roles/stated";

/** Amounts of which one can't be less than the other: a p99 below a p95, more users a day than there are. */
export function orders(ledger: Ledger): Calculation[] {
  const lines = new Set<readonly Stated[]>();
  for (const one of ledger.stated) if (one.quantity.percentile !== undefined) lines.add(ledger.line(one));
  return [...[...lines].flatMap(percentiles), ...sharesOfRequests(ledger), ...users(ledger)];
}

/** "0.5 s for 95% of requests. For 99% of requests 1 s": percentiles that are told as shares, in one paragraph. */
function sharesOfRequests(ledger: Ledger): Calculation[] {
  const blocks = new Map<Block, Told[]>();
  for (const [unit, stated] of ledger.unitsWith("ratio")) {
    const times = stated.filter((one) => one.quantity.dimension === "time" && isClear(one));
    const [time] = times;
    if (!time || times.length > 1 || time.quantity.percentile) continue;
    const shares = stated.filter(isShareOfRequests);
    const [share] = shares;
    if (!share || shares.length > 1) continue;
    const told = { time, percentile: share.quantity.low * 100 };
    const known = blocks.get(unit.block);
    if (known) known.push(told);
    else blocks.set(unit.block, [told]);
  }
  return [...blocks.values()].flatMap((all) =>
    all.slice(1).flatMap((right, index) => ordered(all[index]!, right)),
  );
}

/** "95% of requests". */
function isShareOfRequests({ unit, quantity }: Stated): boolean {
  const { dimension, low, high, end } = quantity;
  const isMost = dimension === "ratio" && low === high && low >= LEAST_SHARE && low < 1;
  return isMost && says("request", unit.text.slice(end, end + REACH));
}

const LEAST_SHARE = 0.5;

/** A time, with the percentile that it is of. */
interface Told {
  readonly time: Stated;
  readonly percentile: number;
}

function ordered(left: Told, right: Told): Calculation[] {
  if (left.percentile === right.percentile || left.time.role !== right.time.role) return [];
  const [lower, higher] = left.percentile < right.percentile ? [left, right] : [right, left];
  if (higher.time.quantity.high >= lower.time.quantity.low) return [];
  const result = { value: lower.time.quantity.low, dimension: "time" } as const;
  const formula = `A p${higher.percentile} is at least the p${lower.percentile}, ${amountText(result)}`;
  return [comparison("equation", false, formula, result, [lower.time], higher.time)];
}

/** The times of one thing at several percentiles: the higher is not the shorter. */
function percentiles(line: readonly Stated[]): Calculation[] {
  const times = line.flatMap((time): Told[] => {
    const { dimension, percentile } = time.quantity;
    return dimension === "time" && percentile !== undefined && isClear(time) ? [{ time, percentile }] : [];
  });
  return times
    .slice(1)
    .flatMap((right, index) =>
      isOfSameThing(times[index]!.time, right.time) ? ordered(times[index]!, right) : [],
    );
}

/** In the cells of one row, or with nothing between them but the name of the percentile. */
function isOfSameThing(left: Stated, right: Stated): boolean {
  if (left.unit !== right.unit)
    return left.unit.block.kind === "cell" && left.quantity.bound === right.quantity.bound;
  const between = left.unit.text.slice(left.quantity.end, right.quantity.start);
  const names = percentilesIn(between);
  const words = names.reduce(
    (text, { start, end }) => text.slice(0, start) + " ".repeat(end - start) + text.slice(end),
    between,
  );
  return /^(?:[\s,;/()=:<≤~]|\b(?:and|or|at|и)\b)*$/iu.test(words);
}

/** Those who come in a day are some of those who come in a month, and these of all. */
function users(ledger: Ledger): Calculation[] {
  const daily = ledger.theOne("daily-users");
  const monthly = ledger.theOne("monthly-users");
  const everyone = [...ledger.withRole("users"), ...ledger.withRole("rows")].filter(isEveryone);
  const all = everyone.length === 1 ? everyone[0] : undefined;
  const pairs = [
    [daily, monthly],
    [daily, all],
    [monthly, all],
  ] as const;
  return pairs.flatMap(([part, whole]): Calculation[] => {
    if (!part || !whole || part === whole || !isClear(part) || !isClear(whole)) return [];
    if (part.unit !== whole.unit && !ledger.inSectionOf(whole.unit).includes(part)) return [];
    if (part.quantity.low <= whole.quantity.high) return [];
    const { dimension, unit, low } = whole.quantity;
    const formula = `At most ${writtenText(whole)}`;
    return [comparison("equation", false, formula, { value: low, dimension, unit }, [whole], part)];
  });
}

/** Whether it is the number of all users there are. */
function isEveryone({ unit, quantity }: Stated): boolean {
  const around = unit.text.slice(Math.max(0, quantity.start - REACH), quantity.end + REACH);
  return (
    quantity.dimension === "count" &&
    quantity.unit === "users" &&
    !quantity.per &&
    relationsIn(around).has("everyone")
  );
}

const REACH = 15;
