import type { Unit } from "../facts/units";
import { Vocabulary } from "../facts/vocabulary";
import { allPhrases, knowledge } from "../knowledge/index";
import type { RelationWord } from "../knowledge/measureTypes";

const words = new Vocabulary<RelationWord>();
for (const [kind, phrases] of Object.entries(knowledge.relations))
  for (const phrase of allPhrases(phrases)) words.add(phrase, kind as RelationWord);

/** What the words of a text tell. */
export function relationsIn(text: string): ReadonlySet<RelationWord> {
  return new Set(words.match(text).map(({ meaning }) => meaning));
}

/** "The service of ads has its own path: at most 60 ms": whether a sentence, or its label, is about something else. */
export function isOfAnother({ text, label }: Unit): boolean {
  return [text, label.kind === "line" ? label.text : ""].some((one) => relationsIn(one).has("foreign"));
}

/** Whether a text has no words but those of some kinds. */
export function consistsOf(text: string, kinds: ReadonlySet<RelationWord>): boolean {
  let rest = text;
  for (const { start, end, meaning } of words.match(text))
    if (kinds.has(meaning)) rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  return !/[\p{L}\d]/u.test(rest);
}
