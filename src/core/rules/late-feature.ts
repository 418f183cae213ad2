import type { Table } from "../facts/tables";
import { askBeside } from "./questions";
import { oneALine, toldTogether } from "./told";
import { defineRule } from "./rule";

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
    const { facts, document } = reading;
    const inTables = new Set(facts.tables.filter(isOfFeatures).flatMap(({ rows }) => rows.flat()));
    const told = toldTogether(facts, ["late-value"], ["left-out"]).filter(
      ({ label, block }) => facts.contexts.of(label).own === "features" || inTables.has(block),
    );
    for (const unit of oneALine(document, told))
      report({
        message: "late",
        range: unit.range,
        fixes: askBeside(reading, unit, "Which value of each feature is known when the prediction is made?"),
      });
  },
});

function isOfFeatures({ columns }: Table): boolean {
  return columns.some(({ role }) => role === "feature");
}
