import { topicsInHeading } from "../facts/context";
import { isPictured, type TopicState } from "../checklist/checklist";
import type { Expectation } from "../knowledge/types";
import { knowledge } from "../knowledge/index";
import { offerTopic, topicPlace } from "./places";
import { defineRule, type Rule } from "./rule";

/** Each row of the knowledge's expectations as a rule: "in this case this slot is expected". */
export const expectationRules: readonly Rule[] = knowledge.expectations.map(toRule);

function toRule(row: Expectation): Rule {
  return defineRule({
    code: row.code,
    name: row.name,
    about: row.about,
    severity: row.severity,
    fix: "suggestion",
    since: row.since,
    messages: row.messages,
    check(reading, report) {
      const state = reading.checklist.topics.get(row.topic)!;
      if (!isUnfilled(state, row.slot)) return;
      const isThere = reading.document.sections.some(({ label }) =>
        reading.facts.contexts.of(label).topics.includes(row.topic),
      );
      report({
        message: isNamed(state) ? "unfilled" : "missing",
        range: topicPlace(reading, row.topic),
        topics: [row.topic],
        fixes: isThere ? [] : offerTopic(reading, state),
      });
    },
  });
}

function isUnfilled(state: TopicState, wanted: string | undefined): boolean {
  const { status, slots } = state;
  if (status === "not-applicable" || isPictured(state)) return false;
  if (wanted === undefined) return status === "missing" || status === "stub";
  return !slots.some(({ slot, filledBy }) => slot.id === wanted && filledBy);
}

/** Whether the document names the topic; a heading that it shares with others ("Metrics") does not. */
function isNamed({ topic, status, decidedBy }: TopicState): boolean {
  if (status === "missing" || !decidedBy) return false;
  return decidedBy.unit.block.kind !== "heading" || topicsInHeading(decidedBy.unit.text).own === topic.id;
}
