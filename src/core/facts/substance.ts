import { allPhrases, knowledge } from "../knowledge/index";
import { CharacterClass, classOf } from "./characters";

const stopWords = new Set(allPhrases(knowledge.language.stopWords));
/** The ends of stop words, in either case, by which most other words are told without a look at the rest. */
const ENDS = 0xfff;
const stopEnds = new Uint8Array(ENDS + 1);
for (const word of stopWords) for (const cased of casesOf(word)) stopEnds[endsOf(cased, 0, cased.length)] = 1;

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
    while (this.#counted < enough && this.#at < this.#end) {
      const kind = classOf(text.charCodeAt(this.#at));
      if (kind === CharacterClass.Word) this.#endWord();
      else if (kind === CharacterClass.Ideograph) this.#ideographs++;
      this.#at++;
    }
    return this.#counted;
  }

  get #counted(): number {
    return this.#words + (this.#ideographs >> 1);
  }

  /** Goes to the end of the word that begins here, and counts it if it is longer than a letter and no stop word. */
  #endWord(): void {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#end && classOf(this.#text.charCodeAt(end)) === CharacterClass.Word) end++;
    if (end - start > 1 && !isStopWord(this.#text, start, end)) this.#words++;
    this.#at = end - 1;
  }
}

function isStopWord(text: string, start: number, end: number): boolean {
  return stopEnds[endsOf(text, start, end)] === 1 && stopWords.has(text.slice(start, end).toLowerCase());
}

/** A number for the length of a word and its first and last letter. */
function endsOf(text: string, start: number, end: number): number {
  return ((text.charCodeAt(start) << 7) ^ (text.charCodeAt(end - 1) << 3) ^ (end - start)) & ENDS;
}

/** A word with each of its ends in either case. */
function casesOf(word: string): string[] {
  const upper = word.toUpperCase();
  return [word, upper, upper[0]! + word.slice(1), word.slice(0, -1) + upper.at(-1)!];
}
