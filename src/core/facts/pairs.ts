import type { Pair, Slot } from "../knowledge/types";
import type { Match } from "./hits";

/** Two words near each other that fill a slot together. */
export interface PairMeaning {
  readonly kind: "pair";
  readonly topic: string;
  readonly slot: Slot;
  readonly pair: Pair;
  /** Its own among all pairs, from 0. */
  readonly number: number;
}

/** How many characters the words of a pair may stand apart. */
const REACH = 80;

/**
 * Finds pairs among words that come in the order of the text, in one pass. Most words of pairs stand alone: that they do
 * is seen without an object for any.
 */
export class Pairs {
  readonly found: Match<PairMeaning>[] = [];

  constructor() {
    reading++;
  }

  /** @param side Which of the pair's two kinds of words it is. */
  add(meaning: PairMeaning, side: 0 | 1, start: number, end: number): void {
    const own = 2 * meaning.number + side;
    const other = own ^ 1;
    readings[own] = reading;
    starts[own] = start;
    ends[own] = end;
    if (readings[other] === reading && ends[other]! <= start && start - ends[other]! <= REACH)
      this.found.push({ start: starts[other]!, end, meaning });
  }
}

/** The number of the text that is read, and by pair and side that of the last with such a word, and where that stands. */
let reading = 0;
const readings: number[] = [];
const starts: number[] = [];
const ends: number[] = [];
