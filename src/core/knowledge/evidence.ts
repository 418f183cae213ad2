import data from "./evidence.json";

/** What `npm run train` has learned of which signs tell that a unit speaks of a topic. */
export interface EvidenceData {
  readonly topics: readonly string[];
  /** By topic the log-odds of a unit without any sign, in steps, and those that a document says something of it at all. */
  readonly biases: readonly number[];
  /** The commonest first, so that those asked for most lie side by side. */
  readonly signs: readonly number[];
  /** By sign and topic a character: what the sign adds to the log-odds. */
  readonly weights: string;
}

/** How many steps of a weight make one of log-odds. */
const STEPS = 16;
/** The characters of weights, which JSON writes as they are; that of a weight of 0 stands in the middle. */
const CHARACTERS = Array.from({ length: 92 }, (_, index) => String.fromCharCode(35 + index))
  .filter((character) => character !== "\\")
  .join("");
const MIDDLE = CHARACTERS.length >> 1;

/** A number of log-odds in steps. */
export function toSteps(logOdds: number): number {
  return Math.round(logOdds * STEPS);
}

/** A weight in steps as a character; one that is further from 0 than there are characters becomes the furthest. */
export function writeWeight(steps: number): string {
  return CHARACTERS.charAt(Math.max(-MIDDLE, Math.min(MIDDLE, steps)) + MIDDLE);
}

/** What each sign adds to the odds that a unit speaks of a topic. */
export class Evidence {
  readonly topics: readonly string[];
  readonly #biases: Int32Array;
  /** By topic the odds of what is weighed. */
  readonly odds: Int32Array;
  /** By row in which weighing its sign was last met. */
  readonly #weighed: Int32Array;
  #weighing = 0;
  readonly #weights: Int8Array;
  readonly #signs: Int32Array;
  /** A hash table in little space, since most signs are not in it: by a sign's low bits the number of a row and 1 ... */
  readonly #rows = new Uint16Array(LOW_BITS + 1);
  /** ... and by row that of the next with the same low bits. */
  readonly #others: Uint16Array;

  constructor({ topics, biases, signs, weights }: EvidenceData) {
    if (signs.length > MOST_SIGNS) throw new Error("There are more signs than fit the evidence.");
    this.topics = topics;
    this.#biases = Int32Array.from(biases);
    this.odds = new Int32Array(topics.length);
    this.#weighed = new Int32Array(signs.length);
    this.#weights = readWeights(weights);
    this.#signs = Int32Array.from(signs);
    this.#others = new Uint16Array(signs.length);
    for (const [row, sign] of signs.entries()) {
      this.#others[row] = this.#rows[sign & LOW_BITS]!;
      this.#rows[sign & LOW_BITS] = row + 1;
    }
  }

  /** Begins anew, with the log-odds in steps that stand in a list from an index on: those without any sign, or with some. */
  begin(list = this.#biases, from = 0): void {
    for (let topic = 0; topic < this.odds.length; topic++) this.odds[topic] = list[from + topic]!;
    this.#weighing++;
  }

  /** Adds to the odds what a sign tells, the first time that it is met. */
  weigh(sign: number): void {
    const row = this.#rowOf(sign);
    if (row < 0 || this.#weighed[row] === this.#weighing) return;
    this.#weighed[row] = this.#weighing;
    const odds = this.odds;
    const weights = this.#weights;
    const { length } = odds;
    const from = row * length;
    for (let topic = 0; topic < length; topic++) odds[topic]! += weights[from + topic]!;
  }

  #rowOf(sign: number): number {
    let row = this.#rows[sign & LOW_BITS]! - 1;
    while (row >= 0 && this.#signs[row] !== sign) row = this.#others[row]! - 1;
    return row;
  }
}

const LOW_BITS = 0xffff;
/** As many rows have a number of 16 bits, besides the 0 that stands for none. */
const MOST_SIGNS = 0xffff - 1;

function readWeights(characters: string): Int8Array {
  const steps = new Int8Array(128);
  for (let index = 0; index < CHARACTERS.length; index++)
    steps[CHARACTERS.charCodeAt(index)] = index - MIDDLE;
  const weights = new Int8Array(characters.length);
  for (let at = 0; at < weights.length; at++) weights[at] = steps[characters.charCodeAt(at)]!;
  return weights;
}

let unpacked: Evidence | undefined;

/** What is known of the signs; unpacked when first asked for, since many runs never ask. */
export function knownEvidence(): Evidence {
  return (unpacked ??= new Evidence(data));
}
