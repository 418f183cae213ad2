import { askBeside } from "./questions";
import { others, told, toldTogether } from "./told";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD516",
  name: "sensitive-feature",
  about: "A feature is an attribute by which people must not be treated unalike, or stands for one.",
  severity: { default: "warning", interview: "information", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    stakes:
      "A sensitive attribute is a feature of a decision about people: say why it is allowed, and how groups are compared.",
    plain: "A sensitive attribute is a feature: say why it is needed, and how groups are compared.",
  },
  check(reading, report) {
    const { facts } = reading;
    if (told(facts, "attribute-considered").length > 0) return;
    const features = toldTogether(facts, ["sensitive-attribute"], ["no-feature"]).filter(
      ({ label }) => facts.contexts.of(label).own === "features",
    );
    const [first, ...more] = features;
    if (!first) return;
    const isStake = told(facts, "high-stakes").length > 0;
    report({
      message: isStake ? "stakes" : "plain",
      range: first.range,
      related: others(more, "Here too."),
      fixes: askBeside(reading, first, "Why may this attribute be used, and how are groups compared?"),
      ...(isStake ? {} : { atMost: "information" }),
    });
  },
});
