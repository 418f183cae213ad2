import { placeOf } from "./metrics";
import { askBeside } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD308",
  name: "ranking-metric-without-k",
  about: "A ranking metric is named without the number of results that it looks at.",
  severity: { default: "hint" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  messages: { cutoff: "{{metric}} of how many results? Write the cut-off, as in @10." },
  check(reading, report) {
    const asserted = reading.facts.metrics.filter(
      ({ stance, unit }) => stance === "asserted" && unit.block.kind !== "heading",
    );
    const withK = new Set(asserted.filter(({ k }) => k !== undefined).map(({ metric }) => metric.id));
    const told = new Set<string>();
    for (const mention of asserted) {
      const { id, name } = mention.metric;
      if (!CUT.has(id) || withK.has(id) || told.has(id)) continue;
      told.add(id);
      report({
        message: "cutoff",
        data: { metric: name },
        range: placeOf(mention),
        fixes: askBeside(reading, mention.unit, `How many results does ${name} look at, as in @10?`),
      });
    }
  },
});

/** Metrics that look at the first results only. */
const CUT = new Set(["ndcg", "dcg", "hit-rate-k"]);
