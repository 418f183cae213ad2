import { topicsInHeading } from "../facts/context";
import { isPictured, type Checklist, type TopicState } from "../checklist/checklist";
import { knowledge, topicOf } from "../knowledge/index";
import type { Condition, Expectation } from "../knowledge/types";
import type { Range } from "../text/lines";
import { offerTopic, topicPlace } from "./places";
import { defineRule, type Reading, type Rule } from "./rule";

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
      const isThere = reading.document.sections.some(({ label }) =>
        reading.facts.contexts.of(label).topics.includes(row.topic),
      );
      report({
        message: isNamed(state) ? "unfilled" : "missing",
        range: isThere || isMore(state) ? topicPlace(reading, row.topic) : casePlace(row, reading),
        topics: [row.topic],
        ...(isDetail(row, state) ? { expects: row.noun ?? slotTitle(row) } : {}),
        fixes: isThere ? [] : offerTopic(reading, state),
      });
    },
  });
}

/** Where the document tells the case in which something is expected; without one, where its topic belongs. */
function casePlace({ topic, when }: Expectation, reading: Reading): Range {
  const [told] = (when?.trait ?? []).flatMap((trait) => reading.facts.traits.get(trait) ?? []);
  return told?.range ?? topicPlace(reading, topic);
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

/** Whether the design is one of which this is expected, and nothing makes up for it. */
function applies({ when, unless }: Expectation, reading: Reading): boolean {
  if (unless && partsOf(unless, reading).some((holds) => holds)) return false;
  return !when || partsOf(when, reading, "all").every((holds) => holds);
}

/** Whether each part of a condition holds; of what must be filled one, or all. */
function partsOf(
  { filled, trait, task, imbalanced }: Condition,
  { facts, checklist }: Reading,
  wanted?: "all",
): boolean[] {
  const isThere = (place: string): boolean => isFilled(checklist, place);
  const parts: boolean[] = [];
  if (filled) parts.push(wanted ? filled.every(isThere) : filled.some(isThere));
  if (trait) parts.push(trait.some((id) => facts.traits.has(id)));
  if (task) parts.push(facts.task.task !== undefined && task.includes(facts.task.task.id));
  if (imbalanced !== undefined) parts.push(facts.task.isImbalanced === imbalanced);
  return parts;
}

/** Whether a topic is more than named, or a slot of it ("topic.slot") is filled. */
function isFilled({ topics }: Checklist, place: string): boolean {
  const [topic, wanted] = place.split(".") as [string, string | undefined];
  const state = topics.get(topicOf(topic).id)!;
  if (wanted === undefined) return isMore(state);
  return state.slots.some(({ slot, filledBy }) => slot.id === wanted && filledBy);
}

/** Whether a topic is more than named. */
function isMore({ status }: TopicState): boolean {
  return status === "partial" || status === "complete";
}

/** Whether a row asks for more of a topic that is there: by its case, or for something that it has a noun for. */
function isDetail({ topic, slot, noun, when }: Expectation, { status }: TopicState): boolean {
  if (slot !== undefined && noun !== undefined && (status === "partial" || status === "complete"))
    return true;
  return when?.filled?.some((place) => place === topic || place.startsWith(`${topic}.`)) ?? false;
}

function slotTitle({ topic, slot }: Expectation): string {
  return topicOf(topic).slots.find(({ id }) => id === slot)!.title;
}
