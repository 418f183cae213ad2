import { knowledge } from "../knowledge/index";
import { applicability } from "./conditions";
import { offerStep, wholeDocument } from "./places";
import { defineRule, type Reading } from "./rule";

export default defineRule({
  code: "MLD101",
  name: "missing-section",
  about: "A step of the framework has no section, and its content stands nowhere else.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: { missing: "Step {{number}}, “{{step}}”, is missing: cover {{topics}}." },
  check(reading, report) {
    for (const state of reading.checklist.steps) {
      if (state.status !== "missing") continue;
      const topics = state.topics
        .filter(({ isOptional, state: { topic } }) => !isOptional && !hasExpectation(topic.id, reading))
        .map(({ state: { topic } }) => topic);
      if (topics.length === 0) continue;
      report({
        message: "missing",
        data: {
          number: state.number,
          step: state.step.title,
          topics: topics.map(({ title }) => inSentence(title)).join(", "),
        },
        range: wholeDocument(reading),
        topics: topics.map(({ id }) => id),
        fixes: [offerStep(reading, state)],
      });
    }
  },
});

/** A title inside a sentence: "Business goal" loses its capital, "ML task" keeps it. */
function inSentence(title: string): string {
  return /^\p{Lu}\p{Lu}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** A topic that is expected anyway, or in this case, is missed by that expectation, with better words. */
function hasExpectation(topic: string, reading: Reading): boolean {
  return expectations.some((row) => row.topic === topic && row.applies(reading));
}

const expectations = knowledge.expectations.map((row) => ({ topic: row.topic, applies: applicability(row) }));
