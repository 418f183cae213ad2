import { knownEvidence, toSteps, type Evidence } from "../knowledge/evidence";
import type { Label } from "../document/model";
import { labelSigns, unitSigns, type UnitReading } from "./signs";
import type { Unit } from "./units";

/** The log-odds below which no unit may be said to speak of a topic, whatever cues find in it. */
const POSSIBLE = toSteps(-2);
/** Those from which on one speaks of it, though cues find nothing. */
const LIKELY = toSteps(1);

/** A text of fewer units says nothing by chance: there cues are believed. */
const FEW_UNITS = 20;

/** The words of content that a unit needs to be a statement of which no cue is known. */
const STATEMENT = 4;

/** A second reader: which topics the units of a document speak of, by all that tells it, weighed as was learned. */
export class Witness {
  readonly #evidence: Evidence = knownEvidence();
  /** By label the odds of a unit under it of which nothing else is known. */
  readonly #oddsUnder = new Map<Label, Int32Array>();
  readonly #odds = new Int32Array(this.#evidence.topics.length);
  /** By topic the highest odds of any unit, and those of any that may fill it, with the unit. */
  readonly #most = new Int32Array(this.#odds.length).fill(toSteps(-100));
  readonly #mostSaid = new Int32Array(this.#odds.length);
  #units = 0;
  readonly #likeliest: (Unit | undefined)[] = [];

  read(reading: UnitReading): void {
    const odds = this.#odds;
    const most = this.#most;
    const { unit, context, stance } = reading;
    this.#units++;
    odds.set(this.#under(reading));
    this.#evidence.weigh(unitSigns(reading), odds);
    const maySay = stance === "asserted" && unit.block.kind !== "heading" && unit.hasWords(STATEMENT);
    // Under a topic's own heading cues take any sentence for one on it, but for those that say nothing.
    const own = context.own === undefined ? -1 : this.#evidence.topics.indexOf(context.own);
    for (let topic = 0; topic < odds.length; topic++) {
      const here = odds[topic]!;
      if (here > most[topic]!) most[topic] = here;
      if (maySay && here >= LIKELY && topic !== own) this.#say(topic, here, unit);
    }
  }

  #say(topic: number, odds: number, unit: Unit): void {
    if (this.#likeliest[topic] && odds <= this.#mostSaid[topic]!) return;
    this.#mostSaid[topic] = odds;
    this.#likeliest[topic] = unit;
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
    for (const [number, topic] of this.#evidence.topics.entries()) {
      const unit = this.#likeliest[number];
      if (unit) yield [topic, unit];
    }
  }
}
