import type { Slot, Topic } from "../knowledge/types";
import { append, NONE } from "./lists";
import type { Sentence } from "./sentence";
import type { Stance } from "./stance";
import type { Unit } from "./units";
import type { Meaning, SortedWords, WordMatch } from "./words";

/** A unit that says something of a topic: the slot it fills, or none where it only names the topic. */
export interface Fact {
  readonly topic: string;
  readonly slot: string | undefined;
  readonly stance: Stance;
  readonly unit: Unit;
  /**
   * How plainly it says so: under the topic's own heading more than elsewhere, by figures, words that say it wherever
   * they stand, and words that say it only beside the topic's name, in this order. Of what only names the topic: 1 by a
   * word of its own, 0 by what it stands under.
   */
  readonly strength: number;
}

/** How plainly what fills a slot says so. */
export const Strength = {
  /** No word by itself, but all of its wording. */
  Wording: 0,
  /** Any sentence under the topic's heading. */
  Default: 1,
  /** A word that counts only beside the topic's name. */
  Cue: 2,
  /** A word that says so wherever it stands. */
  Word: 3,
  /** A figure, a metric, an answer that is left open where open questions are wanted. */
  Figure: 4,
  /** What the topic's own heading adds. */
  OwnHeading: 3,
} as const;

/** Whether a fact makes a topic, and does not only name or complete it. */
export function isFilling({ slots }: Topic): (fact: Fact) => boolean {
  const completing = slots.filter(({ supporting }) => supporting).map(({ id }) => id);
  return ({ slot, stance }) => slot !== undefined && stance === "asserted" && !completing.includes(slot);
}

/** The facts of one sentence as they are found: each slot once, by what says it most plainly. */
export class FactList {
  facts: readonly Fact[] = NONE;
  readonly #sentence: Sentence;
  /** The slots of which it says nothing but by words that are content by themselves. */
  readonly #barred: readonly Slot[];

  constructor(sentence: Sentence) {
    this.#sentence = sentence;
    this.#barred = barredSlots(sentence.words);
  }

  /** That it names a topic. */
  name(topic: string, strength: number): void {
    if (this.#known(topic, undefined) < 0) this.#add(topic, undefined, this.#sentence.stance, strength);
  }

  /** A slot that it fills just because it asks or leaves open. */
  assert(topic: string, slot: string): void {
    this.#add(topic, slot, "asserted", Strength.Figure);
  }

  /** A slot that it fills as it is meant, unless the word that does so is denied. */
  fill(topic: string, wanted: Slot, match?: WordMatch, strength: number = strengthOf(match)): void {
    if (this.#barred.includes(wanted) && !(match && isPlain(match))) return;
    const { stance: told, context, unit } = this.#sentence;
    const slot = wanted.id;
    const isMeant = told === "asserted" && !(match && this.#sentence.denies(match.start));
    const stance = told === "asserted" && !isMeant ? "negated" : told;
    const plain = strength + (context.own === topic ? Strength.OwnHeading : 0);
    const index = this.#known(topic, slot);
    const known = this.facts[index];
    if (!known) this.#add(topic, slot, stance, plain);
    else if (isMeant && (plain >= known.strength || known.stance !== "asserted"))
      (this.facts as Fact[])[index] = { topic, slot, stance, unit, strength: plain };
  }

  /** Where the first fact of a slot is, or of what names a topic; -1 where none is. */
  #known(topic: string, slot: string | undefined): number {
    for (let index = 0; index < this.facts.length; index++) {
      const fact = this.facts[index]!;
      if (fact.topic === topic && fact.slot === slot) return index;
    }
    return -1;
  }

  #add(topic: string, slot: string | undefined, stance: Stance, strength: number): void {
    this.facts = append(this.facts, { topic, slot, stance, unit: this.#sentence.unit, strength });
  }
}

/** The slots of another matter than a sentence is about, unless it names the topic itself. */
function barredSlots({ fillers, names }: SortedWords): readonly Slot[] {
  let others: readonly (Meaning & { kind: "unless" })[] = NONE;
  for (const { meaning } of fillers)
    if (meaning.kind === "unless" && !others.includes(meaning)) others = append(others, meaning);
  if (others.length === 0) return NONE;
  const named = new Set(names.flatMap(({ meaning }) => (meaning.kind === "name" ? meaning.topic : [])));
  return others.filter(({ topic }) => !named.has(topic)).map(({ slot }) => slot);
}

function strengthOf(match: WordMatch | undefined): number {
  if (!match) return Strength.Default;
  return match.meaning.kind === "cue" ? Strength.Cue : Strength.Word;
}

/** Whether a word fills its slot wherever it stands. */
function isPlain({ meaning: { kind } }: WordMatch): boolean {
  return kind === "anywhere" || kind === "entity";
}
