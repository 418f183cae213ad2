import { amountText } from "./amountText";
import type { Calculation } from "./calculation";
import { comparison } from "./comparison";
import type { Ledger } from "./ledger";
import { percentilesIn } from "../facts/percentiles";
import { relationsIn } from "./relationWords";
import { isClear, writtenText, type Stated } from "./stated";

/** Amounts of which one can't be less than the other: a p99 below a p95, more users a day than there are. */
export function orders(ledger: Ledger): Calculation[] {
  const lines = new Set<readonly Stated[]>();
  for (const [unit] of ledger.units) lines.add(ledger.line({ unit }));
  return [...[...lines].flatMap(percentiles), ...users(ledger)];
}

/** The times of one thing at several percentiles: the higher is not the shorter. */
function percentiles(line: readonly Stated[]): Calculation[] {
  const times = line.filter((one) => percentileOf(one) !== undefined && isClear(one));
  return times.slice(1).flatMap((right, index): Calculation[] => {
    const left = times[index]!;
    const [a, b] = [percentileOf(left)!, percentileOf(right)!];
    if (a === b || left.role !== right.role || !isOfSameThing(left, right)) return [];
    const [lower, higher] = a < b ? [left, right] : [right, left];
    if (higher.quantity.high >= lower.quantity.low) return [];
    const result = { value: lower.quantity.low, dimension: "time" } as const;
    const formula = `A p${percentileOf(higher)!} is at least the p${percentileOf(lower)!}, ${amountText(result)}`;
    return [comparison("equation", false, formula, result, [lower], higher)];
  });
}

/** The percentile of a time, be it said as a share: "0.5 s for 95% of requests". */
function percentileOf({ quantity }: Stated): number | undefined {
  return quantity.dimension === "time" ? quantity.percentile : undefined;
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
