import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import type { Range } from "../../text/lines";
import type { Stated } from "../roles/stated";

/** "Reduce churn from 3% to 4%": a verb that goes the other way than its values. */
export interface WrongShift {
  /** The verb as it is written. */
  readonly verb: string;
  /** The values as they are written. */
  readonly values: string;
  readonly range: Range;
}

const verbs = new Vocabulary<"up" | "down">();
for (const phrase of allPhrases(knowledge.explanations.goesUp)) verbs.add(phrase, "up");
for (const phrase of allPhrases(knowledge.explanations.goesDown)) verbs.add(phrase, "down");

/** How far before its values a verb stands: "reduce the share of late orders from". */
const REACH = 50;
/** What begins a statement of its own between a verb and its values. */
const BREAK =
  /[,.;:()]|\b(?:and|which|that|went|go|goes|takes?|took|brings?|brought|moves?|moved|lets?|by)\b/i;
const FROM = /^(?:from|с|со|от)\s/i;
const TO = /^\s*(?:to|до|→|->)\s*$/i;

/** The changes that a design states by a verb, the value before and the value after, where the two go the other way. */
export function wrongShifts(stated: readonly Stated[]): WrongShift[] {
  return stated.flatMap((one, index) => {
    const { quantity, unit } = one;
    const { text } = unit;
    const written = text.slice(quantity.start, quantity.end);
    // Of "from 9 h to 48 min" the ends are kept by their size.
    if (quantity.isAmbiguous || !FROM.test(written) || hasTwoUnits(written)) return [];
    const next = stated[index + 1];
    const isPair =
      next?.unit === unit &&
      next.quantity.dimension === quantity.dimension &&
      TO.test(text.slice(quantity.end, next.quantity.start));
    const [to, end] = isPair ? [next.quantity.low, next.quantity.end] : [quantity.high, quantity.end];
    if (to === quantity.low) return [];
    const from = Math.max(0, quantity.start - REACH);
    const before = text.slice(from, quantity.start);
    const verb = verbs.match(before).at(-1);
    if (!verb || verb.meaning === (to > quantity.low ? "up" : "down")) return [];
    if (BREAK.test(before.slice(verb.end))) return [];
    return [
      {
        verb: before.slice(verb.start, verb.end),
        values: text.slice(quantity.start, end),
        range: unit.place(quantity.start, end),
      },
    ];
  });
}

function hasTwoUnits(range: string): boolean {
  const units = range.match(/(?<=\d\s?)[\p{L}%]+/gu) ?? [];
  return new Set(units.filter((unit) => !TO.test(unit))).size > 1;
}
