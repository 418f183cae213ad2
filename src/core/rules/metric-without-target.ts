import type { MetricMention } from "../facts/mentions";
import { valueRoleIn } from "../facts/metricValues";
import type { Facts } from "../facts/facts";
import type { Quantity } from "../facts/quantities";
import type { Stance } from "../facts/stance";
import { cellOf, rowOfCell } from "../facts/tables";
import type { Unit } from "../facts/units";
import { chosenOffline, placeOf } from "./metrics";
import { BLANK, byMetric, named, offerColumn, offerWords, wantedValue } from "./metricTargets";
import { isFilled } from "./conditions";
import { defineRule, type Fix, type Reading } from "./rule";

const TOPIC = "offline-metrics";

export default defineRule({
  code: "MLD303",
  name: "metric-without-target",
  about: "Offline metrics are named, and of none the value that is good enough.",
  severity: { default: "information", interview: "off", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    open: "Which value is good enough? Nothing says it of {{metrics}}: give a target, or the gain over the baseline that is wanted.",
  },
  check(reading, report) {
    const { facts, checklist } = reading;
    if (facts.traits.has("interview")) return;
    const all = chosenOffline(reading).filter(({ unit }) =>
      facts.contexts.of(unit.label).topics.includes(TOPIC),
    );
    const chosen = all.filter(({ unit }) => !isHeader(unit, facts));
    const [first, ...others] = [...byMetric(chosen).values()].map(([mention]) => mention!);
    if (!first || isFilled(checklist, `${TOPIC}.target`) || isPutOff(reading)) return;
    if (all.some((mention) => isReported(mention) || hasTargetCell(mention, reading))) return;
    report({
      message: "open",
      data: { metrics: named([first, ...others].map(({ metric }) => metric)) },
      range: placeOf(first),
      related: others.map((one) => ({ message: one.metric.name, range: placeOf(one) })),
      topics: [TOPIC],
      expects: "a value that is good enough",
      fixes: offer(reading, first),
    });
  },
});

/** What heads a column is compared below, for several models or by several papers. */
function isHeader({ block }: Unit, { tables }: Facts): boolean {
  return block.kind === "cell" && rowOfCell(tables, block) === undefined;
}

/** Whether the design says that it has no target, or not yet. */
function isPutOff({ facts }: Reading): boolean {
  return (facts.byTopic.get(TOPIC) ?? []).some(
    ({ stance, unit }) => PUT_OFF.has(stance) && valueRoleIn(unit.text) === "target",
  );
}

const PUT_OFF = new Set<Stance>(["negated", "deferred"]);

/** Whether several values are given side by side: what was reached says more than what was wanted. */
function isReported({ unit, values }: MetricMention): boolean {
  const levels = values.filter(({ quantity }) => isLevel(quantity));
  const beside = levels.filter((value) => value.unit === unit).length;
  return Math.max(beside, levels.length - beside) > 1;
}

/** "A gain of 0.01 lowers defaults by 0.2 points": none of these is a value that was reached. */
function isLevel({ dimension, unit, isChange }: Quantity): boolean {
  return dimension !== "count" && !isChange && unit !== "percentage-point";
}

/** Whether the row of a metric has a figure in the column of the targets, whatever else the row measures. */
function hasTargetCell({ unit }: MetricMention, { facts }: Reading): boolean {
  const { table, row } = rowOfCell(facts.tables, unit.block) ?? {};
  return table !== undefined && /\d/.test(cellOf(table, row!, "target")?.content ?? "");
}

function offer(reading: Reading, mention: MetricMention): Fix[] {
  const { unit, end, metric } = mention;
  if (unit.block.kind === "cell") return offerColumn(reading, mention, "target");
  // "NDCG@10": the cut-off belongs to the name.
  const [rest] = /^[^\s,;.:)]*/.exec(unit.text.slice(end))!;
  const at = unit.place(0, end + rest.length).end;
  return [offerWords(at, `${wantedValue(metric)} (baseline ${BLANK})`)];
}
