import type { Calculation } from "../calculation";
import { contradiction } from "./contradiction";
import { metricKey } from "./identity";
import { group, type Ledger } from "../ledger";
import { isSetApart } from "./naming";
import { isClear, type Stated } from "../roles/stated";

/** From what to what a metric is to go, as one place states it. */
interface Goal {
  readonly from: { readonly value: number; readonly stated: Stated };
  readonly to: { readonly value: number; readonly stated: Stated };
}

/** By how much two values may differ that are one: the last digit. */
const ROUNDING = 0.01;
const FROM = /^(?:from|с|со|от)\s/i;

/**
 * "From 4.0% to 4.2%" in the goal and "3.0% today, 4.2% wanted" in a table: where one end of two goals of a metric is the
 * same, they are one goal, and so is the other end.
 */
export function restatedGoals(ledger: Ledger): Calculation[] {
  const byMetric = new Map<string, Goal[]>();
  const seen = new Set<Stated>();
  for (const one of ledger.stated) {
    if (!one.metric || seen.has(one) || isSetApart(one.unit) || ledger.isOfOperation(one)) continue;
    const key = metricKey(one);
    const beside = ledger.line(one).filter((other) => other.metric && metricKey(other) === key);
    for (const other of beside) seen.add(other);
    const goal = goalOf(beside);
    if (goal) group(byMetric, key, goal);
  }
  return [...byMetric.values()].flatMap((goals) => {
    const [first, other] = goals;
    // Of three goals one may be that of a segment.
    if (!first || !other || goals.length > 2) return [];
    if (first.from.stated.unit.block === other.from.stated.unit.block) return [];
    const { name } = other.from.stated.metric!.metric;
    const isSameFrom = isSame(first.from, other.from);
    if (isSameFrom === isSame(first.to, other.to)) return [];
    return isSameFrom
      ? [contradiction(`${name} that is wanted`, first.to.stated, other.to.stated)]
      : [contradiction(`${name} of today`, first.from.stated, other.from.stated)];
  });
}

/** The goal that the values of one metric in a row or sentence make: a range, or today's and one other. */
function goalOf(beside: readonly Stated[]): Goal | undefined {
  if (!beside.every(isClear)) return undefined;
  const [one, other] = beside;
  if (!one || beside.length > 2) return undefined;
  const { quantity, unit } = one;
  const isFrom = FROM.test(unit.text.slice(quantity.start, quantity.end));
  if (!other)
    return isFrom && quantity.high > quantity.low
      ? { from: { value: quantity.low, stated: one }, to: { value: quantity.high, stated: one } }
      : undefined;
  if (quantity.low !== quantity.high || other.quantity.low !== other.quantity.high) return undefined;
  const isToday = one.role === "baseline" && other.role !== "baseline" && other.role !== "threshold";
  return isFrom || isToday
    ? { from: { value: quantity.low, stated: one }, to: { value: other.quantity.low, stated: other } }
    : undefined;
}

function isSame(a: Goal["from"], b: Goal["from"]): boolean {
  return Math.abs(a.value - b.value) <= ROUNDING * Math.max(a.value, b.value);
}
