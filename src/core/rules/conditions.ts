import type { Checklist } from "../checklist/checklist";
import { topicOf } from "../knowledge/index";
import type { Condition, Expectation } from "../knowledge/types";
import type { Reading } from "./rule";

/** Whether the design is one of which this is expected, and nothing makes up for it. */
export function applies({ when, unless }: Pick<Expectation, "when" | "unless">, reading: Reading): boolean {
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
export function isFilled({ topics }: Checklist, place: string): boolean {
  const [topic, wanted] = place.split(".") as [string, string | undefined];
  const { status, slots } = topics.get(topicOf(topic).id)!;
  if (wanted === undefined) return status === "partial" || status === "complete";
  return slots.some(({ slot, filledBy }) => slot.id === wanted && filledBy);
}
