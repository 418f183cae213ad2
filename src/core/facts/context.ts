import type { Label } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import type { Framework, MetricClass, Step } from "../knowledge/types";
import type { Range } from "../text/lines";
import { isLetter } from "./characters";
import type { Match } from "./hits";
import { NONE } from "./lists";
import { labelStance, type Stance } from "./stance";
import { Vocabulary } from "./vocabulary";
import { columnRoleOf } from "./tables";
import type { OwnWords } from "./ownWords";
import { matchWords } from "./words";

/** What a label says of all that stands under it. */
export interface Context {
  /** The topics that its words name; more than one where the heading is shared ("Metrics"). */
  readonly topics: readonly string[];
  /** The one topic that any sentence with substance below is about, where the words leave no doubt. */
  readonly own: string | undefined;
  readonly stance: Stance;
}

const EMPTY: Context = { topics: [], own: undefined, stance: "asserted" };

const headings = new Vocabulary<string>();
for (const topic of knowledge.topics) {
  for (const phrase of allPhrases(topic.headings)) {
    headings.add(phrase, topic.id);
  }
}

/** What words in a heading lead to where it is headed as no topic. */
const hints = new Vocabulary<string>();
for (const { id, hints: words } of knowledge.topics)
  for (const phrase of allPhrases(words)) hints.add(phrase, id);

const titles = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.language.titles)) titles.add(phrase, true);

const METRICS = new Set(["offline-metrics", "online-metrics"]);

/** The topics of what may happen or is not known yet. */
const POSSIBLE = new Set<string | undefined>(["risks-fairness-privacy", "open-questions"]);

/** The topics under which models are compared on held-out data. */
export const COMPARING: ReadonlySet<string> = new Set([
  "model-choice",
  "baseline",
  "offline-metrics",
  "error-analysis",
  "training-validation",
]);

/** "Why PR-AUC matters" inside a section is about that section's topic: its name of another is too small a part. */
const MAIN_SHARE = 0.4;

/** Longer labels are sentences: what they name is read as a unit's words, not as a heading. */
const LONGEST_LABEL = 90;

/** Resolves labels to topics and stances, each label once. */
export class Contexts {
  readonly #known = new Map<Label, Context>();
  #last: { readonly label: Label; readonly context: Context } | undefined;
  /** What the words of a table's columns say, whatever they stand under: they repeat for each cell. */
  readonly #columns = new Map<string, LabelWords>();
  readonly #headings = new Map<string, Named>();

  /** What the team calls the topics. */
  readonly own: OwnWords | undefined;

  /** @param title The document's title, which is about the product: under it everything stands. */
  constructor(title?: Label, own?: OwnWords) {
    this.own = own;
    if (title) this.#known.set(title, EMPTY);
  }

  of(label: Label): Context {
    // Most units stand under the label of the one before.
    if (this.#last?.label === label) return this.#last.context;
    let context = this.#known.get(label);
    if (!context) this.#known.set(label, (context = this.#resolve(label)));
    this.#last = { label, context };
    return context;
  }

  /** Tells what stands under a label whose words do not. */
  place(label: Label, topic: string): void {
    const { topics, stance } = this.of(label);
    this.#known.set(label, { topics: [topic, ...topics.filter((one) => one !== topic)], own: topic, stance });
    this.#last = undefined;
  }

  #resolve(label: Label): Context {
    if (label.kind === "root") return EMPTY;
    const outer = label.parent ? this.of(label.parent) : EMPTY;
    const named = this.#read(label);
    const stance = named.stance === "asserted" ? outer.stance : named.stance;
    if (named.topics.length === 0) return stance === outer.stance ? outer : { ...outer, stance };
    const both = named.topics.filter((topic) => outer.topics.includes(topic));
    // "Evaluation" under "Offline": of the topics it may mean, those that it stands under.
    if (!named.own && both.length > 0)
      return { topics: both, own: both.length === 1 ? both[0] : undefined, stance };
    // "Business metrics" under "Monitoring" are what is watched.
    if (outer.own === "monitoring" && named.topics.every((topic) => METRICS.has(topic)))
      return { topics: [...named.topics, "monitoring"], own: "monitoring", stance };
    const isHeading = label.kind === "heading" || label.kind === "bold";
    const isMain = named.share >= MAIN_SHARE || /[?？]/.test(label.text);
    if (isHeading && (isMain || outer.own === undefined))
      return { topics: named.topics, own: named.own, stance };
    // "Online, guardrail" under "Metrics": of the topics that a section shares, the one that is named.
    if (label.kind === "row" && outer.own === undefined && named.own && outer.topics.includes(named.own))
      return { topics: [named.own], own: named.isWhole ? named.own : undefined, stance };
    // "Risks:" under "Monitoring and updates": what may happen is told in the words of both, and is neither.
    if (label.kind === "line" && outer.own === undefined && named.isWhole && POSSIBLE.has(named.own))
      return { topics: named.topics, own: named.own, stance };
    // A label inside a section adds its topic to the section's; only if it is all the label says, it takes over.
    const topics = [...named.topics, ...outer.topics.filter((topic) => !named.topics.includes(topic))];
    // "Purpose", "Why": inside the section of another topic they are those of what it speaks of.
    const isAside = named.own === "business-goal" && outer.own !== undefined;
    return { topics, own: named.isWhole && !isAside ? named.own : outer.own, stance };
  }

  /** The topics that a heading names: they are asked of it, and of the label that it is to what stands below. */
  namedBy(heading: string): Named {
    let named = this.#headings.get(heading);
    if (!named) this.#headings.set(heading, (named = topicsInHeading(heading, this.own)));
    return named;
  }

  #read(label: Label): LabelWords {
    if (label.kind !== "column") return this.#wordsOf(label);
    let words = this.#columns.get(label.text);
    if (!words) this.#columns.set(label.text, (words = withoutTargets(label, this.#wordsOf(label))));
    return words;
  }

  #wordsOf(label: Label): LabelWords {
    const { topics, own, isWhole, share } = topicsInLabel(label, this.namedBy(label.text), this.own);
    return { topics, own, isWhole, share, stance: labelStance(label) };
  }
}

/** What the words of a label say by themselves. */
interface LabelWords extends Named {
  readonly stance: Stance;
}

/** A column that is headed "target" holds the values to reach, and no ground truth. */
function withoutTargets({ text }: Label, words: LabelWords): LabelWords {
  const isTarget = words.own === "labels" && words.isWhole && columnRoleOf(text) === "target";
  return isTarget ? { ...words, topics: NONE, own: undefined } : words;
}

/** What the words of a heading say. */
interface Named {
  readonly topics: readonly string[];
  /** The topic that they name, where it is one and no heading of another. */
  readonly own: string | undefined;
  /** Whether the heading says nothing else. */
  readonly isWhole: boolean;
  /** The share of the heading's letters that are its names. */
  readonly share: number;
}

/** A parent item that asks ("How fast must it be?") is about what its words name; its children answer. */
function topicsInLabel({ kind, text }: Label, named: Named, words: OwnWords | undefined): Named {
  if (named.topics.length > 0) return named;
  if (kind === "heading" || kind === "bold") return ofMetrics(text, words) ?? hintedBy(text);
  if (kind !== "item" || !/[?？]\s*$/.test(text)) return named;
  const topics = matchWords(text, words).flatMap(({ meaning }) =>
    meaning.kind === "name" ? [meaning.topic] : [],
  );
  return { topics: [...new Set(topics)], own: undefined, isWhole: false, share: 0 };
}

/** "Precision, recall and F1": metrics, of which one at least is no everyday word, head what is said of such. */
function ofMetrics(text: string, words: OwnWords | undefined): Named | undefined {
  if (text.length > LONGEST_LABEL) return undefined;
  const named = matchWords(text, words).flatMap(({ meaning }) =>
    meaning.kind === "metric" ? [meaning] : [],
  );
  if (named.every(({ isAmbiguous }) => isAmbiguous)) return undefined;
  const topics = new Set(named.flatMap(({ metric }) => TOPIC_OF_CLASS[metric.classes[0]!] ?? NONE));
  return topics.size === 0 ? undefined : { ...NOTHING, topics: [...topics], share: 1 };
}

const TOPIC_OF_CLASS: Readonly<Partial<Record<MetricClass, string>>> = {
  offline: "offline-metrics",
  online: "online-metrics",
};

/** Words that lead to more topics lead nowhere. */
const MOST_HINTED = 3;

/** What a heading in the author's own words is about, by what its words lead to: cues count below it, no more. */
function hintedBy(text: string): Named {
  if (text.length > LONGEST_LABEL) return NOTHING;
  const topics = [...new Set(hints.match(text).map(({ meaning }) => meaning))];
  return topics.length > MOST_HINTED ? NOTHING : { ...NOTHING, topics, share: 1 };
}

/** The topics that a heading names: of overlapping aliases the longest, side by side ("Serving and monitoring") all. */
export function topicsInHeading(text: string, words?: OwnWords): Named {
  if (text.length > LONGEST_LABEL) return NOTHING;
  const found = longestFirst(headings.match(text), words?.headings.match(text));
  if (found.length === 0 || isTitle(text)) return NOTHING;
  if (found.length === 1) return named(text, [found[0]!.meaning], found);
  const taken: Match<string>[] = [];
  const topics: string[] = [];
  for (const match of found) {
    const holder = overlapping(match, taken);
    if (holder && (holder.start !== match.start || holder.end !== match.end)) continue;
    if (!holder) taken.push(match);
    if (!topics.includes(match.meaning)) topics.push(match.meaning);
  }
  return named(text, topics, taken);
}

/** @param taken The places of the names of topics. */
function named(text: string, topics: readonly string[], taken: readonly Range[]): Named {
  const own = topics.length === 1 ? topics[0] : undefined;
  const others = lettersOutside(text, taken);
  const letters = taken.reduce((sum, { start, end }) => sum + end - start, 0);
  // A letter may be left over: the "s" of a plural.
  return { topics, own, isWhole: others <= 1, share: letters / (letters + others) };
}

function longestFirst<Meaning>(
  found: readonly Match<Meaning>[],
  added: readonly Match<Meaning>[] = NONE,
): readonly Match<Meaning>[] {
  if (found.length + added.length <= 1) return added.length === 0 ? found : added;
  return [...found, ...added].sort((a, b) => b.end - b.start - (a.end - a.start));
}

const NOTHING: Named = { topics: [], own: undefined, isWhole: false, share: 0 };

function overlapping({ start, end }: Range, others: readonly Range[]): Range | undefined {
  for (const other of others) if (start < other.end && end > other.start) return other;
  return undefined;
}

/** "ML System Design Doc - Maintenance of mills" names the product, at whatever level. */
function isTitle(text: string): boolean {
  return titles.matchBy(text, 2).some(({ end }) => /^[^\p{L}]*[-–—:：][^\p{L}]*\p{L}/u.test(text.slice(end)));
}

function nameAt(at: number, names: readonly Range[]): Range | undefined {
  for (const name of names) if (name.start <= at && at < name.end) return name;
  return undefined;
}

/** How many letters of a heading stand outside its names. */
function lettersOutside(text: string, names: readonly Range[]): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const name = nameAt(at, names);
    if (name) at = name.end - 1;
    else if (isLetter(text.charCodeAt(at))) letters++;
  }
  return letters;
}

/**
 * The steps that a heading may open, the likeliest first: by their titles and aliases, the longest first, else (unless
 * only `titles` count) by the topics that it names.
 */
export function stepsOfHeading(
  text: string,
  framework: Framework,
  by?: "titles",
  words?: OwnWords,
): readonly Step[] {
  if (text.length > LONGEST_LABEL) return [];
  const found = longestFirst(stepWords(framework).match(text));
  if (found.length > 0) return [...new Set(found.map(({ meaning }) => meaning))];
  if (by === "titles") return [];
  const { topics } = topicsInHeading(text, words);
  return framework.steps.filter((step) => step.topics.some(({ topic }) => topics.includes(topic)));
}

const vocabularies = new WeakMap<Framework, Vocabulary<Step>>();

function stepWords(framework: Framework): Vocabulary<Step> {
  const known = vocabularies.get(framework);
  if (known) return known;
  const words = new Vocabulary<Step>();
  for (const step of framework.steps) {
    for (const phrase of [step.title.toLowerCase(), ...allPhrases(step.headings)]) words.add(phrase, step);
  }
  vocabularies.set(framework, words);
  return words;
}
