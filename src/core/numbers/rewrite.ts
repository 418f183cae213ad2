import { numeralsIn } from "../facts/numerals";
import type { TextEdit } from "../text/textEdit";
import { digits } from "./amountText";
import type { Stated } from "./roles/stated";

/**
 * The edit that writes another value in place of a stated one. Only the digits change: bound, magnitude, unit and words
 * stay as the author wrote them. Undefined where the digits are not one numeral: a range, or a value that a header scales.
 * @param value In base units.
 */
export function rewritten({ quantity, unit }: Stated, value: number): TextEdit | undefined {
  const { start, end, low, high } = quantity;
  const numerals = numeralsIn(unit.text.slice(start, end));
  const [numeral] = numerals;
  if (!numeral || numerals.length > 1 || low !== high || low === 0) return undefined;
  const scale = low / numeral.value;
  return {
    range: unit.place(start + numeral.start, start + numeral.end),
    newText: digits(value / scale),
  };
}
