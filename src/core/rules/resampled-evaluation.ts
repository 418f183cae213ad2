import { askBeside } from "./questions";
import type { Unit } from "../facts/units";
import { toldTogether } from "./told";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD508",
  name: "resampled-evaluation",
  about: "Classes are balanced before the split, or in the data that the model is tested on.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    before:
      "Balanced before the split, copies of a row stand on both sides: split first, then balance the training part.",
    evaluation: "A balanced test set tells of a world that is not there: keep its classes as they come.",
  },
  check(reading, report) {
    const seen = new Set<Unit>();
    for (const [message, where] of PLACES)
      for (const unit of toldTogether(reading.facts, ["resampling", where], ["on-training-only"])) {
        if (seen.has(unit)) continue;
        seen.add(unit);
        report({
          message,
          range: unit.range,
          fixes: askBeside(
            reading,
            unit,
            "Which part is balanced, and which keeps its classes as they come?",
          ),
        });
      }
  },
});

const PLACES = [
  ["before", "before-split"],
  ["evaluation", "evaluation-data"],
] as const;
