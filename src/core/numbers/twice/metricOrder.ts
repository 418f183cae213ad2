import type { Contexts } from "../../facts/context";
import { isExplained, says } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import { group } from "../ledger";
import type { Stated } from "../roles/stated";

/** Two values of one metric that can't stand beside each other. */
export interface Disorder {
  readonly message: "target" | "cutOff";
  readonly wrong: Stated;
  readonly other: Stated;
}

/** So much less than the value before may be rounding. */
const ROUNDING = 0.02;
/** What only grows with the number of results that are looked at. */
const GROWING = new Set(["recall-at-k", "hit-rate"]);

/** Targets that are worse than the value of today in their own row, and measures of more results that are lower. */
export function disorders(stated: readonly Stated[], contexts: Contexts): Disorder[] {
  const rows = new Map<number, Stated[]>();
  const columns = new Map<number, Stated[]>();
  for (const one of stated) {
    if (one.metric?.stance !== "asserted" || one.quantity.isChange || one.unit.block.kind !== "cell")
      continue;
    const row = headersOf(one.unit.label).find(({ kind }) => kind === "row");
    if (row) group(rows, row.range.start, one);
    if (one.unit.label.kind === "column" && GROWING.has(one.metric.metric.id))
      group(columns, one.unit.label.range.start, one);
  }
  return [
    ...[...rows.values()].flatMap((row) => worseTargets(row, contexts)),
    ...[...columns.values()].flatMap(fallingCutOffs),
  ];
}

/** "Today 0.71, target 0.65": of a metric that is to grow. What must only not fall much is no target of its own. */
function worseTargets(row: readonly Stated[], contexts: Contexts): Disorder[] {
  if (!row.some(({ role }) => role === "baseline")) return [];
  return row.flatMap((wrong) => {
    const { metric, quantity, unit, role } = wrong;
    const { direction } = metric!.metric;
    if (role !== "target" || !isOfWholeName(wrong) || (direction !== "higher" && direction !== "lower"))
      return [];
    if (metric!.as === "guardrail" || isExplained("difference", unit) || isExplained("tolerated", unit))
      return [];
    const isHigherBetter = direction === "higher";
    // A bound on the other side is told by itself.
    if (quantity.bound === (isHigherBetter ? "at-most" : "at-least")) return [];
    if (contexts.of(unit.label).topics.includes("monitoring") || row.some(isKeptOnly)) return [];
    const todays = row.filter((one) => one.role === "baseline" && isSameScale(one, wrong));
    const [other] = todays;
    if (!other || todays.length > 1) return [];
    const [good, bad] = isHigherBetter
      ? [wrong.quantity.high, other.quantity.low]
      : [other.quantity.high, quantity.low];
    return good < bad * (1 - ROUNDING) ? [{ message: "target", wrong, other } as const] : [];
  });
}

/** Whether a metric is what its cell is about: a "share of revenue written off" is no revenue. */
function isOfWholeName({ metric }: Stated): boolean {
  const { metric: known, unit, start, end } = metric!;
  const begins = known.classes[0] === "offline" && start === 0;
  return begins || end - start >= WHOLE * unit.text.trim().length;
}

const WHOLE = 0.6;

/** Whether a cell says that a metric is only watched: "guardrail", "no worse than today". */
function isKeptOnly({ unit }: Stated): boolean {
  return (
    headersOf(unit.label).some(({ text }) => says("difference", text) || says("kept", text)) ||
    says("kept", unit.text)
  );
}

/** "Recall@5 0.77, recall@10 0.29" in one column. */
function fallingCutOffs(column: readonly Stated[]): Disorder[] {
  const known = column
    .filter(({ metric }) => /^\d+$/.test(metric!.k ?? ""))
    .sort((a, b) => Number(a.metric!.k) - Number(b.metric!.k));
  const cutOffs = new Set(known.map(({ metric }) => `${metric!.metric.id} ${metric!.k}`));
  // Several rows of one cut-off are of several models.
  if (cutOffs.size < known.length) return [];
  return known.flatMap((wrong, index) => {
    const other = known[index - 1];
    const isSame = other?.metric!.metric === wrong.metric!.metric && isSameScale(other, wrong);
    const isFalling = isSame && wrong.quantity.high < other.quantity.low * (1 - ROUNDING);
    return isFalling ? [{ message: "cutOff", wrong, other } as const] : [];
  });
}

function isSameScale({ metric: a, quantity: one }: Stated, { metric: b, quantity: two }: Stated): boolean {
  const isOneMetric = a!.metric === b!.metric && (a!.k === b!.k || GROWING.has(a!.metric.id));
  return isOneMetric && one.dimension === two.dimension && one.unit === two.unit && one.per === two.per;
}
