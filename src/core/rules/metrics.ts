import type { MetricMention } from "../facts/mentions";
import type { Range } from "../text/lines";
import type { Reading } from "./rule";

/** The metrics by which the design judges its model: named where metrics are, or with a value. */
export function chosenOffline({ facts }: Reading): MetricMention[] {
  return facts.metrics.filter(({ as, stance, unit, values }) => {
    if (as !== "offline" || stance !== "asserted") return false;
    return values.length > 0 || facts.contexts.of(unit.label).topics.includes("offline-metrics");
  });
}

/** Where a metric's name stands in the document. */
export function placeOf({ unit, start, end }: Pick<MetricMention, "unit" | "start" | "end">): Range {
  return unit.place(start, end);
}
