import { isPictured, type TopicState } from "../checklist/checklist";
import type { Facts } from "../facts/facts";
import { isDetail, knowledge, topicOf } from "../knowledge/index";
import type { Expectation } from "../knowledge/types";
import type { Range } from "../text/lines";
import { applicability, isMore } from "./conditions";
import { denialBelow, isReasoned, offerTopic, ownBlocks, sectionOf, topicPlace } from "./places";
import { askFor, askTopics } from "./questions";
import { defineRule, type Fix, type Reading, type Rule } from "./rule";

/** Each row of the knowledge's expectations as a rule: "in this case this slot is expected". */
export const expectationRules: readonly Rule[] = knowledge.expectations.map(toRule);

function toRule(row: Expectation): Rule {
  const applies = applicability(row);
  const milder = row.milder && { severity: row.milder.severity, applies: applicability(row.milder) };
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
      if (!isUnfilled(state, row.slot) || !applies(reading)) return;
      // What a case asks for is more than a word on the topic.
      const nearest = row.when?.trait ? undefined : state.nearest;
      const isUnsure = state.isDoubtful || nearest !== undefined;
      const atMost = milder?.applies(reading)
        ? milder.severity
        : isUnsure
          ? ("information" as const)
          : undefined;
      // That it should be declared is another rule's.
      const section = sectionOf(reading, row.topic);
      if (section && !isMore(state) && isReasoned(denialBelow(reading, row.topic, section))) return;
      report({
        message: isNamed(state, reading.facts) ? "unfilled" : "missing",
        range: section || isMore(state) ? topicPlace(reading, row.topic) : casePlace(row, reading),
        topics: [row.topic],
        ...(asksForMore(row, state) ? { expects: row.noun ?? slotTitle(row) } : {}),
        ...(atMost && { atMost }),
        ...(nearest && {
          related: [{ message: "Perhaps meant here: then say so plainly.", range: nearest.range }],
        }),
        fixes: fixesFor(reading, state, row),
      });
    },
  });
}

/** The first sentence that tells the case in which something is expected; without one, where its topic belongs. */
function casePlace({ topic, when }: Expectation, reading: Reading): Range {
  const told = (when?.trait ?? []).flatMap((trait) => reading.facts.traits.get(trait) ?? []);
  return told.find(({ block }) => block.kind !== "heading")?.range ?? topicPlace(reading, topic);
}

function isUnfilled(state: TopicState, wanted: string | undefined): boolean {
  const { status, slots } = state;
  if (status === "not-applicable" || isPictured(state)) return false;
  if (wanted === undefined) return status === "missing" || status === "stub";
  return !slots.some(({ slot, filledBy }) => slot.id === wanted && filledBy);
}

/** Whether a word of the document names the topic; a heading that it shares with others ("Metrics") does not. */
function isNamed({ topic, status }: TopicState, { byTopic }: Facts): boolean {
  if (status === "missing") return false;
  return (byTopic.get(topic.id) ?? []).some(
    ({ slot, stance, strength }) => slot === undefined && stance !== "outside" && strength > 0,
  );
}

/** The skeleton of a topic that has no section; else what is open as questions in it, unless they stand there already. */
function fixesFor(reading: Reading, state: TopicState, { topic, slot }: Expectation): Fix[] {
  const section = sectionOf(reading, topic);
  if (!section) return offerTopic(reading, state);
  if (slot !== undefined) return askFor(reading, topic, [slot]);
  return ownBlocks(reading, section).comments > 0 ? [] : askTopics(reading, section, [topic]);
}

/** Whether a row asks for more of a topic that is there: by its case, or for something that it has a noun for. */
function asksForMore(row: Expectation, state: TopicState): boolean {
  return isDetail(row) || (row.slot !== undefined && row.noun !== undefined && isMore(state));
}

function slotTitle({ topic, slot }: Expectation): string {
  return topicOf(topic).slots.find(({ id }) => id === slot)!.title;
}
