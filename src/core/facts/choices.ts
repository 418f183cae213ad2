import type { Block } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import { Vocabulary } from "./vocabulary";
import type { Unit } from "./units";

const words = new Vocabulary<"choice" | "reason">();
for (const phrase of allPhrases(knowledge.language.choices)) words.add(phrase, "choice");
for (const phrase of allPhrases(knowledge.language.reasons)) words.add(phrase, "reason");

/** Whether a sentence says that something is used, and neither it nor what stands around it says why or what for. */
export function isBareChoice({ text, block }: Unit): boolean {
  return words.match(text).some(({ meaning }) => meaning === "choice") && !givesReason(block);
}

/** A paragraph may choose often, and is read for its reasons once. */
const reasoned = new WeakMap<Block, boolean>();

function givesReason(block: Block): boolean {
  let known = reasoned.get(block);
  if (known === undefined)
    reasoned.set(block, (known = words.match(block.content).some(({ meaning }) => meaning === "reason")));
  return known;
}
