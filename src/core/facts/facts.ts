import { titleOf, type Block, type DesignDocument } from "../document/model";
import { knowledge, topicOf } from "../knowledge/index";
import type { MetricClass } from "../knowledge/types";
import { applyEdits } from "../text/textEdit";
import { Contexts, type Context } from "./context";
import { diagramsOf, tickedOf } from "./drawings";
import type { Fact } from "./factList";
import { languageOf, type DocumentLanguage } from "./language";
import { leadOf } from "./lead";
import { linksOf, type Link } from "./links";
import { NONE } from "./lists";
import type { GainMention, LossMention, MetricMention, SystemMention } from "./mentions";
import { isToReach, MetricValues } from "./metricValues";
import type { Quantity } from "./quantities";
import { isOtherHeading, isSpeaker } from "./stance";
import { isOfSignals, tablesOf, type Table } from "./tables";
import { readTask, TaskVotes, type TaskReading } from "./task";
import type { OwnWords } from "./ownWords";
import { templateLinesOf, type TemplateLine } from "./templateLines";
import { labelledTrait } from "./traitLabels";
import { UnitReader } from "./unitReader";
import { Unit, unitsOf } from "./units";

/** All that a document says, extracted once; rules and checklist read nothing else. */
export interface Facts {
  readonly language: DocumentLanguage;
  /** By topic, in the order of the text. */
  readonly byTopic: ReadonlyMap<string, readonly Fact[]>;
  /** The units where a placeholder stands for content. */
  readonly placeholders: readonly Unit[];
  readonly contexts: Contexts;
  readonly trade: Trade;
  /** Every metric that is named, in the order of the text. */
  readonly metrics: readonly MetricMention[];
  readonly systems: readonly SystemMention[];
  /** Images, and what is drawn in text. */
  readonly diagrams: readonly Block[];
  /** The boxes of lists that are ticked. */
  readonly ticked: readonly Block[];
  /** The lines of a template that still stand in the text. */
  readonly templateLines: readonly TemplateLine[];
  /** What the business wants, wherever it is named. */
  readonly gains: readonly GainMention[];
  /** The losses that training is said to minimise. */
  readonly losses: readonly LossMention[];
  readonly task: TaskReading;
  /** The times, of a second at most, within which an answer is wanted. */
  readonly budgets: readonly Budget[];
  /** Words that praise a quality in a sentence without a figure. */
  readonly vague: readonly Vague[];
  /** By trait the units that tell it. A trait that too few tell is left out. */
  readonly traits: ReadonlyMap<string, readonly Unit[]>;
  readonly tables: readonly Table[];
  /** The quantities that the design states: none that is asked, denied, put off or an example. */
  readonly amounts: readonly Amounts[];
  readonly links: readonly Link[];
}

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

/**
 * Reads what a document says, unit by unit.
 * @param declaredTask The learning problem that the front matter declares.
 * @param own What the team calls the topics.
 */
export function extractFacts(document: DesignDocument, declaredTask?: string, own?: OwnWords): Facts {
  const title = titleOf(document)?.label;
  const contexts = new Contexts(title, own);
  const tables = tablesOf(document);
  for (const table of tables.filter(isOfSignals))
    for (const cell of table.rows.flat()) contexts.place(cell.label, "monitoring");
  const collector = new Collector(contexts);
  for (const block of document.blocks) for (const unit of unitsOf(block)) collector.read(unit);
  for (const block of document.blocks) if (block.kind === "image") collector.readImage(block);
  const { byTopic, placeholders, metrics, systems, gains, losses, budgets, vague } = collector;
  const lead = leadOf(document, title, contexts);
  if (lead) collector.add({ topic: "summary", slot: "gist", stance: "asserted", unit: lead, strength: 1 });
  return {
    language: languageOf(withoutDirectives(document)),
    byTopic: collector.isTemplate(document.sections.length) ? asPrompts(byTopic) : byTopic,
    placeholders,
    contexts,
    trade: collector.trade,
    metrics,
    systems,
    diagrams: diagramsOf(document),
    ticked: tickedOf(document),
    templateLines: templateLinesOf(document),
    gains,
    losses,
    budgets,
    vague,
    task: readTask(collector.votes, declaredTask),
    traits: collector.traits(),
    tables,
    amounts: collector.amounts,
    links: linksOf(document),
  };
}

/** What a template's headings name at least ... */
const TEMPLATE_TOPICS = 8;
/** ... and how many metrics, models, tools and quantities it may mention as examples. */
const TEMPLATE_SPECIFICS = 2;
/** It has not much to say below each heading; one without any such name may explain itself at length. */
const TEMPLATE_SENTENCES = 4;

/** Gathers the facts of all units, and counts what tells ML texts and templates from others. */
class Collector {
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

  constructor(contexts: Contexts) {
    this.#contexts = contexts;
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
    const reader = new UnitReader(unit, context, inherited, this.#contexts.own);
    for (const fact of reader.facts) this.add(fact);
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
    const told = this.#traits.get(trait) ?? [];
    for (let time = 0; time < times; time++) told.push(unit);
    this.#traits.set(trait, told);
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
    const { quantities } = reader.figures;
    if ((quantities.length > 0 || reader.hasCadence) && !reader.isExample)
      this.amounts.push({ unit, quantities });
    if (reader.facts.some(isLatency))
      this.budgets.push(...quantities.filter(isInstant).map((quantity) => ({ unit, quantity })));
    for (const { start, end } of reader.vague) this.vague.push({ unit, start, end });
    this.votes.saysImbalanced ||= reader.saysImbalanced;
    for (const term of reader.terms) this.#terms.add(term);
    if ((reader.names.length === 0 && !reader.hasQuantity) || reader.isExample) return;
    for (const name of reader.names) this.#names.add(name);
    if (reader.hasQuantity) this.#quantities++;
  }
}

function isLatency({ topic, slot }: Fact): boolean {
  return topic === "requirements-scale" && slot === "latency";
}

/** Whether it is a limit of a second at most, and not a time that something happens to take. */
function isInstant({ dimension, high, bound, percentile }: Quantity): boolean {
  return dimension === "time" && high <= 1 && (bound === "at-most" || percentile !== undefined);
}

/** How fast a service must be, how far data may drift and which power a test has are no targets of its answers. */
function isOfModels({ metric }: MetricMention): boolean {
  return !NOT_OF_MODELS.has(metric.classes[0]!);
}

const NOT_OF_MODELS = new Set<MetricClass>(["system", "data-quality", "monitoring", "experiment"]);

/** That a metric has a target completes the topic of its class; what belongs to no experiment is judged offline. */
function targetFact({ as, stance }: MetricMention, unit: Unit): Fact {
  const topic = as === "online" || as === "guardrail" ? "online-metrics" : "offline-metrics";
  const slot = topicOf(topic).slots.find(({ fact }) => fact === "metric-target");
  return { topic, slot: slot?.id, stance, unit, strength: 3 };
}

/** In a template nothing is said of a system: what looks like it is an instruction. */
function asPrompts(byTopic: ReadonlyMap<string, readonly Fact[]>): Map<string, Fact[]> {
  const prompt = (fact: Fact): Fact => (fact.stance === "asserted" ? { ...fact, stance: "prompt" } : fact);
  return new Map([...byTopic].map(([topic, facts]) => [topic, facts.map(prompt)]));
}

/** The author's own words: a comment that suppresses a finding is written in English whatever the document's language. */
function withoutDirectives({ text, directives }: DesignDocument): string {
  if (directives.length === 0) return text;
  return applyEdits(
    text,
    directives.map(({ range }) => ({ range, newText: "" })),
  );
}
