import { topicOf } from "../knowledge/index";
import type { Beside, MetricClass, Slot, SlotFact, Task } from "../knowledge/types";
import type { Context, Contexts } from "./context";
import { isBareChoice } from "./choices";
import { FactList, Strength, type Fact } from "./factList";
import type { FigureKind, Figures } from "./figures";
import { append, NONE } from "./lists";
import type { GainMention, LossMention, MetricMention, SystemMention } from "./mentions";
import { filledBy, isLoss, isMetric, isOnlyMinimised, mentionOf } from "./metricReader";
import type { Quantity } from "./quantities";
import { Sentence } from "./sentence";
import type { Stance } from "./stance";
import { countWords } from "./substance";
import { isProgram, type Unit } from "./units";
import { recurs } from "./wordedTimes";
import { WORDLESS_SLOTS } from "./wordlessSlots";
import type { Meaning, WordMatch } from "./words";

/** A class with at most this share is rare, one with the rest is common. */
const RARE = 0.1;

/** Words that a sentence under its topic's own heading needs to be a statement. */
const WORDS_UNDER_HEADING = 3;

/** The topics whose names (models, encodings, splits) only ML knows. */
const TECHNICAL = new Set(["model-choice", "features", "training-validation"]);
/** How open questions are meant. */
const OPEN = new Set<Stance>(["asked", "placeholder", "deferred"]);
const OF_MODELS = new Set<MetricClass>(["offline", "online", "loss"]);

/** Things that go to one another: "features -> model -> sort"; the bound keeps the search short. */
const CHAIN = /(?:->|→|⇒|-->)[^\n]{2,80}?(?:->|→|⇒|-->)/;

/** Reads one unit: how it is meant, which topics it is about, and which slots it fills. */
export class UnitReader {
  readonly stance: Stance;
  /** The metrics, models and techniques named here. */
  terms: readonly string[] = NONE;
  /** Those, and every other name that is content by itself: tools, data sets, laws. */
  names: readonly string[] = NONE;
  metrics: readonly MetricMention[] = NONE;
  systems: readonly SystemMention[] = NONE;
  problems: readonly Task[] = NONE;
  traits: readonly string[] = NONE;
  gains: readonly GainMention[] = NONE;
  losses: readonly LossMention[] = NONE;
  readonly #unit: Unit;
  readonly #context: Context;
  readonly #sentence: Sentence;
  readonly #list: FactList;

  /**
   * @param inherited The topics of a question on the same line, which this unit answers.
   */
  constructor(unit: Unit, contexts: Contexts, inherited: readonly string[]) {
    const context = contexts.of(unit.label);
    const topics = inherited.length === 0 ? context.topics : [...context.topics, ...inherited];
    this.#unit = unit;
    this.#context = context;
    this.#sentence = new Sentence(unit, context, topics, contexts.own);
    this.#list = new FactList(this.#sentence);
    this.stance = this.#sentence.stance;
    const { names, fillers, about } = this.#sentence.words;
    // A header ("signal", "target") tells what its cells are, and is no word on the topic.
    if (!isHeaderCell(unit))
      for (const { meaning } of names) if (meaning.kind === "name") this.#list.name(meaning.topic, 1);
    if (unit.block.kind === "heading") {
      const headed = contexts.namedBy(unit.text);
      for (const topic of headed.topics) this.#list.name(topic, topic === headed.own ? 1 : 0);
      for (const { meaning } of fillers) {
        if (meaning.kind === "problem") this.problems = append(this.problems, meaning.task);
        if (meaning.kind === "trait") this.traits = append(this.traits, meaning.trait);
      }
      return;
    }
    for (const match of fillers) this.#readMatch(match);
    for (const topic of about) this.#readTopic(topic);
    if (this.figures.has("load")) this.#fillFact("requirements-scale", "load");
    if (this.figures.has("latency")) this.#fillFact("requirements-scale", "latency");
    if (CHAIN.test(unit.text)) this.#fillFact("architecture", "chain");
    // What a heading or a sentence leaves out or puts off is what the scope is made of.
    if (context.stance === "deferred" || this.stance === "deferred")
      this.#list.assert("requirements-scale", "scope");
  }

  get facts(): readonly Fact[] {
    return this.#list.facts;
  }

  /** The quantities that it states. */
  get figures(): Figures {
    return this.#sentence.figures;
  }

  /** How many words of the trade it has. */
  get tradeWords(): number {
    return this.#sentence.words.tradeWords;
  }

  /** Whether what it names is, by its own words, only an example. */
  get isExample(): boolean {
    return this.#sentence.isExample;
  }

  /** Whether an amount is none of an example. */
  isBesideExamples(quantity: Quantity): boolean {
    return this.#sentence.isBesideExamples(quantity);
  }

  /** Whether it holds a figure of this system: a number with a unit, or a share. */
  get hasQuantity(): boolean {
    return this.figures.has("quantity") || this.figures.has("percentage");
  }

  /** Whether it says how often something happens, without a number. */
  get hasCadence(): boolean {
    return this.#sentence.has("cadence");
  }

  /** The words that praise a quality, where no figure stands beside. */
  get vague(): readonly WordMatch[] {
    const { signs } = this.#sentence.words;
    if (signs.length === 0) return signs;
    const praising = signs.filter(({ meaning }) => meaning.kind === "sign" && meaning.sign === "quality");
    return praising.length > 0 && /\d/.test(this.#unit.block.content) ? [] : praising;
  }

  /** Whether it says that one class is rare, in words or as a share. */
  get saysImbalanced(): boolean {
    if (this.#sentence.has("imbalance")) return true;
    if (!this.#sentence.has("rare-share") || this.metrics.length > 0) return false;
    return this.figures.quantities.some(
      ({ dimension, low, high, isChange }) =>
        dimension === "ratio" && !isChange && low > 0 && (high <= RARE || low >= 1 - RARE) && high <= 1,
    );
  }

  /** "Cost of errors: a missed default costs ...": what the words announce follows in the same paragraph. */
  #isAnswered({ start, end }: WordMatch): boolean {
    const { text, block, start: from } = this.#unit;
    if (start > 2 || end < text.length - 2 || !/[:：]$/.test(text)) return false;
    return countWords(block.content, from + text.length) >= WORDS_UNDER_HEADING;
  }

  #readMatch(match: WordMatch): void {
    const { meaning } = match;
    switch (meaning.kind) {
      case "metric":
        this.#readMetric(match, meaning);
        break;
      case "entity":
        this.#readEntity(match, meaning);
        break;
      case "trait":
        if (this.#isTold(match)) this.traits = append(this.traits, meaning.trait);
        break;
      case "gain": {
        const { start, end } = match;
        const { gain } = meaning;
        this.gains = append(this.gains, { start, end, gain, unit: this.#unit, stance: this.stance });
        break;
      }
      case "problem":
        if (!this.#isInMetric(match)) this.problems = append(this.problems, meaning.task);
        break;
      case "pair":
        if (this.#holds(meaning.pair.beside)) this.#list.fill(meaning.topic, meaning.slot, match);
        break;
      case "anywhere":
      case "cue":
        if (this.#saysMore(match, meaning) || (meaning.kind === "anywhere" && this.#isAnswered(match)))
          this.#list.fill(meaning.topic, meaning.slot, match);
        break;
    }
  }

  #readEntity(match: WordMatch, { topic, slot, system }: Meaning & { kind: "entity" }): void {
    const name = this.#unit.text.slice(match.start, match.end).toLowerCase();
    // "Data drift" is content of its slot, but every template names it.
    if (!slot.supporting) this.names = append(this.names, name);
    if (TECHNICAL.has(topic)) this.terms = append(this.terms, name);
    this.#list.fill(topic, slot, match);
    if (!system) return;
    const { start, end } = match;
    const isBare = isBareChoice(this.#unit);
    const { stance } = this;
    this.systems = append(this.systems, { system, name, unit: this.#unit, start, end, stance, isBare });
  }

  #readMetric(match: WordMatch, meaning: Meaning & { kind: "metric" }): void {
    const sentence = this.#sentence;
    if (!isMetric(match, meaning, sentence)) return;
    const { metric } = meaning;
    const { start, end } = match;
    if (isLoss(match, metric, sentence))
      this.losses = append(this.losses, { metric, unit: this.#unit, start, end });
    if (isOnlyMinimised(metric, sentence)) return;
    if (!meaning.isAmbiguous && OF_MODELS.has(metric.classes[0]!)) {
      this.terms = append(this.terms, metric.id);
      this.names = append(this.names, metric.id);
    }
    const last = this.metrics.at(-1);
    const isSame = last?.metric === metric && last.end > start;
    if (!isSame) this.metrics = append(this.metrics, mentionOf(match, metric, sentence));
    for (const [topic, fact] of filledBy(metric, this.#context, sentence.words.about))
      this.#fillFact(topic, fact, match);
  }

  /** Whether more is said than the word, with a figure where the slot wants one. */
  #saysMore(match: WordMatch, { topic, slot }: { readonly topic: string; readonly slot: Slot }): boolean {
    return this.#holds(slot.quantified ? "amount" : undefined) && this.#sentence.hasWordsBeside(match, topic);
  }

  /** Whether it says how often, or for an amount holds a figure. */
  #holds(wanted: Beside | undefined): boolean {
    if (wanted === undefined || this.hasCadence) return true;
    return wanted === "amount" ? this.figures.any : recurs(this.#unit.text, this.figures.quantities);
  }

  /** The slots of a topic that figures fill, or any sentence with substance under the topic's own heading. */
  #readTopic(topic: string): void {
    if (this.#context.topics.includes(topic)) this.#list.name(topic, 0);
    const isOwn = this.#context.own === topic;
    if (!isOwn && !this.figures.any && !this.hasCadence) return;
    const { wordless, figured } = WORDLESS_SLOTS.get(topic)!;
    for (const { slot, figure, byQuestion, byHeading } of isOwn ? wordless : figured) {
      if (figure && this.#hasFigure(figure)) this.#list.fill(topic, slot);
      if (!isOwn) continue;
      if (byQuestion && this.#isOpen()) this.#list.assert(topic, slot.id);
      if (!byHeading || this.#opensDenied()) continue;
      // That a program stands under a heading says nothing yet; what it names does.
      if (isProgram(this.#unit.block)) continue;
      if (this.#isSaid(topic, byHeading)) this.#list.fill(topic, slot);
    }
  }

  /** Whether a sentence under the topic's own heading has the substance that a slot wants. */
  #isSaid(topic: string, wanted: NonNullable<Slot["default"]>): boolean {
    if (wanted === "item" && this.#sentence.isItemOf(topic)) return true;
    const isSentence = this.#unit.hasWords(WORDS_UNDER_HEADING) || this.figures.has("quantity");
    return isSentence && (wanted === true || wanted === "item" || this.#holds(wanted));
  }

  /** Whether a trait is asserted; one that is told by a refusal ("not available at serving") is, if it holds that. */
  #isTold({ start, end }: WordMatch): boolean {
    if (this.stance === "asserted") return !this.#sentence.denies(start);
    const isRefusal = ({ meaning, start: from, end: to }: WordMatch): boolean =>
      meaning.kind === "sign" && meaning.sign === "negation" && start <= from && to <= end;
    return this.stance === "negated" && this.#sentence.words.signs.some(isRefusal);
  }

  /** Whether it asks or leaves something open, as in a section that is there for that; an inline "TODO:" does not. */
  #isOpen(): boolean {
    return OPEN.has(this.stance) && this.#unit.label.kind !== "line";
  }

  /** "No real-time monitoring is implemented": what follows is not there. */
  #opensDenied(): boolean {
    return this.#sentence.denies(Math.min(6, this.#unit.text.length));
  }

  /** "Binary cross entropy" says no more of the task than any other metric. */
  #isInMetric({ start, end }: WordMatch): boolean {
    return this.#sentence.words.fillers.some(
      (match) => match.meaning.kind === "metric" && match.start <= start && end <= match.end,
    );
  }

  #hasFigure(kind: FigureKind): boolean {
    const isOfTime = kind === "duration" || kind === "days";
    return this.figures.has(kind) || (isOfTime && this.hasCadence);
  }

  #fillFact(id: string, fact: SlotFact, match?: WordMatch): void {
    for (const slot of topicOf(id).slots)
      if (slot.fact === fact) this.#list.fill(id, slot, match, Strength.Figure);
  }
}

function isHeaderCell({ block, label }: Unit): boolean {
  return block.kind === "cell" && label.kind !== "column" && label.kind !== "row" && label.kind !== "line";
}
