import type { MetricMention } from "../facts/mentions";
import { isOfInput } from "../facts/metricReader";
import type { Range } from "../text/lines";
import type { Reading } from "./rule";

/**
 * The metrics by which the design judges its model: named where metrics are, or with a value; those of another model
 * that makes its features are not among them.
 */
export function chosenOffline({ facts }: Reading): MetricMention[] {
  return facts.metrics.filter(({ as, stance, unit, values }) => {
    if (as !== "offline" || stance !== "asserted") return false;
    const { topics } = facts.contexts.of(unit.label);
    return topics.includes("offline-metrics") || (values.length > 0 && !isOfInput(topics));
  });
}

/** Where a metric's name stands in the document. */
export function placeOf({ unit, start, end }: Pick<MetricMention, "unit" | "start" | "end">): Range {
  return unit.place(start, end);
}
