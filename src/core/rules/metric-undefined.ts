import { isDefined } from "../facts/definitions";
import { placeOf } from "./metrics";
import { askBeside } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD321",
  name: "metric-undefined",
  about: "An online rate is named, and not of what or over which time it is counted.",
  severity: { default: "hint", interview: "off", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  messages: { open: "{{metric}} of whom, and over which time? Two readers would count it in two ways." },
  check(reading, report) {
    const { metrics, contexts, tables, traits } = reading.facts;
    if (traits.has("interview")) return;
    for (const id of RATES) {
      const named = metrics.filter(({ metric, stance }) => metric.id === id && stance === "asserted");
      const decides = named.find(
        ({ unit, as }) => as !== "offline" && contexts.of(unit.label).topics.includes("online-metrics"),
      );
      if (!decides || isDefined(named, tables)) continue;
      const { name } = decides.metric;
      report({
        message: "open",
        data: { metric: name },
        range: placeOf(decides),
        fixes: askBeside(reading, decides.unit, `Of whom, and over which time, is ${name} counted?`),
      });
    }
  },
});

/** Rates that every team counts in a way of its own; what CTR is everybody knows. */
const RATES = [
  "retention",
  "churn-rate",
  "cvr",
  "engagement-rate",
  "completion-rate",
  "stickiness",
  "abandonment-rate",
];
