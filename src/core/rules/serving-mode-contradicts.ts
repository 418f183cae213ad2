import { askBeside } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD702",
  name: "serving-mode-contradicts",
  about: "Answers must come at once, and predictions are made in batches only.",
  severity: { default: "warning", interview: "information", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    batch:
      "Predictions come in batches, but the answer is wanted within {{budget}}: say where it is looked up, or serve it online.",
  },
  check(reading, report) {
    const { facts } = reading;
    const [batch] = facts.traits.get("batch-scoring") ?? [];
    const [budget] = facts.budgets;
    // Whatever answers a request - an API, a cache, a lookup - may answer from what the batch has written.
    if (!batch || !budget || facts.traits.has("answers-online")) return;
    const stated = budget.unit.text.slice(budget.quantity.start, budget.quantity.end);
    report({
      message: "batch",
      data: { budget: stated.replace(/^[^\p{L}\d]+/u, "") },
      range: batch.range,
      related: [
        {
          message: "The answer is wanted at once here.",
          range: budget.unit.place(budget.quantity.start, budget.quantity.end),
        },
      ],
      topics: ["serving"],
      fixes: askBeside(
        reading,
        batch,
        "Where is the answer looked up when it is wanted, and how old may it be?",
      ),
    });
  },
});
