import type { BlockKind, Label } from "../document/model";
import type { Context } from "./context";
import type { Fact } from "./factList";
import type { Stance } from "./stance";
import type { Unit } from "./units";
import { hashOf, wordHashes } from "./wordHashes";

/** As many words of a unit are looked at, and of each label above it: what comes later tells no more. */
const MOST_WORDS = 80;
const MOST_LABEL_WORDS = 10;
/** How many of the labels above a unit are looked at. */
const MOST_LABELS = 3;

/** What makes the words of the label that a unit stands under, and of those above, other signs than its own. */
const UNDER = hashOf("under");
const BELOW = hashOf("below");
const LENGTHS = Array.from({ length: 7 }, (_, quarter) => hashOf(`length ${quarter}`));

/** How a unit was read: what it stands under, how it is meant, and what cues found in it. */
export interface UnitReading {
  readonly unit: Unit;
  readonly context: Context;
  readonly stance: Stance;
  readonly facts: readonly Fact[];
}

/** The signs of all that stands under a label. */
export function labelSigns(nearest: Label, { own, topics }: Context): number[] {
  const signs: number[] = [];
  let label: Label | undefined = nearest;
  for (let height = 0; label && label.kind !== "root" && height < MOST_LABELS; height++) {
    const other = height === 0 ? UNDER : BELOW;
    for (const word of wordHashes(label.text, MOST_LABEL_WORDS)) signs.push(word ^ other);
    label = label.parent;
  }
  if (own) signs.push(hashOf(`own ${own}`));
  for (const topic of topics) signs.push(hashOf(`under ${topic}`));
  return signs;
}

/** The signs of a unit itself: its words, its kind and length, how it is meant, and what cues find in it. */
export function unitSigns({ unit, stance, facts }: UnitReading): number[] {
  const signs = wordHashes(unit.text, MOST_WORDS);
  signs.push(LENGTHS[Math.min(signs.length >> 2, LENGTHS.length - 1)]!, wordSign(unit.block.kind));
  if (stance !== "asserted") signs.push(wordSign(stance));
  for (const fact of facts) for (const sign of factSigns(fact)) if (!signs.includes(sign)) signs.push(sign);
  return signs;
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
