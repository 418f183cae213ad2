import { askBeside } from "./questions";
import { others, told } from "./told";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD511",
  name: "sampled-probability",
  about: "Negatives are sampled down, the probability is calculated with, and nothing corrects it.",
  severity: { default: "warning", interview: "information", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    uncorrected:
      "With fewer negatives the predicted probability is too high, and it is calculated with: correct it, q = p / (p + (1 - p) / w) where w is the share kept, or calibrate.",
  },
  check(reading, report) {
    const { facts } = reading;
    const [sampled] = told(facts, "fewer-negatives");
    const [used] = told(facts, "probability-used");
    if (!sampled || !used || told(facts, "probability-corrected").length > 0) return;
    report({
      message: "uncorrected",
      range: sampled.range,
      related: others([used], "The probability is used here."),
      fixes: askBeside(
        reading,
        sampled,
        "Which share of the negatives is kept, and how is the probability corrected?",
      ),
    });
  },
});
