import type { Block } from "../document/model";
import { knowledge, topicOf } from "../knowledge/index";
import type { Context, Contexts } from "./context";
import { NONE } from "./lists";
import type { GainMention, LossMention, MetricMention, SystemMention } from "./mentions";
import { isOfModels, isToReach, MetricValues } from "./metricValues";
import type { Quantity } from "./quantities";
import type { UnitReading } from "./signs";
import { isOtherHeading, isSpeaker } from "./stance";
import { TaskVotes } from "./task";
import { labelledTrait } from "./traitLabels";
import { Strength, type Fact } from "./factList";
import { UnitReader } from "./unitReader";
import { Unit } from "./units";

/** The quantities of a unit, in its order; none where it tells a cadence without a number. */
export interface Amounts {
  readonly unit: Unit;
  readonly quantities: readonly Quantity[];
}

/** "Fast", "scalable": a quality that is not measured. */
export interface Vague {
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
}

/** A time within which an answer is wanted. */
export interface Budget {
  readonly unit: Unit;
  readonly quantity: Quantity;
}

/** The signs by which an ML text is told from another. */
export interface Trade {
  /** Different metrics, models and techniques that are named. */
  readonly terms: number;
  /** Words of the trade for each hundred characters. */
  readonly density: number;
  /** The topics that headings name. */
  readonly headed: ReadonlySet<string>;
  /** How many headings are those of a text of another kind: "Installation", "Prior art". */
  readonly otherHeadings: number;
  /** How many sentences a speaker of a design interview says. */
  readonly spoken: number;
  /** How long the text is. */
  readonly characters: number;
  /** Different names, of metrics, models, tools and data sets, and sentences with a figure of this system. */
  readonly specifics: number;
}

/** What a template's headings name at least ... */
const TEMPLATE_TOPICS = 8;
/** ... and how many metrics, models, tools and quantities it may mention as examples. */
const TEMPLATE_SPECIFICS = 2;
/** It has not much to say below each heading; one without any such name may explain itself at length. */
const TEMPLATE_SENTENCES = 4;

/** Gathers the facts of all units, and counts what tells ML texts and templates from others. */
export class Collector {
  readonly byTopic = new Map<string, Fact[]>();
  readonly placeholders: Unit[] = [];
  readonly metrics: MetricMention[] = [];
  readonly systems: SystemMention[] = [];
  readonly gains: GainMention[] = [];
  readonly losses: LossMention[] = [];
  readonly budgets: Budget[] = [];
  readonly vague: Vague[] = [];
  readonly amounts: Amounts[] = [];
  readonly votes = new TaskVotes();
  readonly #traits = new Map<string, Unit[]>();
  readonly #contexts: Contexts;
  readonly #onRead: (reading: UnitReading) => void;
  readonly #values = new MetricValues();
  readonly #terms = new Set<string>();
  readonly #names = new Set<string>();
  readonly #headed = new Set<string>();
  #quantities = 0;
  #tradeWords = 0;
  #characters = 0;
  #otherHeadings = 0;
  #spoken = 0;
  #sentences = 0;
  /** The last question, whose topics an answer on its line is about. */
  #asked:
    { readonly block: Block; readonly topics: readonly string[]; answer: Block | undefined } | undefined;

  /** @param onRead Is told how each unit was read. */
  constructor(contexts: Contexts, onRead: (reading: UnitReading) => void) {
    this.#contexts = contexts;
    this.#onRead = onRead;
  }

  add(fact: Fact): void {
    const known = this.byTopic.get(fact.topic);
    if (known) known.push(fact);
    else this.byTopic.set(fact.topic, [fact]);
  }

  read(unit: Unit): void {
    const isHeading = unit.block.kind === "heading";
    const inherited = this.#answers(unit) ? this.#asked!.topics : NONE;
    const context = this.#contexts.of(unit.label);
    const reader = new UnitReader(unit, this.#contexts, inherited);
    const { facts, stance } = reader;
    this.#onRead({ unit, context, stance, facts });
    for (const fact of facts) this.add(fact);
    if (isHeading) {
      for (const { topic } of reader.facts) this.#headed.add(topic);
      if (isOtherHeading(unit.text)) this.#otherHeadings++;
    } else this.#sentences++;
    if (isSpeaker(unit.label)) this.#spoken++;
    if (reader.stance === "placeholder") this.placeholders.push(unit);
    if (reader.stance === "asked")
      this.#asked = { block: unit.block, topics: reader.facts.map(({ topic }) => topic), answer: undefined };
    this.#characters += unit.text.length;
    this.#tradeWords += reader.tradeWords;
    this.votes.add(reader.problems, isHeading || context.topics.includes("ml-framing"));
    this.#readNames(reader, unit, context);
  }

  /** Whether a unit may answer the last question: on its line, or in the paragraph after it, as in a talk. */
  #answers({ block }: Unit): boolean {
    const asked = this.#asked;
    if (!asked || block === asked.block) return asked !== undefined;
    if (block.kind === "heading") this.#asked = undefined;
    else asked.answer ??= block;
    return block === this.#asked?.answer && block.kind === "paragraph";
  }

  /** An image says something of what it stands under, but nobody here can read it. */
  readImage(block: Block): void {
    const unit = new Unit(block, block.content, 0, block.label);
    for (const topic of this.#contexts.of(block.label).topics)
      this.add({ topic, slot: undefined, stance: "pictured", unit, strength: 0 });
  }

  get trade(): Trade {
    const density = this.#characters === 0 ? 0 : (100 * this.#tradeWords) / this.#characters;
    return {
      terms: this.#terms.size,
      density,
      headed: this.#headed,
      otherHeadings: this.#otherHeadings,
      spoken: this.#spoken,
      characters: this.#characters,
      specifics: this.#names.size + this.#quantities,
    };
  }

  traits(): ReadonlyMap<string, readonly Unit[]> {
    const told = new Map<string, readonly Unit[]>();
    for (const { id, least = 1 } of knowledge.traits) {
      const units = this.#traits.get(id);
      if (units && units.length >= least) told.set(id, units);
    }
    return told;
  }

  isTemplate(sections: number): boolean {
    const { specifics } = this.trade;
    return (
      this.#headed.size >= TEMPLATE_TOPICS &&
      specifics <= TEMPLATE_SPECIFICS &&
      this.#sentences <= (specifics === 0 ? 2 : 1) * TEMPLATE_SENTENCES * sections
    );
  }

  /** @param times How often, as far as the fewest that a trait needs are concerned. */
  #tell(trait: string, unit: Unit, times = 1): void {
    let told = this.#traits.get(trait);
    if (!told) this.#traits.set(trait, (told = []));
    for (let time = 0; time < times; time++) told.push(unit);
  }

  #readNames(reader: UnitReader, unit: Unit, context: Context): void {
    for (const metric of reader.metrics) this.metrics.push(metric);
    for (const system of reader.systems) this.systems.push(system);
    for (const gain of reader.gains) this.gains.push(gain);
    for (const loss of reader.losses) this.losses.push(loss);
    for (const metric of this.#values.read(unit, reader.metrics, reader.figures))
      if (isOfModels(metric) && isToReach(context)) this.add(targetFact(metric, unit));
    for (const trait of reader.traits) this.#tell(trait, unit);
    const labelled = labelledTrait(unit);
    if (labelled) this.#tell(labelled.id, unit, labelled.least);
    if (reader.stance !== "asserted") return;
    // Most units hold none.
    const quantities = reader.figures.any
      ? reader.figures.quantities.filter((one) => !isOrdinal(one, unit))
      : NONE;
    const own = reader.isExample ? quantities.filter((one) => reader.isBesideExamples(one)) : quantities;
    if (own.length > 0 || (reader.hasCadence && !reader.isExample))
      this.amounts.push({ unit, quantities: own });
    if (quantities.length > 0 && reader.facts.some(isLatency))
      for (const quantity of quantities) if (isInstant(quantity)) this.budgets.push({ unit, quantity });
    for (const { start, end } of reader.vague) this.vague.push({ unit, start, end });
    this.votes.saysImbalanced ||= reader.saysImbalanced;
    for (const term of reader.terms) this.#terms.add(term);
    if ((reader.names.length === 0 && !reader.hasQuantity) || reader.isExample) return;
    for (const name of reader.names) this.#names.add(name);
    if (reader.hasQuantity) this.#quantities++;
  }
}

/** "1.2. Goals", "4.5 Pumps 1 to 9 are for training": the number that a heading or a paragraph begins with is its own. */
function isOrdinal({ start, end, dimension }: Quantity, { block, text, start: from }: Unit): boolean {
  if (start !== 0 || from !== 0 || block.kind === "cell") return false;
  if (SECTION_NUMBER.test(text)) return true;
  return block.kind === "heading" && dimension === "none" && /^[.)]?(?:\s|$)/.test(text.slice(end));
}

/** "5.2 Features" are no five features: what follows a section's number begins as a title does. */
const SECTION_NUMBER = /^\d{1,2}(?:\.\d{1,2})+\.?\s+\p{Lu}\p{Ll}/u;

function isLatency({ topic, slot }: Fact): boolean {
  return topic === "requirements-scale" && slot === "latency";
}

/** Whether it is a limit of a second at most, and not a time that something happens to take. */
function isInstant({ dimension, high, bound, percentile }: Quantity): boolean {
  return dimension === "time" && high <= 1 && (bound === "at-most" || percentile !== undefined);
}

/** That a metric has a target completes the topic of its class; what belongs to no experiment is judged offline. */
function targetFact({ as, stance }: MetricMention, unit: Unit): Fact {
  const topic = as === "online" || as === "guardrail" ? "online-metrics" : "offline-metrics";
  const slot = topicOf(topic).slots.find(({ fact }) => fact === "metric-target");
  return { topic, slot: slot?.id, stance, unit, strength: Strength.Figure };
}
