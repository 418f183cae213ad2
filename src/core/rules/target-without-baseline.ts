import type { MetricMention } from "../facts/mentions";
import { valueRoleIn, type MetricValue } from "../facts/metricValues";
import type { Metric } from "../knowledge/types";
import { rowOfCell, type Table } from "../facts/tables";
import { says } from "../numbers/explanations";
import { BLANK, byMetric, named, offerColumn, offerWords, targetsOf } from "./metricTargets";
import { defineRule, type Fix, type Reading } from "./rule";

const TOPIC = "offline-metrics";

export default defineRule({
  code: "MLD304",
  name: "target-without-baseline",
  about: "An offline metric has a target, and nothing says what it is today.",
  severity: { default: "information", interview: "off", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    open: "There is a target for {{metrics}}, and no value of today or of the baseline: nobody can tell how far the way is. State it, or say that nothing exists yet.",
  },
  check(reading, report) {
    const { facts, checklist } = reading;
    // Without any baseline that is what is missing.
    if (facts.traits.has("interview") || checklist.topics.get("baseline")!.status === "missing") return;
    const offline = facts.metrics.filter(
      ({ as, stance, metric }) =>
        as === "offline" && stance === "asserted" && !OF_PROBABILITIES.has(metric.id),
    );
    const open: Open[] = [];
    for (const [metric, mentions] of byMetric(offline)) {
      const target = openTarget(mentions, reading);
      if (target) open.push({ ...target, metric });
    }
    const [first, ...others] = open;
    if (!first) return;
    report({
      message: "open",
      data: { metrics: named(open.map(({ metric }) => metric)) },
      range: placeOf(first.value),
      related: others.map(({ metric, value }) => ({ message: metric.name, range: placeOf(value) })),
      fixes: offer(reading, first),
    });
  },
});

/** Rules and people, which most models replace, give no probabilities that could be calibrated. */
const OF_PROBABILITIES = new Set(["ece", "calibration-ratio", "brier", "reliability-diagram", "nce"]);

/** A target with nothing to compare it with. */
interface Open {
  readonly metric: Metric;
  readonly mention: MetricMention;
  readonly value: MetricValue;
}

/** The first target of a metric where every value that is stated of it is one. */
function openTarget(mentions: readonly MetricMention[], reading: Reading): Omit<Open, "metric"> | undefined {
  if (mentions.some(({ values }) => values.some(({ role }) => role !== "target"))) return undefined;
  const found = mentions
    .flatMap((mention) => targetsOf(mention, reading).map((value) => ({ mention, value })))
    .filter(({ value }) => reading.facts.contexts.of(value.unit.label).topics.includes(TOPIC))
    .slice(0, MOST_TARGETS);
  if (found.some(({ mention, value }) => isCompared(mention, value, reading))) return undefined;
  return found[0];
}

/** A metric with more targets than these is a table of results. */
const MOST_TARGETS = 20;

/** Whether it is a gain, or what stands with it says something of what there is today, be it that there is nothing. */
function isCompared({ unit, start }: MetricMention, value: MetricValue, { facts }: Reading): boolean {
  // "Recall at precision of at least 0.3": where another metric is read, and no aim.
  if (/(?:^|\s)(?:at|при) $/u.test(unit.text.slice(Math.max(0, start - REACH), start))) return true;
  if (value.quantity.isChange || isGain(value)) return true;
  if ([unit, value.unit].some(({ block }) => valueRoleIn(block.content) === "baseline")) return true;
  const { table, row = [] } = rowOfCell(facts.tables, unit.block) ?? {};
  return row.some(
    (cell, index) =>
      index > 0 &&
      cell !== value.unit.block &&
      isOfValues(table!, index) &&
      /[\p{L}\p{N}]/u.test(cell.content),
  );
}

/** Whether a column holds today's values: by its header, or by figures where no header tells what it is. */
function isOfValues({ columns, rows }: Table, index: number): boolean {
  const role = columns[index]?.role;
  if (role !== undefined) return role === "baseline";
  return 2 * rows.filter((row) => /\d/.test(row[index]?.content ?? "")).length >= rows.length;
}

/** "At least 0.17 above the rules", "by 0.05". */
function isGain({ quantity: { start, end }, unit: { text } }: MetricValue): boolean {
  const before = text
    .slice(Math.max(0, start - REACH), start)
    .split(" ")
    .slice(-2)
    .join(" ");
  const [behind = ""] = /^\s*\S+\s+\S+/.exec(text.slice(end, end + REACH)) ?? [];
  return says("gain", before) || says("gain", behind);
}

const REACH = 20;

function placeOf({ unit, quantity }: MetricValue) {
  return unit.place(quantity.start, quantity.end);
}

function offer(reading: Reading, { mention, value }: Open): Fix[] {
  if (mention.unit.block.kind === "cell") return offerColumn(reading, mention, "baseline");
  return [offerWords(placeOf(value).end, `(baseline ${BLANK})`)];
}
