import { allPhrases, knowledge } from "../knowledge/index";
import { AnyCase } from "./anyCase";
import { CharacterClass, classOf } from "./characters";

const stopWords = AnyCase.of(allPhrases(knowledge.language.stopWords));

/** How many words of a text, or of a part of it, carry content; two ideographs count as a word. */
export function countWords(text: string, start = 0, end = text.length): number {
  return new WordCounter(text, start, end).count(Infinity);
}

/** Counts the words of a text that carry content, no further than is asked, and each once. */
export class WordCounter {
  readonly #text: string;
  readonly #end: number;
  #at: number;
  #words = 0;
  #ideographs = 0;

  constructor(text: string, start = 0, end = text.length) {
    this.#text = text;
    this.#at = start;
    this.#end = end;
  }

  /** How many words there are, or as many as are enough. */
  count(enough: number): number {
    const text = this.#text;
    const end = this.#end;
    let at = this.#at;
    let words = this.#words;
    let ideographs = this.#ideographs;
    while (at < end && words + (ideographs >> 1) < enough) {
      const kind = classOf(text.charCodeAt(at));
      const start = at++;
      if (kind === CharacterClass.Ideograph) ideographs++;
      if (kind !== CharacterClass.Word) continue;
      while (at < end && classOf(text.charCodeAt(at)) === CharacterClass.Word) at++;
      // Letters alone say nothing, nor do stop words.
      if (at - start > 1 && stopWords.get(text, start, at) === undefined) words++;
    }
    this.#at = at;
    this.#words = words;
    this.#ideographs = ideographs;
    return words + (ideographs >> 1);
  }
}
