import { allPhrases, knowledge, topicOf } from "../knowledge/index";
import type { Phrases } from "../knowledge/languageTypes";
import type { Metric, Slot, Task } from "../knowledge/types";
import type { Hits, Match } from "./hits";
import { append, NONE } from "./lists";
import type { OwnWords } from "./ownWords";
import { Pairs, type PairMeaning } from "./pairs";
import { Vocabulary } from "./vocabulary";

/** A word that tells how a sentence is meant rather than what it is about. */
export type Sign =
  | "question"
  | "prompt"
  | "negation"
  | "negator"
  | "limit"
  | "deferral"
  | "other"
  | "example"
  | "vague"
  | "placeholder"
  | "cadence"
  | "imbalance"
  | "rare-share"
  | "rejection"
  | "replay"
  | "loss"
  | "other-loss"
  | "quality";

/** What a phrase means to the reader. */
export type Meaning =
  | { readonly kind: "name"; readonly topic: string }
  | { readonly kind: "cue" | "anywhere"; readonly topic: string; readonly slot: Slot }
  | {
      readonly kind: "entity";
      readonly topic: string;
      readonly slot: Slot;
      /** The class of systems that it is of: "stream"; undefined for laws, data sets, models. */
      readonly system: string | undefined;
    }
  /** A word of another matter than a slot's. */
  | { readonly kind: "unless"; readonly topic: string; readonly slot: Slot }
  /** One of two words that say something together; `side` tells which. */
  | { readonly kind: "part"; readonly pair: PairMeaning; readonly side: 0 | 1 }
  | PairMeaning
  /** A phrase that tells what a design is like. */
  | { readonly kind: "trait"; readonly trait: string }
  /** What a business wants more or less of. */
  | { readonly kind: "gain"; readonly gain: string }
  /** A word by which a learning problem is told. */
  | { readonly kind: "problem"; readonly task: Task }
  | {
      readonly kind: "metric";
      readonly metric: Metric;
      readonly isAmbiguous: boolean;
      /** "recall@k": the name counts only with a k after it. */
      readonly needsK: boolean;
    }
  | { readonly kind: "sign"; readonly sign: Sign }
  /** A word of the trade ("training", "embedding"), by whose density ML texts are told from others. */
  | { readonly kind: "trade" }
  /** After a metric's name it makes that the name of a task or a model: "CTR prediction". */
  | { readonly kind: "task" };

export type WordMatch = Match<Meaning>;

/** The uses that the reader has for words, as tags; the lower bits are the topics beside which cues count. */
const enum Use {
  Sign = 0x4000_0000,
  Name = 0x2000_0000,
  Task = 0x1000_0000,
  Trade = 0x0800_0000,
  Filler = 0x0400_0000,
  Part = 0x0200_0000,
  OtherPart = -0x8000_0000,
}

const USES: Readonly<Record<Exclude<Meaning["kind"], "cue" | "unless" | "part">, Use>> = {
  sign: Use.Sign,
  name: Use.Name,
  task: Use.Task,
  trade: Use.Trade,
  anywhere: Use.Filler,
  entity: Use.Filler,
  pair: Use.Filler,
  trait: Use.Filler,
  gain: Use.Filler,
  problem: Use.Filler,
  metric: Use.Filler,
};

const topicTags = new Map(knowledge.topics.map(({ id }, index) => [id, 1 << index]));
if (2 ** knowledge.topics.length > (Use.Part as number))
  throw new Error("There are more topics than fit the tags.");

const words = new Vocabulary<Meaning>();

function add(phrases: Phrases | undefined, meaning: Meaning): void {
  const shared = whole(meaning);
  for (const phrase of allPhrases(phrases)) addPhrase(phrase, shared);
}

function addPhrase(phrase: string, meaning: Meaning): void {
  words.add(phrase, meaning, tagsOf(meaning));
}

function tagsOf(meaning: Meaning): number {
  if (meaning.kind === "part") return meaning.side === 0 ? Use.Part : Use.OtherPart;
  const isOfTopic = meaning.kind === "cue" || meaning.kind === "unless";
  return isOfTopic ? topicTags.get(meaning.topic)! : USES[meaning.kind];
}

/** With all fields that a meaning may have: the reader asks every one for its kind. */
function whole<One extends Meaning>(meaning: One): One {
  return { ...NO_MEANING, ...meaning };
}

const NO_MEANING = {
  kind: undefined,
  topic: undefined,
  slot: undefined,
  system: undefined,
  pair: undefined,
  side: undefined,
  number: undefined,
  trait: undefined,
  gain: undefined,
  task: undefined,
  metric: undefined,
  isAmbiguous: undefined,
  needsK: undefined,
  sign: undefined,
};

let pairCount = 0;
for (const { id: topic, names, slots } of knowledge.topics) {
  add(names, { kind: "name", topic });
  for (const slot of slots) {
    add(slot.cues, { kind: "cue", topic, slot });
    add(slot.anywhere, { kind: "anywhere", topic, slot });
    add(slot.entities, { kind: "entity", topic, slot, system: undefined });
    add(slot.unless, { kind: "unless", topic, slot });
    for (const pair of slot.pairs ?? []) {
      const meaning: PairMeaning = whole({ kind: "pair", topic, slot, pair, number: pairCount++ });
      add(pair.one, { kind: "part", pair: meaning, side: 0 });
      add(pair.other, { kind: "part", pair: meaning, side: 1 });
    }
  }
}

for (const { id: system, fills, names } of knowledge.systems) {
  for (const place of fills) {
    const [topic, slotId] = place.split(".") as [string, string];
    const slot = topicOf(topic).slots.find(({ id }) => id === slotId)!;
    add(names, { kind: "entity", topic, slot, system });
  }
}

for (const { id: trait, cues } of knowledge.traits) add(cues, { kind: "trait", trait });
for (const { id: gain, cues } of knowledge.gains) add(cues, { kind: "gain", gain });
for (const task of knowledge.tasks) add(task.cues, { kind: "problem", task });

for (const metric of knowledge.metrics) {
  const ambiguous = new Set(metric.ambiguous);
  for (const alias of metric.aliases) {
    const phrase = alias.replace(/@k$/, "");
    const needsK = phrase !== alias;
    addPhrase(phrase, whole({ kind: "metric", metric, isAmbiguous: ambiguous.has(alias), needsK }));
  }
}

const { language } = knowledge;
add(language.questions, { kind: "sign", sign: "question" });
add(language.prompts, { kind: "sign", sign: "prompt" });
add(language.negations, { kind: "sign", sign: "negation" });
for (const [code, denials] of Object.entries(language.undone.denials)) {
  const deeds = language.undone.deeds[code as keyof Phrases] ?? [];
  const between = code === "zh" ? "" : " ";
  for (const denial of denials)
    for (const deed of deeds) addPhrase(denial + between + deed, whole({ kind: "sign", sign: "negation" }));
}
add(language.others, { kind: "sign", sign: "other" });
add(language.negators, { kind: "sign", sign: "negator" });
add(language.limits, { kind: "sign", sign: "limit" });
add(language.deferrals, { kind: "sign", sign: "deferral" });
add(language.examples, { kind: "sign", sign: "example" });
add(language.vague, { kind: "sign", sign: "vague" });
add(language.placeholders, { kind: "sign", sign: "placeholder" });
add(language.imbalance, { kind: "sign", sign: "imbalance" });
add(language.rareShares, { kind: "sign", sign: "rare-share" });
add(language.rejections, { kind: "sign", sign: "rejection" });
add(language.replays, { kind: "sign", sign: "replay" });
add(language.losses, { kind: "sign", sign: "loss" });
add(language.otherLosses, { kind: "sign", sign: "other-loss" });
add(language.cadences, { kind: "sign", sign: "cadence" });
add(language.qualities, { kind: "sign", sign: "quality" });
add(language.mlWords, { kind: "trade" });
add(language.taskWords, { kind: "task" });

/** Every word that the knowledge knows in a text, and those that a team added, found in one pass. */
export function matchWords(text: string, own?: OwnWords): readonly WordMatch[] {
  return inOrder(words.match(text), own?.names.match(text));
}

/** Those of the team among the others. */
function inOrder(found: readonly WordMatch[], added: readonly WordMatch[] = NONE): readonly WordMatch[] {
  return added.length === 0 ? found : [...found, ...added].sort((a, b) => a.start - b.start);
}

/** The known words of a text by the use that the reader has for them, each list in the order of the text. */
export interface SortedWords {
  readonly signs: readonly WordMatch[];
  readonly names: readonly WordMatch[];
  readonly tasks: readonly WordMatch[];
  /** What fills slots, or keeps them open: cues of the topics it is about, entities, metrics. */
  readonly fillers: readonly WordMatch[];
  readonly tradeWords: number;
  /** The topics it is about: those it stands under, and those it names. */
  readonly about: readonly string[];
}

/**
 * The known words of a text, sorted in one pass, so that nobody who asks for one kind looks through all. A cue counts
 * only beside its topic: those of others, which are most of all words found, are dropped at once.
 * @param topics What the text stands under.
 */
export function readWords(text: string, topics: readonly string[], own?: OwnWords): SortedWords {
  const hits = words.scan(text);
  const names = inOrder(hits.of(Use.Name), own?.names.match(text));
  const about = withNamed(topics, names);
  let tags: number = Use.Filler;
  for (const topic of about) tags |= topicTags.get(topic)!;
  return {
    signs: hits.of(Use.Sign),
    names,
    tasks: hits.of(Use.Task),
    fillers: withoutShorter(withPairs(hits.of(tags), hits)),
    tradeWords: hits.countOf(Use.Trade),
    about,
  };
}

/** The words of a text that tell how it is meant. */
export function signsIn(text: string): readonly WordMatch[] {
  return words.scan(text).of(Use.Sign);
}

/** The fillers, and what words say two by two. */
function withPairs(fillers: readonly WordMatch[], hits: Hits<Meaning>): readonly WordMatch[] {
  if (!hits.has(Use.Part) || !hits.has(Use.OtherPart)) return fillers;
  const pairs = new Pairs();
  for (const { meaning, start, end } of hits.of(Use.Part | Use.OtherPart))
    if (meaning.kind === "part") pairs.add(meaning.pair, meaning.side, start, end);
  return pairs.found.length === 0 ? fillers : [...fillers, ...pairs.found];
}

/** Topics, and those that names name beside them. */
function withNamed(topics: readonly string[], names: readonly WordMatch[]): readonly string[] {
  let named: readonly string[] = NONE;
  for (const { meaning } of names)
    if (meaning.kind === "name" && !topics.includes(meaning.topic) && !named.includes(meaning.topic))
      named = append(named, meaning.topic);
  return named.length === 0 ? topics : [...topics, ...named];
}

function isTerm({ meaning: { kind } }: WordMatch): boolean {
  return kind === "metric" || kind === "entity";
}

/** Of two metrics or names, one inside the other ("cache hit rate", "hit rate"), the longer is meant. */
function withoutShorter(matches: readonly WordMatch[]): readonly WordMatch[] {
  let terms = 0;
  for (const match of matches) if (isTerm(match)) terms++;
  if (terms < 2) return matches;
  let end = 0;
  let start = 0;
  const longest = new Map<number, number>();
  for (const match of matches)
    if (isTerm(match)) longest.set(match.start, Math.max(match.end, longest.get(match.start) ?? 0));
  return matches.filter((match) => {
    if (!isTerm(match)) return true;
    if (match.end < longest.get(match.start)!) return false;
    if (match.start > start && match.end <= end) return false;
    if (match.end > end) ({ start, end } = match);
    return true;
  });
}
