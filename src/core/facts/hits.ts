/** A phrase found in a text. */
export interface Match<Meaning> {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

/** Phrases found in a text, in lists that serve one text after the other: most are dropped, and no object is made. */
export class Hits<Meaning> {
  count = 0;
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly meanings: Meaning[] = [];

  add(start: number, end: number, meaning: Meaning): void {
    const index = this.count++;
    this.starts[index] = start;
    this.ends[index] = end;
    this.meanings[index] = meaning;
  }

  /** Puts one in the place of another, which is lost. */
  move(from: number, to: number): void {
    this.starts[to] = this.starts[from]!;
    this.ends[to] = this.ends[from]!;
    this.meanings[to] = this.meanings[from]!;
  }

  /** One of them, to keep. */
  at(index: number): Match<Meaning> {
    return { start: this.starts[index]!, end: this.ends[index]!, meaning: this.meanings[index]! };
  }
}
