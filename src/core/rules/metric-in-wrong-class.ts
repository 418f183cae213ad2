import type { MetricMention } from "../facts/mentions";
import { placeOf } from "./metrics";
import { askBeside } from "./questions";
import { defineRule, type Reading } from "./rule";

export default defineRule({
  code: "MLD311",
  name: "metric-in-wrong-class",
  about: "A metric stands among those of the other class: offline among online ones, or the reverse.",
  severity: { default: "hint" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  messages: {
    online: "{{metric}} is measured in production: move it to the online metrics, or say how it is replayed.",
    offline:
      "{{metric}} needs labels: move it to the offline metrics, or say which labels there are in production.",
  },
  check(reading, report) {
    const told = new Set<string>();
    for (const mention of reading.facts.metrics) {
      const message = wrongClass(mention, reading);
      if (!message || told.has(mention.metric.id)) continue;
      told.add(mention.metric.id);
      const metric = mention.metric.name;
      report({
        message,
        data: { metric },
        range: placeOf(mention),
        fixes: askBeside(reading, mention.unit, ASK[message](metric)),
      });
    }
  },
});

const ASK = {
  online: (metric: string): string => `Is ${metric} replayed here, or does it belong to the online metrics?`,
  offline: (metric: string): string =>
    `Which labels in production is ${metric} computed from, and when do they come?`,
};

/** Only metrics of one class can stand in the wrong place; the heading must name one class, and the line no exception. */
function wrongClass(
  { metric, stance, isReplayed, unit, start }: MetricMention,
  { facts }: Reading,
): keyof typeof ASK | undefined {
  if (stance !== "asserted" || isReplayed || start > LIST_MARK || unit.block.kind === "paragraph")
    return undefined;
  const { own } = facts.contexts.of(unit.label);
  const only = metric.classes.filter((one) => one !== "monitoring");
  if (only.length !== 1) return undefined;
  if (own === "offline-metrics" && only[0] === "online") return "online";
  if (own === "online-metrics" && only[0] === "offline") return "offline";
  return undefined;
}

/** A list or table of metrics names them first; a sentence may speak of another's. */
const LIST_MARK = 3;
