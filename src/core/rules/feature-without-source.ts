import { cellOf, isEmptyCell } from "../facts/tables";
import { askInCell } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD517",
  name: "feature-without-source",
  about: "A table of features leaves the source of one empty.",
  severity: { default: "information", interview: "hint", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "strict",
  messages: { empty: "“{{feature}}” has no source: name the table, log or service that it comes from." },
  check({ facts }, report) {
    for (const table of facts.tables)
      for (const row of table.rows) {
        const feature = cellOf(table, row, "feature");
        const source = cellOf(table, row, "source");
        const hasSource = table.columns.some(({ role }) => role === "source");
        if (!feature || !hasSource || isEmptyCell(feature) || !isEmptyCell(source)) continue;
        report({
          message: "empty",
          data: { feature: feature.content.trim() },
          range: feature.range,
          fixes: askInCell(source, "Which table, log or service does it come from?"),
        });
      }
  },
});
