import type { Period } from "../../knowledge/measureTypes";
import { amountText, countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { isExplained, says } from "../explanations";
import { group, type Ledger } from "../ledger";
import { isNear } from "../written/nearness";
import { periodsIn, secondsIn } from "../time/periods";
import { isClear, placeOf, writtenText, type Stated } from "../roles/stated";

/** How far a stated number may be from what the share makes: both are rounded, and of different days. */
const TOLERANCE = 0.3;

/** How many of some are of a kind ("0.15% of payments are fraud"), against the number that is said beside it. */
export function baseRates(ledger: Ledger): Calculation[] {
  const { stated } = ledger;
  const totals = new Totals(stated);
  return stated.flatMap((share, index): Calculation[] => {
    if (!isShare(share)) return [];
    const inside = inBrackets(share, stated[index + 1], ledger);
    if (inside) return isOfSome(share) ? [] : [inside];
    const own = ownTotal(share, stated[index + 1]);
    const number = stated[own ? index + 2 : index + 1];
    if (!number || !isCountOf(number, share, own)) return [];
    if (isOfSome(share)) return [];
    const all = own ? [own] : totalsOf(share, stated[index - 1], totals);
    const made = all
      .filter((total) => total !== number && isComparable(total, number))
      .map((total) => compared(share, total, number));
    // Without a word on which, the share is of all of them.
    const best =
      made.find(({ verdict }) => verdict === "agrees") ??
      made.reduce<Calculation | undefined>(larger, undefined);
    return best ? [best] : [];
  });
}

function larger(a: Calculation | undefined, b: Calculation): Calculation {
  return a && a.result.value >= b.result.value ? a : b;
}

/** The roles of a share of what there is; others are shares of traffic, levels to reach, changes. */
const ROLES = new Set<string | undefined>([undefined, "positive-rate", "metric-value"]);

function isShare(one: Stated): boolean {
  const { dimension, unit, low, high } = one.quantity;
  return (
    ROLES.has(one.role) &&
    dimension === "ratio" &&
    unit === "percent" &&
    isClear(one) &&
    low === high &&
    high < 1
  );
}

/** Whether words tell that it is the share of a sample, or of one kind. */
function isOfSome({ unit }: Stated): boolean {
  return isExplained("sampled", unit) || isExplained("variant", unit);
}

/** "Rate of faults: 0.2% (120 cases)", and in the same section the only number of rows that there are. */
function inBrackets(share: Stated, number: Stated | undefined, ledger: Ledger): Calculation | undefined {
  if (share.role !== "positive-rate" || number?.unit !== share.unit || !isCount(number)) return undefined;
  if (!/^ ?\($/.test(share.unit.text.slice(share.quantity.end, number.quantity.start))) return undefined;
  const [total, other] = ledger.beside("rows", share).filter((one) => one !== number && isCount(one));
  return total && !other && isComparable(total, number) ? compared(share, total, number) : undefined;
}

/** "3% of our 4M subscribers": the total behind the share. */
function ownTotal({ quantity, unit }: Stated, next: Stated | undefined): Stated | undefined {
  if (next?.unit !== unit || !isCount(next)) return undefined;
  return /^ of (?:\p{L}+ )?$/u.test(unit.text.slice(quantity.end, next.quantity.start)) ? next : undefined;
}

function isCount(one: Stated): boolean {
  const { dimension, low, high, each } = one.quantity;
  return (
    (dimension === "count" || dimension === "none") && each === undefined && isClear(one) && low === high
  );
}

/** How far behind a share the number may stand that it makes. */
const REACH = 60;

/** Whether a number says how many the share makes: set off behind it by a mark, or by "that is". */
function isCountOf(number: Stated, share: Stated, own: Stated | undefined): boolean {
  if (number.unit.block !== share.unit.block || !isCount(number) || number.metric !== undefined) return false;
  const start = number.unit.start + number.quantity.start;
  const from = own ?? share;
  const between = share.unit.block.content.slice(from.unit.start + from.quantity.end, start);
  if (between.length > REACH || /[.;!?]\s/.test(between)) return false;
  const [, lead, words] = /^([^]*[,:(=–—])\s*([^,:(=–—]*)$/.exec(between) ?? [];
  const isSame =
    words === undefined ? false : words.trim() === "" || (says("same", words) && words.length < SHORT);
  // "1% of users, 10,000" would be an arm; what they are or do must be said.
  return isSame && (own ? /\p{L}/u : /\p{L}+ \p{L}+/u).test(lead!);
}

const SHORT = 16;

/** "Of them", and what stands before a share in its sentence: the total is the number before. */
function totalsOf(share: Stated, before: Stated | undefined, totals: Totals): readonly Stated[] {
  const { quantity, unit } = share;
  const behind = unit.text.slice(quantity.end, quantity.end + REACH);
  if (before && (says("pronoun", behind.slice(0, NEAR)) || isSameSentence(before, share)))
    return before.unit.block === unit.block && isCount(before) ? [before] : [];
  const [, noun] = /^ of (?:(?:the|our|all|these|those|its|their) )?(\p{L}{3,})/u.exec(behind) ?? [];
  return noun ? totals.of(noun) : [];
}

/** Where "of them" stands. */
const NEAR = 12;

/** "167 a day; 2.1% have sepsis": the sentence goes on. */
function isSameSentence({ unit, quantity }: Stated, share: Stated): boolean {
  if (unit.block !== share.unit.block) return false;
  const between = unit.block.content.slice(
    unit.start + quantity.end,
    share.unit.start + share.quantity.start,
  );
  return between.length <= REACH / 2 && !/[.!?]/.test(between) && !/\bof\b/.test(between) && isPlain(share);
}

/** Whether no other total is named behind the share. */
function isPlain({ quantity, unit }: Stated): boolean {
  return !/^ of\b/.test(unit.text.slice(quantity.end));
}

/** The counts of a design by the words that say what is counted: in them, or right behind: "12M payments a day". */
class Totals {
  readonly #stated: readonly Stated[];
  /** Few designs state a share of what they count elsewhere: only those need the words. */
  #byWord: ReadonlyMap<string, readonly Stated[]> | undefined;

  constructor(stated: readonly Stated[]) {
    this.#stated = stated;
  }

  /** Those of a noun; where many are counted by one word nothing tells which is meant. */
  of(noun: string): readonly Stated[] {
    this.#byWord ??= byWord(this.#stated.filter(isCount));
    const found = this.#byWord.get(stem(noun.toLowerCase())) ?? [];
    return found.length <= MOST_TOTALS ? found : [];
  }
}

const MOST_TOTALS = 20;

function byWord(counts: readonly Stated[]): Map<string, Stated[]> {
  const found = new Map<string, Stated[]>();
  for (const one of counts) {
    const { quantity, unit } = one;
    const text = unit.text.slice(quantity.start, quantity.end + NEAR).toLowerCase();
    for (const word of new Set(text.match(/\p{L}+/gu)?.map(stem))) group(found, word, one);
  }
  return found;
}

/** "payments", "payment". */
function stem(word: string): string {
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Whether both are for a time, or neither, and the one can be a part of the other. */
function isComparable(total: Stated, number: Stated): boolean {
  const isSameKind = (periodOf(total) === undefined) === (periodOf(number) === undefined);
  return isSameKind && total.quantity.high * scaleOf(total, number) >= number.quantity.low;
}

/** How many periods of the total the period of the number has. */
function scaleOf(total: Stated, number: Stated): number {
  const per = periodOf(number);
  const perTotal = periodOf(total);
  return per && perTotal ? secondsIn(per) / secondsIn(perTotal) : 1;
}

/** "35 new cases a day": the period may stand behind what is counted. */
function periodOf({ quantity: { per, end }, unit }: Stated): Period | undefined {
  return per ?? periodsIn(unit.text.slice(end, end + REACH).split(/[\d,;.()]/, 1)[0]!)[0];
}

function compared(share: Stated, total: Stated, number: Stated): Calculation {
  const { unit, dimension, low: stated } = number.quantity;
  const scale = scaleOf(total, number);
  const value = share.quantity.high * total.quantity.high * scale;
  const result: Amount = { value, dimension, unit, per: periodOf(number) };
  const span = { low: value, high: value };
  const isSame = isNear(span, { low: stated, high: stated }, TOLERANCE, number.quantity.bound);
  return {
    kind: "base-rate",
    verdict: isSame ? "agrees" : "disagrees",
    formula: `${writtenText(share).replace(/^\D+/, "")} × ${countText(total.quantity.high)}${scale === 1 ? "" : ` × ${countText(scale)}`} = ${amountText(result)}`,
    result,
    inputs: [share, total],
    stated: number,
    range: placeOf(number),
  };
}
