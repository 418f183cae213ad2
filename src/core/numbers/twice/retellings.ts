import type { Block } from "../../document/model";
import { NONE } from "../../facts/lists";
import type { Calculation } from "../calculation";
import { contradiction, retelling } from "./contradiction";
import { group, type Ledger } from "../ledger";
import type { Naming } from "./naming";
import { isSame, placeOf } from "../roles/stated";
import { differ, ENOUGH, isBareAmong, isEqual, isSameKind, likeness } from "./alike";
import { sharedName } from "./sharedName";
import { tellingsIn, type Telling } from "./tellings";

/** A word that this many quantities have in their names tells none of them from the others. */
const MOST_WITH_WORD = 12;

/**
 * What words alone tell to be stated again with another value: two quantities of a kind in different sections that share
 * words which are rare among the quantities of this design.
 */
export function retellings(ledger: Ledger, naming: Naming): Calculation[] {
  const tellings = tellingsIn(ledger, naming);
  const index = indexOf(tellings);
  const weights = weightsOf(tellings);
  const likenessOf = (a: Telling, b: Telling): number => (isSameKind(a, b) ? likeness(a, b, weights) : 0);
  const said = new Set<Telling>();
  return tellings.flatMap((one) => {
    const near = nearTo(one, index);
    // What stands a second time with the same value is borne out; with nearly the same only by what is as like.
    if (near.some((known) => isEqual(one.stated, known.stated) && isTwin(one, known, likenessOf))) return [];
    const among = agreeingWithout(one, near);
    const other = among ?? closest(one, near, likenessOf);
    if (!other || said.has(other) || !differ(one.stated, other.stated)) return [];
    if (ledger.line(one.stated).some((beside) => isSame(beside, other.stated))) return [];
    const witnesses = nearTo(other, index).filter(
      (known) => isEqual(known.stated, other.stated) && likenessOf(known, other) >= ENOUGH,
    );
    const isBorneOut = among !== undefined || witnesses.some((known) => likenessOf(one, known) >= ENOUGH);
    // What has a twin is another thing if only the twin is like it. Of two without any the later is the odd one.
    const isLater = placeOf(one.stated).start > placeOf(other.stated).start;
    if (!isBorneOut && (witnesses.length > 0 || !isLater)) return [];
    said.add(one);
    // Under a heading of a pilot or a region another value may be meant.
    const isSure = isBorneOut && one.setting === other.setting;
    const name = sharedName(one, other);
    return [
      isSure ? contradiction(name, other.stated, one.stated) : retelling(name, other.stated, one.stated),
    ];
  });
}

/** The first of several quantities that agree, where one that is called by none but their words does not. */
function agreeingWithout(one: Telling, near: readonly Telling[]): Telling | undefined {
  const others = near.filter((other) => isSameKind(one, other));
  const [first] = others;
  if (!first || others.length < LEAST_WITNESSES || !isBareAmong(one, others)) return undefined;
  return others.every((other) => isEqual(other.stated, first.stated)) ? first : undefined;
}

const LEAST_WITNESSES = 2;

/** Whether what has nearly the value of a quantity bears it out: it is exactly as much, or told by the same words. */
function isTwin(one: Telling, known: Telling, likenessOf: (a: Telling, b: Telling) => number): boolean {
  const [a, b] = [one.stated.quantity, known.stated.quantity];
  return (a.low <= b.high && b.low <= a.high) || !isSameKind(one, known) || likenessOf(one, known) >= ENOUGH;
}

/** What is most like a quantity, where its rivals say the same. */
function closest(
  one: Telling,
  near: readonly Telling[],
  likenessOf: (a: Telling, b: Telling) => number,
): Telling | undefined {
  const partners = near
    .map((known) => [known, likenessOf(one, known)] as const)
    .filter(([, like]) => like >= ENOUGH)
    // Of two that are as like, the one that says less of its own is nearer.
    .map(
      ([known, like]) =>
        [known, like - SURPLUS * [...known.words].filter((word) => !one.wide.has(word)).length] as const,
    )
    .sort(([, a], [, b]) => b - a);
  const [[other, most] = []] = partners;
  if (!other || most === undefined) return undefined;
  const rivals = partners.filter(([, like]) => like >= RIVAL * most);
  return rivals.every(([rival]) => isEqual(rival.stated, other.stated)) ? other : undefined;
}

/** How much each word weighs that one of several says of itself alone. */
const SURPLUS = 0.1;
/** What is nearly as like one as the most like is its rival. */
const RIVAL = 0.75;

/** The quantities by their kind and each of their words. */
type Index = ReadonlyMap<string, ReadonlyMap<string, readonly Telling[]>>;

function indexOf(tellings: readonly Telling[]): Index {
  const byKey = new Map<string, Map<string, Telling[]>>();
  for (const one of tellings) {
    let byWord = byKey.get(one.key);
    if (!byWord) byKey.set(one.key, (byWord = new Map<string, Telling[]>()));
    for (const word of one.words) group(byWord, word, one);
    for (const mark of one.marks) group(byWord, mark, one);
  }
  return byKey;
}

/** By stem, how much it tells: little if many quantities are named by it. */
function weightsOf(tellings: readonly Telling[]): ReadonlyMap<string, number> {
  const blocks = new Map<string, { count: number; last: Block }>();
  const count = (word: string, block: Block): void => {
    const known = blocks.get(word);
    if (!known) blocks.set(word, { count: 1, last: block });
    // They come in the order of the text.
    else if (known.last !== block) {
      known.count++;
      known.last = block;
    }
  };
  for (const { words, marks, stated } of tellings) {
    for (const word of words) count(word, stated.unit.block);
    for (const mark of marks) count(mark, stated.unit.block);
  }
  const all = Math.log(Math.max(tellings.length, LEAST_TELLINGS) + 1);
  const weights = new Map<string, number>();
  for (const [word, known] of blocks) weights.set(word, 1 - Math.log(known.count) / all);
  return weights;
}

/** In a short design, too, two quantities may share a word that tells much. */
const LEAST_TELLINGS = 12;

/** The quantities of its kind elsewhere that share a word with one, or what else is known of it. */
function nearTo(one: Telling, index: Index): readonly Telling[] {
  let near: Set<Telling> | undefined;
  const byWord = index.get(one.key)!;
  const add = (word: string): void => {
    const same = byWord.get(word)!;
    // Most words are those of one quantity.
    if (same.length === 1 || same.length > MOST_WITH_WORD) return;
    near ??= new Set();
    for (const other of same) if (other.stated.unit.block !== one.stated.unit.block) near.add(other);
  };
  for (const word of one.words) add(word);
  for (const mark of one.marks) add(mark);
  return near ? [...near] : NONE;
}
