import { allPhrases, knowledge } from "../knowledge/index";
import { Vocabulary } from "./vocabulary";
import type { Unit } from "./units";

const words = new Vocabulary<"choice" | "reason">();
for (const phrase of allPhrases(knowledge.language.choices)) words.add(phrase, "choice");
for (const phrase of allPhrases(knowledge.language.reasons)) words.add(phrase, "reason");

/** Whether a sentence says that something is used, and neither it nor what stands around it says why or what for. */
export function isBareChoice({ text, block }: Unit): boolean {
  const isChoice = words.match(text).some(({ meaning }) => meaning === "choice");
  return isChoice && !words.match(block.content).some(({ meaning }) => meaning === "reason");
}
