import { askBeside } from "./questions";
import { toldTogether } from "./told";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD608",
  name: "tuned-on-test",
  about: "Something is chosen by its result on the test set.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    tuned:
      "Chosen on the test set, its result is no longer a test: choose on a validation set, and use the test set once.",
  },
  check(reading, report) {
    for (const unit of toldTogether(reading.facts, ["tuning", "test-data"], ["sound-tuning"]))
      report({
        message: "tuned",
        range: unit.range,
        fixes: askBeside(reading, unit, "On which data is it chosen, and on which is it judged once?"),
      });
  },
});
