import { isLetter } from "./characters";

/** As many numbers as ends and lengths are told apart by. */
const ENDS = 0xfff;

/**
 * What words and labels mean, in whatever case they are written. Every word of every document is looked up, and hardly
 * any is found: most are told by their first and last letters and their length, without a copy in lower case.
 */
export class AnyCase<Meaning> {
  readonly #meanings: ReadonlyMap<string, Meaning>;
  readonly #ends = new Uint8Array(ENDS + 1);

  /** @param meanings By texts in lower case. */
  constructor(meanings: ReadonlyMap<string, Meaning>) {
    this.#meanings = meanings;
    for (const text of meanings.keys())
      for (const cased of casesOf(text)) this.#ends[endsOf(cased, 0, cased.length)] = 1;
  }

  /** A set of texts. */
  static of(texts: Iterable<string>): AnyCase<true> {
    return new AnyCase(new Map(Array.from(texts, (text) => [text, true])));
  }

  /** What a text, or a part of it, means. */
  get(text: string, start = 0, end = text.length): Meaning | undefined {
    return this.#ends[endsOf(text, start, end)] === 1
      ? this.#meanings.get(text.slice(start, end).toLowerCase())
      : undefined;
  }

  /** What the last word of a text means, without what stands behind it. */
  ofEnd(text: string): Meaning | undefined {
    let end = text.length;
    while (end > 0 && !isLetter(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
    return this.get(text, start, end);
  }

  /** What a short label means without the marks, signs and numbers around it. */
  ofLabel(text: string): Meaning | undefined {
    let start = 0;
    let end = text.length;
    while (start < end && !isLetter(text.charCodeAt(start))) start++;
    while (end > start && !isLetter(text.charCodeAt(end - 1))) end--;
    return this.get(text, start, end);
  }
}

/** A number for the length of a text and its first and last letter. */
function endsOf(text: string, start: number, end: number): number {
  return ((text.charCodeAt(start) << 7) ^ (text.charCodeAt(end - 1) << 3) ^ (end - start)) & ENDS;
}

/** A text with each of its ends in either case. */
function casesOf(text: string): string[] {
  const upper = text.toUpperCase();
  return [text, upper, upper[0]! + text.slice(1), text.slice(0, -1) + upper.at(-1)!];
}
