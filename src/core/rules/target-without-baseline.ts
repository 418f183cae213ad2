import type { MetricMention } from "../facts/mentions";
import { valueRoleIn, type MetricValue } from "../facts/metricValues";
import type { Metric } from "../knowledge/types";
import type { Table } from "../facts/tables";
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
  const found = mentions.flatMap((mention) =>
    targetsOf(mention, reading)
      .filter(({ unit }) => reading.facts.contexts.of(unit.label).topics.includes(TOPIC))
      .map((value) => ({ mention, value })),
  );
  if (found.some(({ mention, value }) => isCompared(mention, value, reading))) return undefined;
  return found[0];
}

/** Whether it is a gain, or what stands with it says something of what there is today, be it that there is nothing. */
function isCompared({ unit }: MetricMention, value: MetricValue, { facts }: Reading): boolean {
  if (value.quantity.isChange || isGain(value)) return true;
  if ([unit, value.unit].some(({ block }) => valueRoleIn(block.content) === "baseline")) return true;
  return facts.tables.some((table) => {
    const row = table.rows.find((cells) => cells.includes(unit.block));
    const beside = row?.filter(
      (cell, index) => index > 0 && cell !== value.unit.block && isOfValues(table, index),
    );
    return beside?.some(({ content }) => /[\p{L}\p{N}]/u.test(content)) ?? false;
  });
}

/** Whether a column holds today's values: by its header, or by figures where no header tells what it is. */
function isOfValues({ columns, rows }: Table, index: number): boolean {
  const role = columns[index]?.role;
  if (role !== undefined) return role === "baseline";
  return 2 * rows.filter((row) => /\d/.test(row[index]?.content ?? "")).length >= rows.length;
}

/** "At least 0.17 above the rules", "by 0.05". */
function isGain({ quantity: { start, end }, unit: { text } }: MetricValue): boolean {
  const [behind = ""] = /^\s*\S+\s+\S+/.exec(text.slice(end, end + REACH)) ?? [];
  return says(
    "gain",
    `${text
      .slice(Math.max(0, start - REACH), start)
      .split(" ")
      .slice(-2)
      .join(" ")} | ${behind}`,
  );
}

const REACH = 20;

function placeOf({ unit, quantity }: MetricValue) {
  return unit.place(quantity.start, quantity.end);
}

function offer(reading: Reading, { mention, value }: Open): Fix[] {
  if (mention.unit.block.kind === "cell") return offerColumn(reading, mention, "baseline");
  return [offerWords(placeOf(value).end, `(baseline ${BLANK})`)];
}
