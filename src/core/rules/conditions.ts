import { isUncertain, type Checklist, type TopicState } from "../checklist/checklist";
import type { Facts } from "../facts/facts";
import type { GainMention, MetricMention } from "../facts/mentions";
import type { Unit } from "../facts/units";
import { topicOf } from "../knowledge/index";
import type { Condition, Expectation } from "../knowledge/types";
import { sectionOf } from "./places";
import type { Reading } from "./rule";

/** Asks a document whether a condition holds in it. */
export type Test = (reading: Reading) => boolean;

/** Whether the design is one of which something is expected, and nothing makes up for it. */
export function applicability({ when, unless }: Pick<Expectation, "when" | "unless">): Test {
  const excuses = unless ? partsOf(unless) : [];
  const wanted = when ? partsOf(when, "all") : [];
  return (reading) => !excuses.some((part) => part(reading)) && wanted.every((part) => part(reading));
}

/** The parts of a condition, taken apart once for all documents; of what must be filled one place is enough, or all. */
function partsOf(
  { filled, trait, task, imbalanced, interview, metric, gain, headed, measured }: Condition,
  wanted?: "all",
): Test[] {
  const parts: Test[] = [];
  if (filled) {
    const places = filled.map(placeOf);
    const isThere =
      ({ checklist }: Reading) =>
      (place: Place) =>
        isPlaceFilled(checklist, place);
    parts.push((reading) => (wanted ? places.every(isThere(reading)) : places.some(isThere(reading))));
  }
  if (trait) parts.push(({ facts }) => trait.some((id) => facts.traits.has(id)));
  if (task) parts.push(({ facts }) => facts.task.task !== undefined && task.includes(facts.task.task.id));
  if (imbalanced !== undefined) parts.push(({ facts }) => facts.task.isImbalanced === imbalanced);
  if (interview) parts.push(isInterview);
  if (gain)
    parts.push(({ facts }) => facts.gains.some((one) => gain.includes(one.gain) && isWanted(one, facts)));
  if (headed) parts.push((reading) => headed.some((topic) => sectionOf(reading, topic) !== undefined));
  if (metric)
    parts.push(({ facts }) =>
      facts.metrics.some((one) => one.stance === "asserted" && metric.includes(one.metric.id)),
    );
  if (measured) parts.push((reading) => isMeasured(measured, reading));
  return parts;
}

/** Whether the text is plainly of an interview; a stage that is declared or configured goes before that. */
function isInterview({ facts, declaration, stage }: Reading): boolean {
  return facts.traits.has("interview") && declaration.stage === undefined && stage === "design";
}

/** Whether a metric is named that measures what one of some topics is about. */
function isMeasured(topics: readonly string[], reading: Reading): boolean {
  if (topics.includes("online-metrics") && isToldByUnknownName(reading)) return true;
  const { facts } = reading;
  return facts.metrics.some(
    (one) => one.stance === "asserted" && topics.some((topic) => isMeasureOf(one, topic, facts)),
  );
}

/** Whether a business wants it; sales among features, data or prices are no goal. */
function isWanted({ stance, unit }: GainMention, { contexts }: Facts): boolean {
  const { topics, own } = contexts.of(unit.label);
  const about = own === undefined ? topics : [own];
  return stance === "asserted" && !(about.length > 0 && about.every((topic) => OF_SYSTEM.has(topic)));
}

/** The topics that tell how a system is built. */
const OF_SYSTEM = new Set([
  "baseline",
  "cost",
  "data-sources",
  "features",
  "labels",
  "model-choice",
  "serving",
]);

/** Whether a metric is named under the heading of a topic, and meant as what that topic is about. */
function isMeasureOf({ as, unit }: MetricMention, topic: string, { contexts }: Facts): boolean {
  if (!contexts.of(unit.label).topics.includes(topic)) return false;
  return topic !== "online-metrics" || as === "online";
}

/** "The primary metric is days to a ticket" measures by a name that we don't know. */
function isToldByUnknownName({ facts, checklist }: Reading): boolean {
  const { slots } = checklist.topics.get("online-metrics")!;
  const unitOf = (id: string): Unit | undefined => slots.find(({ slot }) => slot.id === id)?.filledBy?.unit;
  const unit = unitOf("decisive");
  if (!unit || unit !== unitOf("primary")) return false;
  return !facts.metrics.some((one) => one.unit === unit && one.as === "offline");
}

/** Whether a topic is more than named, or a slot of it ("topic.slot") is filled. */
export function isFilled(checklist: Checklist, place: string): boolean {
  return isPlaceFilled(checklist, placeOf(place));
}

/** A topic, or a slot of it. */
interface Place {
  readonly topic: string;
  readonly slot: string | undefined;
}

function placeOf(place: string): Place {
  const [topic, slot] = place.split(".") as [string, string | undefined];
  return { topic: topicOf(topic).id, slot };
}

function isPlaceFilled({ topics }: Checklist, place: Place): boolean {
  const state = topics.get(place.topic)!;
  if (place.slot === undefined) return isMore(state);
  return state.slots.some(({ slot, filledBy }) => slot.id === place.slot && filledBy);
}

/** Whether a topic is more than named, beyond doubt: of what only its wording tells no details are asked. */
export function isMore(state: TopicState): boolean {
  return (state.status === "partial" || state.status === "complete") && !isUncertain(state);
}
