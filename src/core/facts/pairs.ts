import type { Pair, Slot } from "../knowledge/types";
import type { Range } from "../text/lines";
import type { Match } from "./hits";

/** Two words near each other that fill a slot together. */
export interface PairMeaning {
  readonly kind: "pair";
  readonly topic: string;
  readonly slot: Slot;
  readonly pair: Pair;
}

/** How many characters the words of a pair may stand apart. */
const REACH = 80;

/** Finds pairs among words that come in the order of the text, in one pass. */
export class Pairs {
  readonly found: Match<PairMeaning>[] = [];
  /** By pair where the last word of each side stands. */
  readonly #last = new Map<PairMeaning, [Range | undefined, Range | undefined]>();

  /** @param side Which of the pair's two kinds of words it is. */
  add(meaning: PairMeaning, side: 0 | 1, start: number, end: number): void {
    let last = this.#last.get(meaning);
    if (!last) this.#last.set(meaning, (last = [undefined, undefined]));
    last[side] = { start, end };
    const other = last[1 - side];
    if (other && other.end <= start && start - other.end <= REACH)
      this.found.push({ start: other.start, end, meaning });
  }
}
