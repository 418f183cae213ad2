import { topicsInHeading } from "../facts/context";
import { isPictured, type TopicState } from "../checklist/checklist";
import { knowledge, topicOf } from "../knowledge/index";
import type { Expectation } from "../knowledge/types";
import { applies } from "./conditions";
import { offerQuestions, offerTopic, sectionOf, topicPlace } from "./places";
import { defineRule, type Fix, type Reading, type Rule } from "./rule";

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
      if (!isUnfilled(state, row.slot) || !applies(row, reading)) return;
      report({
        message: isNamed(state) ? "unfilled" : "missing",
        range: topicPlace(reading, row.topic),
        topics: [row.topic],
        ...(isDetail(row) ? { expects: row.noun ?? slotTitle(row) } : {}),
        fixes: fixesFor(reading, state, row),
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

/** The skeleton of a topic that has no section; else, where only a slot is open, its question under the heading. */
function fixesFor(reading: Reading, state: TopicState, row: Expectation): Fix[] {
  if (!sectionOf(reading, row.topic)) return offerTopic(reading, state);
  return isDetail(row) ? offerQuestions(reading, row.topic, [row.slot!]) : [];
}

/** Whether a row asks for more of a topic that is there. */
function isDetail({ topic, when }: Expectation): boolean {
  return when?.filled?.some((place) => place === topic || place.startsWith(`${topic}.`)) ?? false;
}

function slotTitle({ topic, slot }: Expectation): string {
  return topicOf(topic).slots.find(({ id }) => id === slot)!.title;
}
