import type { Quantity } from "../../facts/quantities";
import type { Unit } from "../../facts/units";
import type { RelationWord } from "../../knowledge/measureTypes";
import { amountText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import { isExplained, says } from "../explanations";
import type { Ledger } from "../ledger";
import { roundingOf } from "../written/nearness";
import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import { consistsOf, relationsIn } from "../relationWords";
import { isClear, placeOf, writtenText, type Stated } from "../roles/stated";

/** By how much a stated change may differ from the one computed, beside what its digits leave open: a share, and points. */
const TOLERANCE = 0.1;
const POINT = 0.011;

/** What an amount was and what it becomes, against the change that is stated for it: "from 50 to 40 ms, 20% less". */
export function changes(ledger: Ledger): Calculation[] {
  return ledger.units.flatMap(([unit, stated]) => {
    if (stated.length < FEWEST || stated.length > MOST) return [];
    const found = changesIn(unit, stated, ledger);
    const isOpen = found.length > 0 && !isExplained("equation", unit) && !says("conditional", unit.text);
    return isOpen ? found : [];
  });
}

function changesIn(unit: Unit, stated: readonly Stated[], ledger: Ledger): Calculation[] {
  const move = moveIn(unit, stated);
  if (!move) return fromToday(unit, stated, ledger);
  const [change, second] = stated.filter((one) => !move.inputs.includes(one));
  if (!change) return worded(move, unit);
  return !second && isChangeOf(change, move) ? compared(move, change) : [];
}

/** A range from one level to the other, and a change. */
const FEWEST = 2;
/** Of more than two levels and one change it can't be told which belong together. */
const MOST = 3;

/** "Today: $50K. Target: $40K (20% less)": a change in brackets behind a level, of the only value of today in its section. */
function fromToday(unit: Unit, [to, change, second]: readonly Stated[], ledger: Ledger): Calculation[] {
  if (!to || !change || second || to.role === "baseline") return [];
  const between = unit.text.slice(to.quantity.end, change.quantity.start);
  if (!/^[^()\d]{0,40}\($/.test(between)) return [];
  const [from, other] = ledger.beside("baseline", to).filter((one) => areLevels(one, to));
  if (!from || other || to.quantity.dimension === "ratio" || from.unit === unit) return [];
  const words = unit.text.slice(change.quantity.end, change.quantity.end + NEAR).split(")", 1)[0]!;
  const told = relationsIn(words);
  const isTold = told.has("fall") || told.has("rise");
  const isShare = change.quantity.dimension === "ratio" && isClear(change) && !change.quantity.per;
  if (!isTold || !isShare || !consistsOf(words, NAMELESS)) return [];
  return compared(moveOf(from.quantity.low, to.quantity.low, [from, to]), change);
}

/** What an amount was, and what it becomes. */
interface Move {
  readonly from: number;
  readonly to: number;
  readonly quantity: Quantity;
  readonly inputs: readonly Stated[];
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** "From 50 ms to 40 ms", "50 → 40 ms", and "from 2% to 3%", which is read as a range. */
function moveIn(unit: Unit, stated: readonly Stated[]): Move | undefined {
  const range = stated.find((one) => isFrom(one) && one.quantity.low < one.quantity.high && isClear(one));
  if (range) return moveOf(range.quantity.low, range.quantity.high, [range]);
  const index = stated.findIndex((from, at) => {
    const to = stated[at + 1];
    return to !== undefined && isFromTo(unit, from, to) && areLevels(from, to);
  });
  const [from, to] = stated.slice(index, index + 2);
  return index >= 0 && from && to ? moveOf(from.quantity.low, to.quantity.low, [from, to]) : undefined;
}

function moveOf(from: number, to: number, inputs: readonly Stated[]): Move {
  const [first, last] = [inputs[0]!, inputs.at(-1)!];
  const text = inputs.map(writtenText).join(" → ");
  return {
    from,
    to,
    quantity: last.quantity,
    inputs,
    text,
    start: first.quantity.start,
    end: last.quantity.end,
  };
}

function isFromTo(unit: Unit, from: Stated, to: Stated): boolean {
  const gap = unit.text.slice(from.quantity.end, to.quantity.start);
  if (/^\s*(?:→|->|=>)\s*~?$/u.test(gap)) return true;
  return isFrom(from) && /^[^\d,.;()]{0,20}(?:\bto|до|到|降至|升至)\s*~?$/iu.test(gap);
}

/** Whether "from" stands before an amount, where it may be read as its bound. */
function isFrom({ unit, quantity }: Stated): boolean {
  const before = unit.text.slice(Math.max(0, quantity.start - REACH), quantity.start);
  return (
    /^(?:from|с|со|от|从)\P{L}/iu.test(unit.text.slice(quantity.start)) ||
    /(?:^|\P{L})(?:from|с|со|от|从)\s*~?$/iu.test(before)
  );
}

const REACH = 8;

/** Amounts of one kind that differ. */
function areLevels(from: Stated, to: Stated): boolean {
  const [a, b] = [from.quantity, to.quantity];
  const isPlain = [from, to].every((one) => isClear(one) && one.quantity.low === one.quantity.high);
  const isOneKind = a.dimension === b.dimension && (a.dimension !== "money" || a.unit === b.unit);
  // "From $10,000 to $9,000 a month"
  const isOnePeriod = a.per === b.per || a.per === undefined;
  return isPlain && isOneKind && isOnePeriod && a.low !== b.low;
}

/**
 * Whether a change stands right beside the amounts that it is a change of: "from 50 to 40 ms, 20% less", "by 20%, from 50 to
 * 40 ms". One of something else is said with its name: "from 32 to 64, which cuts the cost by 20%".
 */
function isChangeOf(change: Stated, { start, end }: Move): boolean {
  const { dimension, unit, low, high, per, isAmbiguous, isChange } = change.quantity;
  const isShare = dimension === "ratio" && (unit === "percent" || unit === "times");
  if (!isShare || low !== high || low === 0 || per || isAmbiguous) return false;
  const { text } = change.unit;
  const isAfter = change.quantity.start > start;
  const gap = isAfter ? text.slice(end, change.quantity.start) : text.slice(change.quantity.end, start);
  if (gap.length > NEAR) return false;
  const next = /^[^.,;:()]*/u.exec(text.slice(change.quantity.end, change.quantity.end + NEAR))![0];
  const verb = text.slice(Math.max(0, Math.min(start, change.quantity.start) - NEAR), start);
  const told = relationsIn(isAfter ? verb + gap + next : verb);
  const isTold = told.has("fall") || told.has("rise") || isChange;
  return (
    isTold &&
    !/[.;:]/.test(gap) &&
    (isAfter ? [gap, next] : [gap]).every((words) => consistsOf(words, NAMELESS))
  );
}

const NEAR = 40;
const NAMELESS: ReadonlySet<RelationWord> = new Set(["fall", "rise", "link"]);

/** How many times as much it is in words: "halve", "doubles". */
const foldWords = new Vocabulary<number>();
for (const { value, words } of knowledge.measures.folds)
  for (const phrase of allPhrases(words)) foldWords.add(phrase, value);

/** What is said in words may be of something that follows less than the amounts do. */
const FAR_MORE = 2;
const FAR_LESS = 1.6;

/** "64 bytes → 32 bytes (halves the memory)": in brackets right behind, or with nothing between. */
function worded(move: Move, unit: Unit): Calculation[] {
  if (move.inputs.length === 1) return [];
  const behind = unit.text.slice(move.end, move.end + NEAR);
  const [first, second] = foldWords.match(behind);
  const last = move.inputs.at(-1)!;
  if (!first || second || !/^[\p{L} -]{0,20}[(,]\s*$/u.test(behind.slice(0, first.start))) return [];
  // What half the bytes cost is half as well; twice the workers need not do twice the work.
  const isOfItself = /^[^\p{L}]*(?:$|it\b|them\b|[).,;])/u.test(behind.slice(first.end));
  if (!isOfItself && move.quantity.dimension !== "data") return [];
  const value = Math.max(move.from, move.to) / Math.min(move.from, move.to);
  const isMet = value <= first.meaning * FAR_MORE && value >= first.meaning / FAR_LESS;
  const result: Amount = { value, dimension: "ratio", unit: "times" };
  const said = behind.slice(first.start, first.end);
  return [
    {
      ...comparison("equation", isMet, `${move.text} = ${amountText(result)}`, result, move.inputs, last),
      stated: undefined,
      range: placeOf(last),
      data: { stated: `"${said}"` },
    },
  ];
}

function compared({ from, to, quantity, inputs, text }: Move, change: Stated): Calculation[] {
  const isTimes = change.quantity.unit === "times";
  const value = isTimes ? Math.max(from, to) / Math.min(from, to) : Math.abs(to - from) / from;
  const said = Math.abs(change.quantity.low);
  const digits = Math.max(...inputs.map((one) => roundingOf(one.quantity))) / 2;
  const tolerance = Math.max(TOLERANCE, roundingOf({ ...change.quantity, low: said }), digits);
  const isNearTo = (one: number): boolean =>
    Math.abs(said - one) <= Math.max(one * tolerance, isTimes ? 0 : POINT);
  // A change of a share may be meant in points; and what falls by a half was larger by all of itself.
  // What is said to fall was no smaller before.
  const isBackwards = to > from && isFallOnly(change);
  const others = isTimes ? [value - 1, value + 1] : isBackwards ? [] : [Math.abs(to - from) / to];
  const points = quantity.dimension === "ratio" ? [Math.abs(to - from)] : [];
  const isMet = [value, ...others, ...points].some(isNearTo);
  const result: Amount = { value, dimension: "ratio", unit: isTimes ? "times" : "percent" };
  return [comparison("equation", isMet, `${text} = ${amountText(result)}`, result, inputs, change)];
}

/** Whether the word behind a change says that it is a fall: "40% reduction". */
function isFallOnly({ unit, quantity }: Stated): boolean {
  const [word] = /^ ?\p{L}+/u.exec(unit.text.slice(quantity.end)) ?? [""];
  const told = relationsIn(word);
  return told.has("fall") && !told.has("rise");
}
