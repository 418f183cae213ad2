import { NONE } from "./lists";

/** A phrase found in a text. */
export interface Match<Meaning> {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

/** What the phrases of a vocabulary mean, by their numbers, and the bits of the groups that they are of. */
export interface Phrases<Meaning> {
  readonly meanings: Meaning[];
  readonly tags: number[];
}

/** Phrases found in a text, in lists that serve one text after the other: most are dropped, and no object is made. */
export class Hits<Meaning> {
  count = 0;
  /** The tags that any of them has. */
  #tags = 0;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #numbers: number[] = [];
  /** By index the tags of its phrase. */
  readonly #tagged: number[] = [];
  readonly #phrases: Phrases<Meaning>;

  constructor(phrases: Phrases<Meaning>) {
    this.#phrases = phrases;
  }

  clear(): void {
    this.count = 0;
    this.#tags = 0;
  }

  add(start: number, end: number, number: number): void {
    const index = this.count++;
    const tags = this.#phrases.tags[number]!;
    this.#tags |= tags;
    this.#tagged[index] = tags;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#numbers[index] = number;
  }

  /** One of them, to keep. */
  at(index: number): Match<Meaning> {
    const meaning = this.#phrases.meanings[this.#numbers[index]!]!;
    return { start: this.#starts[index]!, end: this.#ends[index]!, meaning };
  }

  /** All of them, to keep. */
  all(): readonly Match<Meaning>[] {
    const { count } = this;
    if (count === 0) return NONE;
    const matches = new Array<Match<Meaning>>(count);
    for (let index = 0; index < count; index++) matches[index] = this.at(index);
    return matches;
  }

  /** Whether any has one of some tags. */
  has(tags: number): boolean {
    return (this.#tags & tags) !== 0;
  }

  /** How many have one of some tags. */
  countOf(tags: number): number {
    let found = 0;
    if (!this.has(tags)) return found;
    for (let index = 0; index < this.count; index++) if ((this.#tagged[index]! & tags) !== 0) found++;
    return found;
  }

  /** Those that have one of some tags, to keep; for most tags most texts have none. */
  of(tags: number): readonly Match<Meaning>[] {
    let left = this.countOf(tags);
    if (left === 0) return NONE;
    const matches = new Array<Match<Meaning>>(left);
    for (let index = this.count - 1; left > 0; index--)
      if ((this.#tagged[index]! & tags) !== 0) matches[--left] = this.at(index);
    return matches;
  }

  /** The longest of them, to keep. */
  longest(): readonly Match<Meaning>[] {
    let end = 0;
    for (let index = 0; index < this.count; index++) end = Math.max(end, this.#ends[index]!);
    return this.all().filter((match) => match.end === end);
  }
}
