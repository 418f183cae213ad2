import { askBeside } from "./questions";
import { toldTogether } from "./told";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD507",
  name: "preprocessing-before-split",
  about: "What preprocessing learns is learned from the data that the model is tested on.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    before:
      "This is learned from all of the data, the test set included: split first, then fit it on the training part.",
  },
  check(reading, report) {
    const told = toldTogether(reading.facts, ["fitted-preprocessing", "before-split"], ["on-training-only"]);
    for (const unit of told)
      report({
        message: "before",
        range: unit.range,
        fixes: askBeside(reading, unit, "Which steps are fitted on the training part only?"),
      });
  },
});
