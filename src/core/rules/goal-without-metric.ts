import type { GainMention, MetricMention } from "../facts/mentions";
import { knowledge } from "../knowledge/index";
import { placeOf } from "./metrics";
import { askBeside } from "./questions";
import { defineRule, type Reading } from "./rule";

export default defineRule({
  code: "MLD211",
  name: "goal-without-metric",
  about: "The goal names something that no metric measures.",
  severity: { default: "hint" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  messages: {
    unmeasured: "The goal is about {{gain}}, but no metric measures it: add one, or say what stands for it.",
  },
  check(reading, report) {
    const { facts, checklist } = reading;
    // Without any online metric that is what is missing.
    const isMeasured = checklist.topics
      .get("online-metrics")!
      .slots.some(({ slot, filledBy }) => slot.id === "primary" && filledBy);
    if (!isMeasured) return;
    for (const { id, title, metrics } of knowledge.gains) {
      const told = facts.gains.filter(({ gain, stance }) => gain === id && stance === "asserted");
      const goal = told.find((mention) => isGoal(mention, reading));
      if (!goal || told.some((mention) => stands(mention, MEASURING, reading))) continue;
      // "Customer satisfaction" is a metric's name, but the goal itself measures nothing.
      const goals = new Set(told.map(({ unit }) => unit));
      const isMeasuredBy = ({ metric, stance, unit }: MetricMention): boolean =>
        stance === "asserted" && metrics.includes(metric.id) && !goals.has(unit);
      if (facts.metrics.some(isMeasuredBy)) continue;
      report({
        message: "unmeasured",
        data: { gain: title },
        range: placeOf(goal),
        fixes: askBeside(
          reading,
          goal.unit,
          `Which metric tells whether ${title} changes, and by how much must it?`,
        ),
      });
    }
  },
});

const MEASURING = ["online-metrics", "offline-metrics", "monitoring", "ab-test"];

/** Whether it is named where the goal is told, by a heading or by the sentence itself, and fills its outcome. */
function isGoal({ unit }: GainMention, { facts }: Reading): boolean {
  const said = (facts.byTopic.get("business-goal") ?? []).filter(
    (fact) => fact.unit === unit && fact.stance === "asserted",
  );
  return ["outcome", undefined].every((wanted) => said.some(({ slot }) => slot === wanted));
}

function stands({ unit }: GainMention, topics: readonly string[], { facts }: Reading): boolean {
  return facts.contexts.of(unit.label).topics.some((topic) => topics.includes(topic));
}
