import { allPhrases, knowledge } from "../knowledge/index";
import type { Context } from "./context";
import { Figures } from "./figures";
import { NamedMetrics } from "./namedMetrics";
import type { OwnWords } from "./ownWords";
import { isDenied, negatorEnds, ownStance, type Stance } from "./stance";
import { countWords } from "./substance";
import { isBareProgram, Unit } from "./units";
import { Vocabulary } from "./vocabulary";
import { readWords, signsIn, type Sign, type SortedWords, type WordMatch } from "./words";

/** Words that a slot's cue needs beside it to be a statement and not a mention. */
const WORDS_BESIDE_CUE = 1;

const examples = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.language.examples)) examples.add(phrase, true);

/** A unit with its words, where it stands, and how it is meant: what all that is read of it is judged by. */
export class Sentence {
  readonly unit: Unit;
  readonly context: Context;
  readonly words: SortedWords;
  readonly stance: Stance;
  readonly figures: Figures;
  readonly #negators: readonly number[];
  /** The signs among its words: they are asked for at every metric, of which a long line may name as many. */
  #signs: Set<Sign | false> | undefined;
  #named: Map<string, Named> | undefined;
  #namedTopics: ReadonlySet<string> | undefined;
  #metrics: NamedMetrics | undefined;

  /** @param topics Those that it stands under, and those that it answers. */
  constructor(unit: Unit, context: Context, topics: readonly string[], own: OwnWords | undefined) {
    this.unit = unit;
    this.context = context;
    this.words = readWords(unit.text, topics, own);
    this.stance = ownStance(unit, this.words.signs) ?? refusalBehind(unit) ?? context.stance;
    this.figures = Figures.of(unit.text);
    this.#negators = negatorEnds(this.words.signs);
  }

  /** Whether a word tells how the unit is meant, or what is said between the lines. */
  has(sign: Sign): boolean {
    const { signs } = this.words;
    if (signs.length === 0) return false;
    this.#signs ??= new Set(signs.map(({ meaning }) => meaning.kind === "sign" && meaning.sign));
    return this.#signs.has(sign);
  }

  /** Whether the word that begins at an offset is denied. */
  denies(start: number): boolean {
    return isDenied(this.#negators, start);
  }

  /** Whether it stands under the heading of one of some topics. */
  standsUnder(topics: ReadonlySet<string>): boolean {
    return this.context.topics.some((topic) => topics.has(topic));
  }

  /** The topics that its words name. */
  get namedTopics(): ReadonlySet<string> {
    return (this.#namedTopics ??= new Set(
      this.words.names.flatMap(({ meaning }) => (meaning.kind === "name" ? [meaning.topic] : [])),
    ));
  }

  /** The metrics that it names, with what its figures may be of them. */
  get metrics(): NamedMetrics {
    return (this.#metrics ??= new NamedMetrics(this.words.fillers, this.figures.quantities));
  }

  /** Whether what it names is, by its own words, only an example. */
  get isExample(): boolean {
    const { label } = this.unit;
    return this.has("example") || (label.kind === "line" && isExampleLabel(label.text));
  }

  /** Whether an amount is none of an example: "a framework (e.g. TF Serving) answers within 80 ms" states one. */
  isBesideExamples({ start }: { readonly start: number }): boolean {
    const { text, label } = this.unit;
    if (label.kind === "line" && isExampleLabel(label.text)) return false;
    return this.words.signs.every(({ start: at, meaning }) => {
      if (meaning.kind !== "sign" || meaning.sign !== "example") return true;
      // An example that is no aside goes on to the end of the sentence.
      const end = text[at - 1] === "(" ? text.indexOf(")", at) : -1;
      return end >= 0 && (start < at || start > end);
    });
  }

  /** Whether more is said than the cue and the names of its topic: "Inputs and outputs of the system" says nothing. */
  hasWordsBeside({ start, end }: WordMatch, topic: string): boolean {
    if (this.figures.any || this.has("cadence")) return true;
    const unit = this.unit;
    const named = this.#namedBy(topic);
    // "Regression" under "Task" says something; "Data storage" under "Data" is one more heading.
    if (named.words === 0 && this.#isOwnCue(start, topic)) return true;
    // Of "baseline model" the first word is a name, and the other no statement yet.
    const from = named.ends.get(start) ?? start;
    const cue = from < end ? countWords(unit.text, from, end) : 0;
    const wanted = WORDS_BESIDE_CUE + named.words + cue;
    // A label that is the topic's own heading only names it once more.
    return unit.hasWords(wanted) || (this.context.own !== topic && unit.hasWords(wanted - unit.labelWords));
  }

  /** Whether it is an item of a list, or opens a row, and says more than the topic's name: "slope" among features. */
  isItemOf(topic: string): boolean {
    const { block, label } = this.unit;
    const opensRow = label.kind === "column" && label.parent?.kind !== "row";
    if ((block.kind !== "item" && !opensRow) || /[:：]$/.test(this.unit.text)) return false;
    return this.unit.hasWords(1 + this.#namedBy(topic).words);
  }

  /** Under the topic's own heading a cue says something by itself ("Task: regression"), unless it only names the topic. */
  #isOwnCue(start: number, topic: string): boolean {
    // So does the item of a list whose heading monitoring shares: "Approval rate" is what is watched.
    const isWatched = topic === "monitoring" && this.unit.block.kind === "item";
    const isOwn = this.context.own === topic || (isWatched && this.context.topics.includes(topic));
    return isOwn && !this.#namedBy(topic).ends.has(start) && !isBareProgram(this.unit);
  }

  /** How many of the words only name a topic, and where those begin. */
  #namedBy(topic: string): Named {
    if (this.words.names.length === 0) return UNNAMED;
    this.#named ??= new Map();
    let named = this.#named.get(topic);
    if (!named) this.#named.set(topic, (named = namesOf(topic, this.words.names, this.unit.text)));
    return named;
  }
}

/** How much may stand behind a label for all of it to be meant so. */
const SHORT = 60;

/** "Control group: not planned": the label says no more than what follows on its line. */
function refusalBehind({ text, block, start, label }: Unit): Stance | undefined {
  if (!/[:：]$/.test(text)) return undefined;
  const [rest] = block.content.slice(start + text.length).split("\n", 1);
  if (rest!.length > SHORT || rest!.trim() === "") return undefined;
  const behind = new Unit(block, rest!, start + text.length, label);
  return ownStance(behind, signsIn(rest!)) === "negated" ? "negated" : undefined;
}

/** "Example: ..." */
function isExampleLabel(text: string): boolean {
  return examples.beginsBy(text, 2);
}

/** How many words of a unit only name a topic, and where those end, by where they begin. */
interface Named {
  readonly words: number;
  readonly ends: ReadonlyMap<number, number>;
}

// Most units name no topic.
const UNNAMED: Named = { words: 0, ends: new Map() };

function namesOf(topic: string, names: readonly WordMatch[], text: string): Named {
  const isOfTopic = ({ meaning }: WordMatch): boolean => meaning.kind === "name" && meaning.topic === topic;
  if (!names.some(isOfTopic)) return UNNAMED;
  const ends = new Map<number, number>();
  let words = 0;
  let done = 0;
  for (const { start, end } of names.filter(isOfTopic)) {
    ends.set(start, Math.max(end, ends.get(start) ?? 0));
    if (end <= done) continue;
    words += countWords(text, Math.max(start, done), end);
    done = end;
  }
  return { words, ends };
}
