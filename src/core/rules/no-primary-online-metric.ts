import { placeOf } from "./metrics";
import { askBeside } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD313",
  name: "no-primary-online-metric",
  about: "There are several online metrics, and none is said to decide.",
  severity: { default: "information", concept: "off", interview: "hint" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "strict",
  messages: { many: "{{count}} online metrics, and none is said to decide: mark the primary one." },
  check(reading, report) {
    const { facts, checklist } = reading;
    const { slots } = checklist.topics.get("online-metrics")!;
    if (slots.some(({ slot, filledBy }) => slot.id === "decisive" && filledBy)) return;
    const named = facts.metrics.filter(
      ({ as, stance, unit }) =>
        as === "online" &&
        stance === "asserted" &&
        facts.contexts.of(unit.label).topics.includes("online-metrics"),
    );
    const different = named.filter(
      (one, index) => named.findIndex(({ metric }) => metric === one.metric) === index,
    );
    const [first, ...others] = different;
    if (!first || different.length < MANY) return;
    report({
      message: "many",
      data: { count: different.length },
      range: placeOf(first),
      related: others.map((one) => ({ message: one.metric.name, range: placeOf(one) })),
      fixes: askBeside(reading, first.unit, "Which online metric decides where they disagree?"),
    });
  },
});

/** Of two the first is taken for the primary one. */
const MANY = 3;
