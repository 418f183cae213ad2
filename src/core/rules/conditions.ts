import type { Checklist, TopicState } from "../checklist/checklist";
import type { Facts } from "../facts/facts";
import type { GainMention, MetricMention } from "../facts/mentions";
import type { Unit } from "../facts/units";
import { topicOf } from "../knowledge/index";
import type { Condition, Expectation } from "../knowledge/types";
import { sectionOf } from "./places";
import type { Reading } from "./rule";

/** Whether the design is one of which this is expected, and nothing makes up for it. */
export function applies({ when, unless }: Pick<Expectation, "when" | "unless">, reading: Reading): boolean {
  if (unless && holds(unless, reading)) return false;
  return !when || partsOf(when, reading, "all").every((part) => part);
}

/** Whether any part of a condition holds. */
function holds(condition: Condition, reading: Reading): boolean {
  return partsOf(condition, reading).some((part) => part);
}

/** Whether each part of a condition holds; of what must be filled one, or all. */
function partsOf(
  { filled, trait, task, imbalanced, interview, metric, gain, headed, measured }: Condition,
  reading: Reading,
  wanted?: "all",
): boolean[] {
  const { facts, checklist } = reading;
  const isThere = (place: string): boolean => isFilled(checklist, place);
  const parts: boolean[] = [];
  if (filled) parts.push(wanted ? filled.every(isThere) : filled.some(isThere));
  if (trait) parts.push(trait.some((id) => facts.traits.has(id)));
  if (task) parts.push(facts.task.task !== undefined && task.includes(facts.task.task.id));
  if (imbalanced !== undefined) parts.push(facts.task.isImbalanced === imbalanced);
  if (interview) parts.push(isInterview(reading));
  if (gain) parts.push(facts.gains.some((one) => gain.includes(one.gain) && isWanted(one, facts)));
  if (headed) parts.push(headed.some((topic) => sectionOf(reading, topic) !== undefined));
  const named = metric || measured ? facts.metrics.filter(({ stance }) => stance === "asserted") : [];
  if (metric) parts.push(named.some((one) => metric.includes(one.metric.id)));
  if (measured)
    parts.push(
      (measured.includes("online-metrics") && isToldByUnknownName(reading)) ||
        named.some((one) => measured.some((topic) => isMeasureOf(one, topic, facts))),
    );
  return parts;
}

/** Whether the text is plainly of an interview; a stage that is declared or configured goes before that. */
function isInterview({ facts, declaration, stage }: Reading): boolean {
  return facts.traits.has("interview") && declaration.stage === undefined && stage === "design";
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
export function isFilled({ topics }: Checklist, place: string): boolean {
  const [topic, wanted] = place.split(".") as [string, string | undefined];
  const state = topics.get(topicOf(topic).id)!;
  if (wanted === undefined) return isMore(state);
  return state.slots.some(({ slot, filledBy }) => slot.id === wanted && filledBy);
}

/** Whether a topic is more than named. */
export function isMore({ status }: TopicState): boolean {
  return status === "partial" || status === "complete";
}
