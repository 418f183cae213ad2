import type { Label } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import type { Framework, Step } from "../knowledge/types";
import { labelStance, type Stance } from "./stance";
import { Vocabulary } from "./vocabulary";
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

/** Longer labels are sentences: what they name is read as a unit's words, not as a heading. */
const LONGEST_LABEL = 90;

/** Resolves labels to topics and stances, each label once. */
export class Contexts {
  readonly #known = new Map<Label, Context>();
  /** What the words of a label say, whatever they stand under: table columns repeat for each cell. */
  readonly #words = new Map<string, Context & Named>();

  /** @param title The document's title, which is about the product: under it everything stands. */
  constructor(title?: Label) {
    if (title) this.#known.set(title, EMPTY);
  }

  of(label: Label): Context {
    let context = this.#known.get(label);
    if (!context) this.#known.set(label, (context = this.#resolve(label)));
    return context;
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
    if (label.kind === "heading" || label.kind === "bold") return { ...named, stance };
    // A label inside a section adds its topic to the section's; only if it is all the label says, it takes over.
    const topics = [...named.topics, ...outer.topics.filter((topic) => !named.topics.includes(topic))];
    return { topics, own: named.isWhole ? named.own : outer.own, stance };
  }

  #read(label: Label): Context & Named {
    const key = `${label.kind} ${label.text}`;
    let words = this.#words.get(key);
    if (!words) this.#words.set(key, (words = { ...topicsInLabel(label), stance: labelStance(label) }));
    return words;
  }
}

/** What the words of a heading say. */
interface Named {
  readonly topics: readonly string[];
  /** The topic that they name, where it is one and no heading of another. */
  readonly own: string | undefined;
  /** Whether the heading says nothing else. */
  readonly isWhole: boolean;
}

/** A parent item that asks ("How fast must it be?") is about what its words name; its children answer. */
function topicsInLabel({ kind, text }: Label): Named {
  const named = topicsInHeading(text);
  if (kind !== "item" || named.topics.length > 0 || !/[?？]\s*$/.test(text)) return named;
  const topics = matchWords(text).flatMap(({ meaning }) => (meaning.kind === "name" ? [meaning.topic] : []));
  return { topics: [...new Set(topics)], own: undefined, isWhole: false };
}

/** The topics that a heading names: of overlapping aliases the longest, side by side ("Serving and monitoring") all. */
export function topicsInHeading(text: string): Named {
  if (text.length > LONGEST_LABEL) return { topics: [], own: undefined, isWhole: false };
  const found = headings.match(text).sort((a, b) => b.end - b.start - (a.end - a.start));
  if (found.length === 0) return { topics: [], own: undefined, isWhole: false };
  const taken: { start: number; end: number }[] = [];
  const topics = new Set<string>();
  for (const { start, end, meaning } of found) {
    const holder = taken.find((range) => start < range.end && end > range.start);
    if (holder && (holder.start !== start || holder.end !== end)) continue;
    if (!holder) taken.push({ start, end });
    topics.add(meaning);
  }
  const [own] = topics;
  const letters = text.replaceAll(/[^\p{L}]/gu, "").length;
  const named = taken.reduce(
    (sum, { start, end }) => sum + text.slice(start, end).replaceAll(/[^\p{L}]/gu, "").length,
    0,
  );
  return { topics: [...topics], own: topics.size === 1 ? own : undefined, isWhole: named >= letters - 1 };
}

/**
 * The steps that a heading may open, the likeliest first: by their titles and aliases, the longest first, else (unless
 * only `titles` count) by the topics that it names.
 */
export function stepsOfHeading(text: string, framework: Framework, by?: "titles"): readonly Step[] {
  if (text.length > LONGEST_LABEL) return [];
  const found = stepWords(framework)
    .match(text)
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  if (found.length > 0) return [...new Set(found.map(({ meaning }) => meaning))];
  if (by === "titles") return [];
  const { topics } = topicsInHeading(text);
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
