import { allPhrases, knowledge } from "../knowledge/index";
import { Vocabulary } from "./vocabulary";
import type { Unit } from "./units";

const words = new Vocabulary<"choice" | "reason">();
for (const phrase of allPhrases(knowledge.language.choices)) words.add(phrase, "choice");
for (const phrase of allPhrases(knowledge.language.reasons)) words.add(phrase, "reason");

/** Whether a sentence says that something is used, and neither it nor what stands around it says why or what for. */
export function isBareChoice({ text, block }: Unit): boolean {
  return says("choice", text) && !says("reason", block.content);
}

/** A sentence may name many tools, and a paragraph choose often: each is read once, one after the other. */
const last = { choice: { text: "", isTold: false }, reason: { text: "", isTold: false } };

function says(wanted: "choice" | "reason", text: string): boolean {
  const known = last[wanted];
  if (known.text !== text) {
    known.isTold = words.match(text).some(({ meaning }) => meaning === wanted);
    known.text = text;
  }
  return known.isTold;
}
