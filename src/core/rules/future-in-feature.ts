import type { Facts } from "../facts/facts";
import type { Unit } from "../facts/units";
import { askBeside } from "./questions";
import { oneALine, toldTogether } from "./told";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD506",
  name: "future-in-feature",
  about: "A feature holds what is known only after the prediction.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    future:
      "This feature is known only after the prediction: take its value as of the prediction time, or leave it out.",
  },
  check(reading, report) {
    const { facts } = reading;
    const told = toldTogether(facts, ["future-window"], ["known-ahead"]);
    const ofFeatures = told.filter((unit) => isOfFeature(facts, unit));
    for (const unit of oneALine(reading.document, ofFeatures))
      report({
        message: "future",
        range: unit.range,
        fixes: askBeside(reading, unit, "As of which time is each feature taken, and is it known by then?"),
      });
  },
});

/** Whether it stands among features, and not among the labels that are described beside them. */
function isOfFeature({ contexts }: Facts, { label }: Unit): boolean {
  const { own } = contexts.of(label);
  return own === "features";
}
