import { knownEvidence, toSteps, type Evidence } from "../knowledge/evidence";
import type { Label } from "../document/model";
import { labelSigns, unitSigns, type UnitReading } from "./signs";
import type { Unit } from "./units";

/** The log-odds below which no unit may be said to speak of a topic, whatever cues find in it. */
const POSSIBLE = toSteps(-2.5);
/** Those from which on one speaks of it, though cues find nothing. */
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
  /** By label the odds of a unit under it of which nothing else is known. */
  readonly #oddsUnder = new Map<Label, Int32Array>();
  readonly #odds = new Int32Array(this.#evidence.topics.length);
  /** By topic the highest odds of any unit, and the unit that is likeliest to speak of it. */
  readonly #most = new Int32Array(this.#odds.length).fill(toSteps(-100));
  readonly #likeliest: ({ readonly unit: Unit; readonly odds: number } | undefined)[] = [];
  #units = 0;

  read(reading: UnitReading): void {
    const odds = this.#odds;
    const most = this.#most;
    this.#units++;
    odds.set(this.#under(reading));
    this.#evidence.weigh(unitSigns(reading), odds);
    for (let topic = 0; topic < odds.length; topic++) {
      const here = odds[topic]!;
      if (here > most[topic]!) most[topic] = here;
      if (here >= LIKELY) this.#hear(reading, topic, here);
    }
  }

  /** Keeps a unit that is likely to speak of a topic, if it states something and is the likeliest. */
  #hear({ unit, context, stance }: UnitReading, topic: number, odds: number): void {
    if (stance !== "asserted" || unit.block.kind === "heading") return;
    // Below a topic's own heading cues take any sentence for one on it, but for those that say nothing.
    if (context.own === this.#evidence.topics[topic] || !unit.hasWords(STATEMENT)) return;
    const likeliest = this.#likeliest[topic];
    if (!likeliest || odds > likeliest.odds) this.#likeliest[topic] = { unit, odds };
  }

  #under({ unit: { label }, context }: UnitReading): Int32Array {
    let odds = this.#oddsUnder.get(label);
    if (!odds) {
      odds = this.#evidence.biases.slice();
      this.#evidence.weigh(labelSigns(label, context), odds);
      this.#oddsUnder.set(label, odds);
    }
    return odds;
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
      if (likeliest) yield [topic, likeliest.unit];
    }
  }
}
