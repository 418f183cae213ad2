import type { Label } from "../document/model";
import { knowledge, topicOf } from "../knowledge/index";
import type { Metric, MetricClass, Slot, SlotFact, Task } from "../knowledge/types";
import { topicsInHeading, type Context } from "./context";
import { Figures, isFigureKind } from "./figures";
import type { GainMention, LossMention, MetricMention, SystemMention } from "./mentions";
import type { Quantity } from "./quantities";
import { isDenied, negatorEnds, ownStance, type Stance } from "./stance";
import type { OwnWords } from "./ownWords";
import { countWords } from "./substance";
import { isProgram, type Unit } from "./units";
import { matchWords, sortWords, type Meaning, type Sign, type SortedWords, type WordMatch } from "./words";

function cutOffOf(text: string, start: number, end: number): string | undefined {
  const [, after] = CUT_OFF.exec(text.slice(end, end + 10)) ?? [];
  const [, inside] = /@\s?(\d{1,5}|k)$/i.exec(text.slice(start, end)) ?? [];
  return after ?? inside;
}

/** A unit that says something of a topic: the slot it fills, or none where it only names the topic. */
export interface Fact {
  readonly topic: string;
  readonly slot: string | undefined;
  readonly stance: Stance;
  readonly unit: Unit;
  /**
   * How plainly it says so: under the topic's own heading and by a word more than elsewhere or by a mere figure. Of
   * what only names the topic: 1 by a word of its own, 0 by what it stands under.
   */
  readonly strength: number;
}

/** A class with at most this share is rare, one with the rest is common. */
const RARE = 0.1;

/** Words that a slot's cue needs beside it to be a statement and not a mention. */
const WORDS_BESIDE_CUE = 1;
/** Words that a sentence under its topic's own heading needs to be a statement. */
const WORDS_UNDER_HEADING = 3;

/** The topics in which an everyday word such as "precision" is a metric. */
const METRIC_TOPICS = new Set(["offline-metrics", "online-metrics", "error-analysis", "monitoring"]);
/** The topics that tell what goes into a model. */
const OF_INPUT = new Set(["features", "data-sources", "labels"]);
/** The topics whose names (models, encodings, splits) only ML knows. */
const TECHNICAL = new Set(["model-choice", "features", "training-validation"]);
/** How open questions are meant. */
const OPEN = new Set<Stance>(["asked", "placeholder", "deferred"]);
const OF_MODELS = new Set<MetricClass>(["offline", "online", "loss"]);

/** The topic under which a metric of a class is meant as one of that class. */
const TOPICS_OF_CLASS: Readonly<Partial<Record<MetricClass, string>>> = {
  offline: "offline-metrics",
  online: "online-metrics",
  monitoring: "monitoring",
};
/** "@10", "@k", " at 10" right after a metric's name. */
const CUT_OFF = /^(?:\s?@\s?|\s+at\s+)(k\b|\d{1,5})/i;

/** By topic the slots that need no word of theirs: figures fill them, open questions, or any sentence under the heading. */
const WORDLESS_SLOTS = new Map(
  knowledge.topics.map(({ id, slots }) => [
    id,
    slots.filter((slot) => slot.byQuestion || slot.default || (slot.fact && isFigureKind(slot.fact))),
  ]),
);

/** Reads one unit: how it is meant, which topics it is about, and which slots it fills. */
export class UnitReader {
  readonly stance: Stance;
  /** The metrics, models and techniques named here. */
  readonly terms: string[] = [];
  /** Those, and every other name that is content by itself: tools, data sets, laws. */
  readonly names: string[] = [];
  readonly facts: Fact[] = [];
  readonly metrics: MetricMention[] = [];
  readonly systems: SystemMention[] = [];
  readonly problems: Task[] = [];
  readonly traits: string[] = [];
  readonly gains: GainMention[] = [];
  readonly losses: LossMention[] = [];
  readonly #unit: Unit;
  readonly #context: Context;
  readonly #words: SortedWords;
  /** The topics it is about: those it stands under, those it answers, those it names. */
  readonly #about: readonly string[];
  readonly #negators: readonly number[];
  #named: Map<string, Named> | undefined;
  #figures: Figures | undefined;

  /**
   * @param inherited The topics of a question on the same line, which this unit answers.
   * @param own What the team calls the topics.
   */
  constructor(unit: Unit, context: Context, inherited: readonly string[], own?: OwnWords) {
    this.#unit = unit;
    this.#context = context;
    this.#words = sortWords(matchWords(unit.text, own));
    this.stance = ownStance(unit, this.#words.signs) ?? context.stance;
    this.#negators = negatorEnds(this.#words.signs);
    let about = inherited.length === 0 ? context.topics : [...context.topics, ...inherited];
    for (const { meaning } of this.#words.names) {
      if (meaning.kind !== "name") continue;
      // A header ("signal", "target") tells what its cells are, and is no word on the topic.
      if (!isHeaderCell(unit)) this.#name(meaning.topic, 1);
      if (!about.includes(meaning.topic)) about = [...about, meaning.topic];
    }
    this.#about = about;
    if (unit.block.kind === "heading") {
      const { topics, own: only } = topicsInHeading(unit.text, own);
      for (const topic of topics) this.#name(topic, topic === only ? 1 : 0);
      for (const { meaning } of this.#words.fillers) {
        if (meaning.kind === "problem") this.problems.push(meaning.task);
        if (meaning.kind === "trait") this.traits.push(meaning.trait);
      }
      return;
    }
    for (const match of this.#words.fillers) this.#readMatch(match);
    for (const topic of this.#about) this.#readTopic(topic);
    if (this.#figure().has("load")) this.#fillFact("requirements-scale", "load");
    if (this.#figure().has("latency")) this.#fillFact("requirements-scale", "latency");
    // What a heading or a sentence leaves out or puts off is what the scope is made of.
    if (context.stance === "deferred" || this.stance === "deferred")
      this.#assert("requirements-scale", "scope");
  }

  /** How many words of the trade it has. */
  get tradeWords(): number {
    return this.#words.tradeWords;
  }

  /** Whether what it names is, by its own words, only an example. */
  get isExample(): boolean {
    const { label } = this.#unit;
    return this.has("example") || (label.kind === "line" && isExampleLabel(label.text));
  }

  /** Whether it holds a figure of this system: a number with a unit, or a share. */
  get hasQuantity(): boolean {
    return this.#figure().has("quantity") || this.#figure().has("percentage");
  }

  /** Whether more is said than the word, with a figure where the slot wants one. */
  #saysMore(match: WordMatch, { topic, slot }: { readonly topic: string; readonly slot: Slot }): boolean {
    const isQuantified = !slot.quantified || this.#figure().any || this.has("cadence");
    return isQuantified && this.#hasWordsBeside(match, topic);
  }

  /** "Cost of errors: a missed default costs ...": what the words announce follows in the same paragraph. */
  #isAnswered({ start, end }: WordMatch): boolean {
    const { text, block, start: from } = this.#unit;
    if (start > 2 || end < text.length - 2 || !/[:：]$/.test(text)) return false;
    return countWords(block.content.slice(from + text.length)) >= WORDS_UNDER_HEADING;
  }

  #readMatch(match: WordMatch): void {
    const { meaning } = match;
    switch (meaning.kind) {
      case "metric":
        this.#readMetric(match, meaning);
        break;
      case "entity": {
        const name = this.#unit.text.slice(match.start, match.end).toLowerCase();
        // "Data drift" is content of its slot, but every template names it.
        if (!meaning.slot.supporting) this.names.push(name);
        if (TECHNICAL.has(meaning.topic)) this.terms.push(name);
        this.#fill(meaning.topic, meaning.slot, match);
        if (meaning.system)
          this.systems.push({ system: meaning.system, name, unit: this.#unit, stance: this.stance });
        break;
      }
      case "trait":
        if (this.#isTold(match)) this.traits.push(meaning.trait);
        break;
      case "gain":
        this.gains.push({ ...match, gain: meaning.gain, unit: this.#unit, stance: this.stance });
        break;
      case "problem":
        if (!this.#isInMetric(match)) this.problems.push(meaning.task);
        break;
      case "anywhere":
        if (this.#saysMore(match, meaning) || this.#isAnswered(match))
          this.#fill(meaning.topic, meaning.slot, match);
        break;
      case "cue":
        if (this.#about.includes(meaning.topic) && this.#saysMore(match, meaning)) {
          this.#fill(meaning.topic, meaning.slot, match);
        }
        break;
    }
  }

  /** The slots of a topic that figures fill, or any sentence with substance under the topic's own heading. */
  #readTopic(topic: string): void {
    if (this.#context.topics.includes(topic)) this.#name(topic, 0);
    for (const slot of WORDLESS_SLOTS.get(topic)!) {
      if (slot.fact && this.#hasFigure(slot.fact)) this.#fill(topic, slot);
      if (slot.byQuestion && this.#isOpen(topic)) this.#assert(topic, slot.id);
      if (!slot.default || this.#context.own !== topic || this.#opensDenied()) continue;
      // That a program stands under a heading says nothing yet; what it names does.
      if (isProgram(this.#unit.block)) continue;
      if (this.#unit.hasWords(WORDS_UNDER_HEADING) || this.#figure().has("quantity")) this.#fill(topic, slot);
    }
  }

  /** Whether a trait is asserted; one that is told by a refusal ("not available at serving") is, if it holds that. */
  #isTold({ start, end }: WordMatch): boolean {
    if (this.stance === "asserted") return !isDenied(this.#negators, start);
    const isRefusal = ({ meaning, start: from, end: to }: WordMatch): boolean =>
      meaning.kind === "sign" && meaning.sign === "negation" && start <= from && to <= end;
    return this.stance === "negated" && this.#words.signs.some(isRefusal);
  }

  #readMetric(match: WordMatch, meaning: Meaning & { kind: "metric" }): void {
    const { topics } = this.#context;
    const inMetrics = topics.some((topic) => METRIC_TOPICS.has(topic));
    if (meaning.isAmbiguous && !inMetrics && this.quantities.length === 0) return;
    if (this.#isTaskName(match) || (meaning.needsK && !this.#hasK(match))) return;
    const { classes, id } = meaning.metric;
    const primary = classes[0]!;
    if (meaning.metric.scale && (!inMetrics || this.#context.own === "ab-test")) return;
    // "Completion rate over 7 days" among features goes into the model.
    if (primary === "online" && topics.length > 0 && topics.every((topic) => OF_INPUT.has(topic))) return;
    if (classes.includes("loss")) this.#readLoss(match, meaning.metric, inMetrics);
    // "Minimise log loss": what training does, unless it stands among metrics or with a value.
    if (classes.includes("loss") && !inMetrics && (!this.#figure().any || saysSign(this.#unit.label, "loss")))
      return;
    if (!meaning.isAmbiguous && OF_MODELS.has(primary)) {
      this.terms.push(id);
      this.names.push(id);
    }
    this.#mention(match, meaning.metric);
    const inOnline = topics.includes("online-metrics");
    const inOffline = topics.includes("offline-metrics");
    const isOffline = primary === "offline" || (classes.includes("offline") && inOffline && !inOnline);
    const isOnline = primary === "online" || (classes.includes("online") && inOnline && !inOffline);
    if (isOffline || (primary === "loss" && inMetrics))
      this.#fillFact("offline-metrics", "metric-offline", match);
    if (isOnline) this.#fillFact("online-metrics", "metric-online", match);
    // Whatever is measured where monitoring is spoken of is watched.
    if (this.#context.own === "monitoring") this.#fillFact("monitoring", "metric", match);
    if (inOnline && (classes.includes("guardrail") || primary === "system")) {
      this.#fillFact("online-metrics", "metric-guardrail", match);
    }
    if (primary === "system") for (const topic of this.#about) this.#fillFact(topic, "metric-system", match);
  }

  /** What training minimises: named so, or outside metrics and without a value. */
  #readLoss({ start, end }: WordMatch, metric: Metric, inMetrics: boolean): void {
    if (this.stance !== "asserted" || isDenied(this.#negators, start)) return;
    if (this.has("other-loss") || saysSign(this.#unit.label, "other-loss")) return;
    const isNamedSo = this.has("loss") || saysSign(this.#unit.label, "loss") || metric.classes[0] === "loss";
    if (!isNamedSo || (inMetrics && this.#figure().any)) return;
    this.losses.push({ metric, unit: this.#unit, start, end });
  }

  #mention({ start, end }: WordMatch, metric: Metric): void {
    const last = this.metrics.at(-1);
    if (last?.metric === metric && last.end > start) return;
    const { topics } = this.#context;
    const asked = metric.classes.find((one) => topics.includes(TOPICS_OF_CLASS[one] ?? ""));
    const isMeant = this.stance !== "asserted" || !(isDenied(this.#negators, start) || this.has("rejection"));
    this.metrics.push({
      metric,
      as: asked ?? metric.classes[0]!,
      unit: this.#unit,
      start,
      end,
      stance: isMeant ? this.stance : "negated",
      k: cutOffOf(this.#unit.text, start, end),
      isReplayed: this.has("replay"),
      values: [],
    });
  }

  /** Whether it asks or leaves something open in a section that is there for that; an inline "TODO:" is none. */
  #isOpen(topic: string): boolean {
    return this.#context.own === topic && OPEN.has(this.stance) && this.#unit.label.kind !== "line";
  }

  /** "No real-time monitoring is implemented": what follows is not there. */
  #opensDenied(): boolean {
    return isDenied(this.#negators, Math.min(6, this.#unit.text.length));
  }

  /** "Binary cross entropy" says no more of the task than any other metric. */
  #isInMetric({ start, end }: WordMatch): boolean {
    return this.#words.fillers.some(
      (match) => match.meaning.kind === "metric" && match.start <= start && end <= match.end,
    );
  }

  #isTaskName({ end }: WordMatch): boolean {
    return this.#words.tasks.some(({ start }) => start === end || start === end + 1);
  }

  /** "@10", "@k", " at 10" right after the name. */
  #hasK({ end }: WordMatch): boolean {
    return CUT_OFF.test(this.#unit.text.slice(end, end + 10));
  }

  #hasFigure(fact: SlotFact): boolean {
    if (!isFigureKind(fact)) return false;
    return this.#figure().has(fact) || ((fact === "duration" || fact === "days") && this.has("cadence"));
  }

  /** The quantities that it states. */
  get quantities(): readonly Quantity[] {
    return this.#figure().quantities;
  }

  /** The words that praise a quality, where no figure stands beside. */
  get vague(): readonly WordMatch[] {
    if (/\d/.test(this.#unit.block.content)) return [];
    return this.#words.signs.filter(({ meaning }) => meaning.kind === "sign" && meaning.sign === "quality");
  }

  /** Whether a word tells how the unit is meant, or what is said between the lines. */
  has(sign: Sign): boolean {
    return this.#words.signs.some(({ meaning }) => meaning.kind === "sign" && meaning.sign === sign);
  }

  /** Whether it says that one class is rare, in words or as a share. */
  get saysImbalanced(): boolean {
    if (this.has("imbalance")) return true;
    if (!this.has("rare-share") || this.metrics.length > 0) return false;
    return this.quantities.some(
      ({ dimension, low, high, isChange }) =>
        dimension === "ratio" && !isChange && low > 0 && (high <= RARE || low >= 1 - RARE) && high <= 1,
    );
  }

  #figure(): Figures {
    return (this.#figures ??= new Figures(this.#unit.text));
  }

  /** Whether more is said than the cue and the names of its topic: "Inputs and outputs of the system" says nothing. */
  #hasWordsBeside({ start, end }: WordMatch, topic: string): boolean {
    if (this.#figure().any) return true;
    const unit = this.#unit;
    const named = this.#namedBy(topic);
    // "Regression" under "Task" says something; "Data storage" under "Data" is one more heading.
    if (named.words === 0 && this.#isOwnCue(start, topic)) return true;
    const cue = named.starts.has(start) ? 0 : countWords(unit.text.slice(start, end));
    const wanted = WORDS_BESIDE_CUE + named.words + cue;
    // A label that is the topic's own heading only names it once more.
    return unit.hasWords(wanted) || (this.#context.own !== topic && unit.hasWords(wanted - unit.labelWords));
  }

  /** Under the topic's own heading a cue says something by itself ("Task: regression"), unless it only names the topic. */
  #isOwnCue(start: number, topic: string): boolean {
    // So does the item of a list whose heading monitoring shares: "Approval rate" is what is watched.
    const isWatched = topic === "monitoring" && this.#unit.block.kind === "item";
    const isOwn = this.#context.own === topic || (isWatched && this.#context.topics.includes(topic));
    return isOwn && !this.#namedBy(topic).starts.has(start) && !isProgram(this.#unit.block);
  }

  /** How many of the words only name a topic, and where those begin. */
  #namedBy(topic: string): Named {
    this.#named ??= new Map();
    let named = this.#named.get(topic);
    if (!named) this.#named.set(topic, (named = namesOf(topic, this.#words.names, this.#unit.text)));
    return named;
  }

  #fillFact(id: string, fact: SlotFact, match?: WordMatch): void {
    for (const slot of topicOf(id).slots) if (slot.fact === fact) this.#fill(id, slot, match, 3);
  }

  #name(topic: string, strength: number): void {
    if (!this.facts.some((fact) => fact.topic === topic && fact.slot === undefined)) {
      this.facts.push({ topic, slot: undefined, stance: this.stance, unit: this.#unit, strength });
    }
  }

  /** A slot that the unit fills just because it asks or leaves open. */
  #assert(topic: string, slot: string): void {
    this.facts.push({ topic, slot, stance: "asserted", unit: this.#unit, strength: 3 });
  }

  #fill(topic: string, { id: slot }: Slot, match?: WordMatch, strength = match ? 2 : 1): void {
    const isMeant = this.stance === "asserted" && !(match && isDenied(this.#negators, match.start));
    const stance = this.stance === "asserted" && !isMeant ? "negated" : this.stance;
    const known = this.facts.findIndex((fact) => fact.topic === topic && fact.slot === slot);
    const own = this.#context.own === topic ? 2 : 0;
    const fact: Fact = { topic, slot, stance, unit: this.#unit, strength: strength + own };
    if (known < 0) this.facts.push(fact);
    else if (isMeant && fact.strength >= this.facts[known]!.strength) this.facts[known] = fact;
    else if (isMeant && this.facts[known]!.stance !== "asserted") this.facts[known] = fact;
  }
}

/** What a label says of what follows: "Regression head: MSE" is no loss of a classifier. */
function saysSign({ kind, text }: Label, sign: Sign): boolean {
  if (kind === "root" || kind === "heading") return false;
  return matchWords(text).some(({ meaning }) => meaning.kind === "sign" && meaning.sign === sign);
}

function isHeaderCell({ block, label }: Unit): boolean {
  return block.kind === "cell" && label.kind !== "column" && label.kind !== "row" && label.kind !== "line";
}

/** "Example: ..." */
function isExampleLabel(text: string): boolean {
  return matchWords(text).some(
    ({ start, meaning }) => start <= 2 && meaning.kind === "sign" && meaning.sign === "example",
  );
}

/** How many words of a unit only name a topic, and where those begin. */
interface Named {
  readonly words: number;
  readonly starts: ReadonlySet<number>;
}

// Most units name no topic.
const UNNAMED: Named = { words: 0, starts: new Set() };

function namesOf(topic: string, names: readonly WordMatch[], text: string): Named {
  const isOfTopic = ({ meaning }: WordMatch): boolean => meaning.kind === "name" && meaning.topic === topic;
  if (!names.some(isOfTopic)) return UNNAMED;
  const starts = new Set<number>();
  let words = 0;
  let done = 0;
  for (const { start, end } of names.filter(isOfTopic)) {
    starts.add(start);
    if (start < done) continue;
    words += countWords(text.slice(start, end));
    done = end;
  }
  return { words, starts };
}
