import { allPhrases, knowledge } from "../knowledge/index";
import { CharacterClass, classOf } from "./characters";

const stopWords = new Set(allPhrases(knowledge.language.stopWords));
const longestStopWord = Math.max(...Array.from(stopWords, (word) => word.length));

/** How many words of a text carry content; two ideographs count as a word. One pass. */
export function countWords(text: string): number {
  let words = 0;
  let ideographs = 0;
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? classOf(text.charCodeAt(at)) : CharacterClass.Other;
    if (kind === CharacterClass.Ideograph) ideographs++;
    if (kind === CharacterClass.Word) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      if (at - start > 1 && !isStopWord(text, start, at)) words++;
      start = -1;
    }
  }
  return words + (ideographs >> 1);
}

/** Most words are told by their length alone. */
function isStopWord(text: string, start: number, end: number): boolean {
  return end - start <= longestStopWord && stopWords.has(text.slice(start, end).toLowerCase());
}
