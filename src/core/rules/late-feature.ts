import { askBeside } from "./questions";
import type { Unit } from "../facts/units";
import { toldTogether } from "./told";
import { defineRule, type Reading } from "./rule";

export default defineRule({
  code: "MLD518",
  name: "late-feature",
  about: "A feature is not there when the prediction is made.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    late: "This feature is not there when the prediction is made: leave it out, or take a value that is known by then.",
  },
  check(reading, report) {
    for (const unit of toldTogether(reading.facts, ["late-value"], ["left-out"]))
      if (isOfFeature(reading, unit))
        report({
          message: "late",
          range: unit.range,
          fixes: askBeside(
            reading,
            unit,
            "Which value of each feature is known when the prediction is made?",
          ),
        });
  },
});

/** Whether it stands among features, or in a row of a table of them. */
function isOfFeature({ facts }: Reading, { label, block }: Unit): boolean {
  if (facts.contexts.of(label).own === "features") return true;
  return facts.tables.some(
    ({ columns, rows }) =>
      columns.some(({ role }) => role === "feature") && rows.some((row) => row.includes(block)),
  );
}
