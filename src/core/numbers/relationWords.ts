import type { Match } from "../facts/hits";
import { Vocabulary } from "../facts/vocabulary";
import { allPhrases, knowledge } from "../knowledge/index";
import type { RelationWord } from "../knowledge/measureTypes";

const words = new Vocabulary<RelationWord>();
for (const [kind, phrases] of Object.entries(knowledge.relations))
  for (const phrase of allPhrases(phrases)) words.add(phrase, kind as RelationWord);

/** The words of a text that tell how numbers follow from one another, in its order. */
export function relationWordsIn(text: string): readonly Match<RelationWord>[] {
  return words.match(text);
}

/** What the words of a text tell. */
export function relationsIn(text: string): ReadonlySet<RelationWord> {
  return new Set(words.match(text).map(({ meaning }) => meaning));
}
