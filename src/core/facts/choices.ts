import type { Block } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import { Vocabulary } from "./vocabulary";
import type { Unit } from "./units";

const words = new Vocabulary<"choice" | "reason">();
for (const phrase of allPhrases(knowledge.language.choices)) words.add(phrase, "choice");
for (const phrase of allPhrases(knowledge.language.reasons)) words.add(phrase, "reason");

/** Whether a sentence says that something is used, and neither it nor what stands around it says why or what for. */
export function isBareChoice(unit: Unit): boolean {
  return has("choice", unit, unit.text) && !has("reason", unit.block, unit.block.content);
}

/** A sentence may name many tools, and a paragraph choose often: each is read once. */
const known = new WeakMap<Unit | Block, boolean>();

function has(wanted: "choice" | "reason", of: Unit | Block, text: string): boolean {
  let answer = known.get(of);
  if (answer === undefined)
    known.set(of, (answer = words.match(text).some(({ meaning }) => meaning === wanted)));
  return answer;
}
