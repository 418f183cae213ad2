import type { Contexts } from "../../facts/context";
import { valueRoleIn } from "../../facts/metricValues";
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
    ...stated.flatMap((one, index) => worseThanToday(one, stated[index + 1], contexts)),
  ];
}

/** "Accuracy above 50% (today's is 33%)": a target in a sentence or an item, and right behind it the value of today. */
function worseThanToday(wrong: Stated, other: Stated | undefined, contexts: Contexts): Disorder[] {
  const { metric, quantity, unit, role } = wrong;
  if (metric?.stance !== "asserted" || role !== "target" || other?.unit.block !== unit.block) return [];
  const { direction } = metric.metric;
  const isHigherBetter = direction === "higher";
  if (unit.block.kind === "cell" || quantity.bound !== (isHigherBetter ? "at-least" : "at-most")) return [];
  if ((!isHigherBetter && direction !== "lower") || quantity.dimension !== other.quantity.dimension)
    return [];
  if (other.quantity.isChange || (other.metric && other.metric.metric !== metric.metric)) return [];
  const between = unit.block.content.slice(
    unit.start + quantity.end,
    other.unit.start + other.quantity.start,
  );
  const isToday =
    between.length <= REACH && valueRoleIn(between) === "baseline" && /^[\s.;]*\(/.test(between);
  if (!isToday || isKept(wrong) || contexts.of(unit.label).topics.includes("monitoring")) return [];
  return isWorse(wrong, other, isHigherBetter) ? [{ message: "target", wrong, other }] : [];
}

/** How far behind a target today's value may stand: "(the metric of today, with estimates by hand, is". */
const REACH = 60;

/** Whether a sentence says that a metric only must not fall much. */
function isKept({ metric, unit }: Stated): boolean {
  return metric!.as === "guardrail" || isExplained("tolerated", unit) || says("kept", unit.text);
}

function isWorse(wanted: Stated, today: Stated, isHigherBetter: boolean): boolean {
  const [good, bad] = isHigherBetter
    ? [wanted.quantity.high, today.quantity.low]
    : [today.quantity.high, wanted.quantity.low];
  return good < bad * (1 - ROUNDING);
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
    return isWorse(wrong, other, isHigherBetter) ? [{ message: "target", wrong, other } as const] : [];
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
