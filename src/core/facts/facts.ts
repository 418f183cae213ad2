import { titleOf, type DesignDocument } from "../document/model";
import { topicOf } from "../knowledge/index";
import type { MetricClass, Slot, Topic } from "../knowledge/types";
import { Contexts, topicsInHeading, type Context } from "./context";
import { languageOf, type DocumentLanguage } from "./language";
import { figuresIn, type Figures } from "./numbers";
import { stanceOf, type Stance, type UnitStance } from "./stance";
import { countWords } from "./substance";
import { topicWords, type Meaning } from "./topicWords";
import { unitsOf, type Unit } from "./units";
import type { Match } from "./vocabulary";

/** A unit that says something of a topic: the slot it fills, or none where it only names the topic. */
export interface Fact {
  readonly topic: string;
  readonly slot: string | undefined;
  readonly stance: Stance;
  readonly unit: Unit;
}

/** All that a document says, extracted once; rules and checklist read nothing else. */
export interface Facts {
  readonly language: DocumentLanguage;
  readonly units: readonly ReadUnit[];
  /** By topic, in the order of the text. */
  readonly byTopic: ReadonlyMap<string, readonly Fact[]>;
  readonly contexts: Contexts;
  /** How much of the text is about machine learning. */
  readonly trade: Trade;
}

/** The signs by which an ML text is told from another. */
export interface Trade {
  /** Different metrics, models and techniques that are named. */
  readonly terms: number;
  /** Words of the trade for each word that carries content. */
  readonly density: number;
}

/** A unit with how it is meant. */
export interface ReadUnit extends Unit {
  readonly stance: Stance;
  readonly context: Context;
  /** Words that carry content. */
  readonly words: number;
}

/** Reads what a document says. */
export function extractFacts(document: DesignDocument): Facts {
  const contexts = new Contexts(titleOf(document)?.label);
  const byTopic = new Map<string, Fact[]>();
  const units: ReadUnit[] = [];
  const terms = new Set<string>();
  let mlWords = 0;
  let asked: { block: object; topics: readonly string[] } | undefined;
  for (const unit of unitsOf(document)) {
    const context = contexts.of(unit.label);
    const unitStance = stanceOf(unit, (label) => contexts.of(label).stance);
    const read: ReadUnit = { ...unit, stance: unitStance.stance, context, words: countWords(unit.text) };
    units.push(read);
    // An answer on the line of its question is about what was asked.
    const inherited = asked?.block === unit.block ? asked.topics : [];
    const reader = new UnitReader(read, unitStance, inherited);
    const facts = reader.read();
    mlWords += reader.mlWords;
    for (const term of reader.terms) terms.add(term);
    for (const fact of facts) {
      const list = byTopic.get(fact.topic);
      if (list) list.push(fact);
      else byTopic.set(fact.topic, [fact]);
    }
    if (read.stance === "asked")
      asked = { block: unit.block, topics: [...new Set(facts.map(({ topic }) => topic))] };
  }
  const words = units.reduce((sum, unit) => sum + unit.words, 0);
  const trade = { terms: terms.size, density: words === 0 ? 0 : mlWords / words };
  return { language: languageOf(document.text), units, byTopic, contexts, trade };
}

/** Words that a slot's cue needs beside it to be a statement and not a mention. */
const WORDS_BESIDE_CUE = 2;
const WORDS_UNDER_HEADING = 3;

/** Reads one unit: which topics it is about, and which slots it fills. */
class UnitReader {
  readonly #unit: ReadUnit;
  readonly #stance: UnitStance;
  readonly #figures: Figures;
  readonly #matches: readonly Match<Meaning>[];
  readonly #about: ReadonlySet<string>;
  readonly #facts = new Map<string, Fact>();
  /** The metrics, models and techniques named here. */
  readonly terms = new Set<string>();

  constructor(unit: ReadUnit, stance: UnitStance, inherited: readonly string[]) {
    this.#unit = unit;
    this.#stance = stance;
    this.#figures = figuresIn(unit.text);
    this.#matches = topicWords.match(unit.text);
    const named = this.#matches.flatMap(({ meaning }) => (meaning.kind === "name" ? [meaning.topic] : []));
    this.#about = new Set([...unit.context.topics, ...named, ...inherited]);
  }

  get mlWords(): number {
    return this.#matches.filter(({ meaning }) => meaning.kind === "ml").length;
  }

  read(): Fact[] {
    for (const { meaning } of this.#matches) {
      if (meaning.kind === "name") this.#name(meaning.topic);
    }
    if (this.#unit.block.kind === "heading") {
      for (const topic of topicsInHeading(this.#unit.text).topics) this.#name(topic);
      return [...this.#facts.values()];
    }
    for (const match of this.#matches) this.#readMatch(match);
    for (const id of this.#about) this.#readTopic(topicOf(id));
    return [...this.#facts.values()];
  }

  #readMatch(match: Match<Meaning>): void {
    const { meaning } = match;
    if (meaning.kind === "metric") this.#readMetric(match, meaning);
    if (meaning.kind === "entity") {
      this.#fill(meaning.topic, meaning.slot, match);
      if (TECHNICAL.has(meaning.topic))
        this.terms.add(this.#unit.text.slice(match.start, match.end).toLowerCase());
    }
    if (meaning.kind === "anywhere" && this.#hasWordsBeside(match))
      this.#fill(meaning.topic, meaning.slot, match);
    if (meaning.kind === "cue" && this.#about.has(meaning.topic) && this.#hasWordsBeside(match)) {
      this.#fill(meaning.topic, meaning.slot, match);
    }
  }

  /** The slots of a topic that figures fill, or any sentence with substance under the topic's own heading. */
  #readTopic(topic: Topic): void {
    const { context, words } = this.#unit;
    const isOwn = context.topics.includes(topic.id);
    if (isOwn) this.#name(topic.id);
    for (const slot of topic.slots) {
      if (slot.fact && this.#hasFigure(slot.fact)) this.#fill(topic.id, slot);
      if (
        slot.default &&
        isOwn &&
        context.isSure &&
        (words >= WORDS_UNDER_HEADING || this.#figures.quantity)
      ) {
        this.#fill(topic.id, slot);
      }
    }
  }

  #hasFigure(fact: NonNullable<Slot["fact"]>): boolean {
    return fact in this.#figures && this.#figures[fact as keyof Figures];
  }

  #readMetric(match: Match<Meaning>, meaning: Meaning & { kind: "metric" }): void {
    const { context } = this.#unit;
    const inMetrics = context.topics.some((topic) => METRIC_TOPICS.has(topic));
    if (meaning.isAmbiguous && !inMetrics && !this.#figures.any) return;
    if (this.#isTaskName(match) || (meaning.needsK && !this.#hasK(match))) return;
    if (!meaning.isAmbiguous && OF_MODELS.has(meaning.metric.classes[0]!)) this.terms.add(meaning.metric.id);
    const { classes } = meaning.metric;
    const primary = classes[0]!;
    const inOnline = context.topics.includes("online-metrics");
    const inOffline = context.topics.includes("offline-metrics");
    const isOffline = primary === "offline" || (classes.includes("offline") && inOffline && !inOnline);
    const isOnline = primary === "online" || (classes.includes("online") && inOnline && !inOffline);
    if (isOffline || (primary === "loss" && inMetrics))
      this.#fillFact("offline-metrics", "metric-offline", match);
    if (isOnline) this.#fillFact("online-metrics", "metric-online", match);
    if (inOnline && (classes.includes("guardrail") || primary === "system")) {
      this.#fillFact("online-metrics", "metric-guardrail", match);
    }
    if (SYSTEM.has(primary)) {
      for (const topic of this.#about) this.#fillFact(topic, "metric-system", match);
    }
  }

  #isTaskName(match: Match<Meaning>): boolean {
    const next = this.#matches.find(({ start, meaning }) => meaning.kind === "task" && start >= match.end);
    return next !== undefined && next.start - match.end <= 1;
  }

  /** "@10", "@k", " at 10" right after the name. */
  #hasK({ end }: Match<Meaning>): boolean {
    return /^(?:\s?@\s?|\s+at\s+)(?:k\b|\d)/i.test(this.#unit.text.slice(end, end + 8));
  }

  #fillFact(id: string, fact: Slot["fact"], match: Match<Meaning>): void {
    const topic = topicOf(id);
    for (const slot of topic.slots) if (slot.fact === fact) this.#fill(id, slot, match);
  }

  #hasWordsBeside({ start, end }: Match<Meaning>): boolean {
    const own = countWords(this.#unit.text.slice(start, end));
    return this.#figures.any || this.#unit.words - own >= WORDS_BESIDE_CUE;
  }

  #name(topic: string): void {
    if (!this.#facts.has(topic)) this.#facts.set(topic, this.#fact(topic, undefined, this.#unit.stance));
  }

  #fill(topic: string, slot: Slot, match?: Match<Meaning>): void {
    const key = `${topic} ${slot.id}`;
    const isDenied = match !== undefined && this.#isDenied(match.start);
    const stance = isDenied && this.#unit.stance === "asserted" ? "negated" : this.#unit.stance;
    const known = this.#facts.get(key);
    if (!known || (known.stance !== "asserted" && stance === "asserted")) {
      this.#facts.set(key, this.#fact(topic, slot.id, stance));
    }
  }

  #isDenied(start: number): boolean {
    return this.#stance.negators.some(({ end }) => end <= start && start - end <= 12);
  }

  #fact(topic: string, slot: string | undefined, stance: Stance): Fact {
    return { topic, slot, stance, unit: this.#unit };
  }
}

/** The topics whose names (models, encodings, splits) only ML knows. */
const TECHNICAL = new Set(["model-choice", "features", "training-validation"]);
const METRIC_TOPICS = new Set(["offline-metrics", "online-metrics", "error-analysis", "monitoring"]);
const OF_MODELS = new Set<MetricClass>(["offline", "online", "loss"]);
const SYSTEM = new Set<MetricClass>(["system"]);
