import { knownEvidence, toSteps, type Evidence } from "../knowledge/evidence";
import type { Label } from "../document/model";
import { Signs, type UnitReading } from "./signs";
import type { Unit } from "./units";

/** The log-odds below which no unit may be said to speak of a topic, whatever cues find in it. */
const POSSIBLE = toSteps(-2.5);
/** Those from which on one may be meant to, though cues find nothing, so that nobody is sure that nothing is said ... */
const MAYBE = toSteps(-1.5);
/** ... and those from which on it does speak of it. */
const LIKELY = toSteps(1);

/** A text of fewer units is a note, of which wording tells less than cues: there they alone are believed. */
const FEW_UNITS = 20;

/** The words of content that a unit needs to be a statement of which no cue is known. */
const STATEMENT = 4;

/**
 * A second reader of a document: which topics its units speak of, by all their signs together, weighed as was learned
 * from labelled documents. Cues see single words; it sees that "half of the shops keep the old screen" is an experiment.
 */
export class Witness {
  readonly #evidence: Evidence = knownEvidence();
  readonly #signs = new Signs();
  /** The odds of units under each label of which nothing else is known, one after the other ... */
  #oddsUnder = new Int32Array(1 << 10);
  /** ... and by label where they begin. */
  readonly #under = new Map<Label, number>();
  readonly #weigh = (sign: number): void => this.#evidence.weigh(sign);
  /** By topic the highest odds of any unit, and the unit that is likeliest to speak of it. */
  readonly #most = new Int32Array(this.#evidence.topics.length).fill(toSteps(-100));
  readonly #likeliest: ({ readonly unit: Unit; readonly odds: number } | undefined)[] = [];
  #units = 0;

  read(reading: UnitReading): void {
    const from = this.#fromUnder(reading);
    this.#units++;
    this.#evidence.begin(this.#oddsUnder, from);
    this.#signs.ofUnit(reading, this.#weigh);
    if (raise(this.#most, this.#evidence.odds) < MAYBE) return;
    for (const [topic, odds] of this.#evidence.odds.entries())
      if (odds >= MAYBE) this.#hear(reading, topic, odds);
  }

  /** Keeps a unit that may speak of a topic, if it states something and is the likeliest. */
  #hear({ unit, context, stance }: UnitReading, topic: number, odds: number): void {
    if (stance !== "asserted" || unit.block.kind === "heading") return;
    // Below a topic's own heading cues take any sentence for one on it, but for those that say nothing.
    if (context.own === this.#evidence.topics[topic] || !unit.hasWords(STATEMENT)) return;
    const likeliest = this.#likeliest[topic];
    if (!likeliest || odds > likeliest.odds) this.#likeliest[topic] = { unit, odds };
  }

  /** Where the odds of a label begin. */
  #fromUnder({ unit: { label }, context }: UnitReading): number {
    const known = this.#under.get(label);
    if (known !== undefined) return known;
    const { odds } = this.#evidence;
    const from = this.#under.size * odds.length;
    this.#evidence.begin();
    this.#signs.ofLabel(label, context, this.#weigh);
    if (from + odds.length > this.#oddsUnder.length) {
      const wider = new Int32Array(2 * this.#oddsUnder.length);
      wider.set(this.#oddsUnder);
      this.#oddsUnder = wider;
    }
    this.#oddsUnder.set(odds, from);
    this.#under.set(label, from);
    return from;
  }

  /** Whether any unit may speak of a topic; of one of which nothing was learned each may. */
  maySpeakOf(topic: string): boolean {
    const number = this.#evidence.topics.indexOf(topic);
    return number < 0 || this.#units < FEW_UNITS || this.#most[number]! >= POSSIBLE;
  }

  /** By topic the unit that speaks of it most clearly, where one does. */
  *spoken(): Iterable<readonly [topic: string, unit: Unit]> {
    if (this.#units < FEW_UNITS) return;
    for (const [number, topic] of this.#evidence.topics.entries()) {
      const likeliest = this.#likeliest[number];
      if (likeliest && likeliest.odds >= LIKELY) yield [topic, likeliest.unit];
    }
  }

  /** The unit that is the likeliest to speak of a topic, where one may. */
  nearestTo(topic: string): Unit | undefined {
    return this.#units < FEW_UNITS ? undefined : this.#likeliest[this.#evidence.topics.indexOf(topic)]?.unit;
  }
}

/** Raises each value of a list to that of another where it is lower, and gives the highest of the other. */
function raise(list: Int32Array, other: Int32Array): number {
  let highest = other[0]!;
  for (let index = 0; index < list.length; index++) {
    const value = other[index]!;
    if (value > list[index]!) list[index] = value;
    if (value > highest) highest = value;
  }
  return highest;
}
