import { topicsInHeading } from "../facts/context";
import type { OwnWords } from "../facts/ownWords";
import type { Facts } from "../facts/facts";
import type { MetricMention } from "../facts/mentions";
import { isPictured, type Checklist, type TopicState } from "../checklist/checklist";
import { isDetail, knowledge, topicOf } from "../knowledge/index";
import type { Condition, Expectation } from "../knowledge/types";
import type { Range } from "../text/lines";
import { askFor, offerTopic, topicPlace } from "./places";
import { defineRule, type Reading, type Rule } from "./rule";

/** Each row of the knowledge's expectations as a rule: "in this case this slot is expected". */
export const expectationRules: readonly Rule[] = knowledge.expectations.map(toRule);

function toRule(row: Expectation): Rule {
  return defineRule({
    code: row.code,
    name: row.name,
    about: row.about,
    severity: row.severity,
    ...(row.preset && { preset: row.preset }),
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
        message: isNamed(state, reading.facts.contexts.own) ? "unfilled" : "missing",
        range: isThere || isMore(state) ? topicPlace(reading, row.topic) : casePlace(row, reading),
        topics: [row.topic],
        ...(asksForMore(row, state) ? { expects: row.noun ?? slotTitle(row) } : {}),
        ...(row.milder && !holds(row.milder.unless, reading) ? { atMost: row.milder.severity } : {}),
        fixes: isThere ? askFor(reading, state, row.slot) : offerTopic(reading, state),
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
function isNamed({ topic, status, decidedBy }: TopicState, words: OwnWords | undefined): boolean {
  if (status === "missing" || !decidedBy) return false;
  return (
    decidedBy.unit.block.kind !== "heading" || topicsInHeading(decidedBy.unit.text, words).own === topic.id
  );
}

/** Whether the design is one of which this is expected, and nothing makes up for it. */
function applies({ when, unless }: Expectation, reading: Reading): boolean {
  if (unless && holds(unless, reading)) return false;
  return !when || partsOf(when, reading, "all").every((part) => part);
}

/** Whether any part of a condition holds. */
function holds(condition: Condition, reading: Reading): boolean {
  return partsOf(condition, reading).some((part) => part);
}

/** Whether each part of a condition holds; of what must be filled one, or all. */
function partsOf(
  { filled, trait, task, imbalanced, metric, gain, measured }: Condition,
  { facts, checklist }: Reading,
  wanted?: "all",
): boolean[] {
  const isThere = (place: string): boolean => isFilled(checklist, place);
  const parts: boolean[] = [];
  if (filled) parts.push(wanted ? filled.every(isThere) : filled.some(isThere));
  if (trait) parts.push(trait.some((id) => facts.traits.has(id)));
  if (task) parts.push(facts.task.task !== undefined && task.includes(facts.task.task.id));
  if (imbalanced !== undefined) parts.push(facts.task.isImbalanced === imbalanced);
  if (gain) parts.push(facts.gains.some((one) => one.stance === "asserted" && gain.includes(one.gain)));
  const named = metric || measured ? facts.metrics.filter(({ stance }) => stance === "asserted") : [];
  if (metric) parts.push(named.some((one) => metric.includes(one.metric.id)));
  if (measured) parts.push(named.some((one) => measured.some((topic) => isMeasureOf(one, topic, facts))));
  return parts;
}

/** Whether a metric is named under the heading of a topic, and meant as what that topic is about. */
function isMeasureOf({ as, unit }: MetricMention, topic: string, { contexts }: Facts): boolean {
  if (!contexts.of(unit.label).topics.includes(topic)) return false;
  return topic !== "online-metrics" || as === "online";
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
function asksForMore(row: Expectation, state: TopicState): boolean {
  return isDetail(row) || (row.slot !== undefined && row.noun !== undefined && isMore(state));
}

function slotTitle({ topic, slot }: Expectation): string {
  return topicOf(topic).slots.find(({ id }) => id === slot)!.title;
}
