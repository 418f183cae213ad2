import { cellOf, isEmptyCell } from "../facts/tables";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD517",
  name: "feature-without-source",
  about: "A table of features leaves the source of one empty.",
  severity: { default: "information", interview: "hint", concept: "off" },
  since: "0.1.0",
  preset: "strict",
  messages: { empty: "“{{feature}}” has no source: name the table, log or service that it comes from." },
  check({ facts }, report) {
    for (const table of facts.tables)
      for (const row of table.rows) {
        const feature = cellOf(table, row, "feature");
        const hasSource = table.columns.some(({ role }) => role === "source");
        if (!feature || !hasSource || isEmptyCell(feature) || !isEmptyCell(cellOf(table, row, "source")))
          continue;
        report({ message: "empty", data: { feature: feature.content.trim() }, range: feature.range });
      }
  },
});
