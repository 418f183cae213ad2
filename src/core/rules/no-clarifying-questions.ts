import { topicPlace } from "./places";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD210",
  name: "no-clarifying-questions",
  about: "In an interview no clarifying question is asked, and nothing is assumed in its place.",
  severity: { default: "hint" },
  since: "0.1.0",
  preset: "all",
  messages: {
    unasked: "No clarifying question: ask two or three, and write the answer you assume beside each.",
  },
  check(reading, report) {
    const { stage, facts, checklist } = reading;
    if (stage !== "interview") return;
    const isAsked = [...facts.byTopic.values()].some((told) => told.some(({ stance }) => stance === "asked"));
    const { status, slots } = checklist.topics.get("requirements-scale")!;
    const isAssumed = slots.some(({ slot, filledBy }) => slot.id === "assumption" && filledBy);
    if (isAsked || isAssumed || status === "not-applicable") return;
    report({ message: "unasked", range: topicPlace(reading, "requirements-scale") });
  },
});
