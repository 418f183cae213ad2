import type { BlockKind, Label } from "../document/model";
import type { Context } from "./context";
import type { Fact } from "./factList";
import type { Stance } from "./stance";
import type { Unit } from "./units";
import { hashOf, pairOf, Words } from "./wordHashes";

/** As many words of a unit are looked at, and of each label above it: what comes later tells no more. */
const MOST_WORDS = 80;
const MOST_LABEL_WORDS = 10;
/** How many of the labels above a unit are looked at. */
const MOST_LABELS = 3;

/** What makes the words of the label that a unit stands under, of those above, and of the unit before other signs. */
const UNDER = hashOf("under");
const BELOW = hashOf("below");
const BEHIND = hashOf("behind");
const LENGTHS = Array.from({ length: 7 }, (_, quarter) => hashOf(`length ${quarter}`));

/** How a unit was read: what it stands under, how it is meant, and what cues found in it. */
export interface UnitReading {
  readonly unit: Unit;
  readonly context: Context;
  readonly stance: Stance;
  readonly facts: readonly Fact[];
}

/** The signs by which the units of a document are told, unit after unit. Some are given twice. */
export class Signs {
  readonly #labelWords = new Words(MOST_LABEL_WORDS);
  #words = new Words(MOST_WORDS);
  /** Those of the unit before, and what it stands under. */
  #before = new Words(MOST_WORDS);
  #labelBefore: Label | undefined;

  /** Gives the signs of all that stands under a label. */
  ofLabel(nearest: Label, { own, topics }: Context, take: (sign: number) => void): void {
    let label: Label | undefined = nearest;
    for (let height = 0; label && label.kind !== "root" && height < MOST_LABELS; height++) {
      eachWord(this.#labelWords.read(label.text), height === 0 ? UNDER : BELOW, take);
      label = label.parent;
    }
    if (own) take(hashOf(`own ${own}`));
    for (const topic of topics) take(hashOf(`under ${topic}`));
  }

  /**
   * Gives the signs of a unit itself: its words and those of the unit before it under the same label, its kind and length,
   * how it is meant, and what cues find in it.
   */
  ofUnit({ unit, stance, facts }: UnitReading, take: (sign: number) => void): void {
    const words = this.#words.read(unit.text);
    eachWord(words, 0, take);
    if (this.#labelBefore === unit.label) eachWord(this.#before, BEHIND, take);
    [this.#words, this.#before] = [this.#before, words];
    this.#labelBefore = unit.label;
    take(LENGTHS[Math.min(words.count >> 2, LENGTHS.length - 1)]!);
    take(wordSign(unit.block.kind));
    if (stance !== "asserted") take(wordSign(stance));
    for (const fact of facts) for (const sign of factSigns(fact)) take(sign);
  }
}

/** Gives words, and each two side by side, with a mark that tells where they stand. */
function eachWord({ numbers, count }: Words, mark: number, take: (sign: number) => void): void {
  let before = 0;
  for (let index = 0; index < count; index++) {
    const word = numbers[index]!;
    take(word ^ mark);
    if (index > 0) take(pairOf(before, word) ^ mark);
    before = word;
  }
}

const wordSigns = new Map<BlockKind | Stance, number>();

function wordSign(word: BlockKind | Stance): number {
  let sign = wordSigns.get(word);
  if (sign === undefined) wordSigns.set(word, (sign = hashOf(word)));
  return sign;
}

/** By topic, slot, stance and strength the signs of a fact: there are no more than a few hundred. */
const known = new Map<string, Map<string, SignsByStance>>();

type SignsByStance = Map<Stance, (readonly number[])[]>;

function factSigns({ topic, slot = "", stance, strength }: Fact): readonly number[] {
  let slots = known.get(topic);
  if (!slots) known.set(topic, (slots = new Map<string, SignsByStance>()));
  let stances = slots.get(slot);
  if (!stances) slots.set(slot, (stances = new Map<Stance, (readonly number[])[]>()));
  let strengths = stances.get(stance);
  if (!strengths) stances.set(stance, (strengths = []));
  return (strengths[strength] ??= namesOf(topic, slot, stance, strength).map(hashOf));
}

function namesOf(topic: string, slot: string, stance: Stance, strength: number): string[] {
  if (slot === "") return [`${topic} ${stance} ${strength}`];
  return [
    `${topic}.${slot} ${stance} ${strength}`,
    `${topic} filled ${stance} ${strength}`,
    `${topic} filled ${stance}`,
  ];
}
