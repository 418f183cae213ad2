import { CharacterClass, classOf } from "./characters";

/** A number as it is written, with where it stands in its text. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** How many digits are significant: "10" has one, "10.0" three. It bounds how exact a comparison may be. */
  readonly significant: number;
}

/** Digits in groups of three, else plain; decimals after a dot or a comma; powers as `1e6`, `10^6` and `2 x 10^6`. */
const NUMERAL =
  /((?!0,)\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3}(?!\d))+|\d+)(?:\.(\d+)|,(\d{1,2}|\d{4,9}|(?<=\b0,)\d{3})(?![\d,]))?(?:[eE]([+-]?\d{1,2})(?![\p{L}\d]))?(?:\s?[×x*·]\s?10(?:\^|\*\*)([+-]?\d{1,2}))?/uy;

/** `10^6` and superscripts. */
const POWER_OF_TEN = /10(?:\^\{?|\*\*)([+-]?\d{1,2})\}?/y;

/** Dates, times, versions, addresses and section numbers are no amounts. */
const NO_AMOUNT =
  /(?:\d{1,2}\.?\s(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)я|марта|мая|августа|(?:Jan|Febr?)(?:uary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|(?:Nov|Dec)(?:ember)?)(?!\p{L})|(?:19|20)\d{2}[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{1,2})?(?!\d|\s?%)|\d{1,2}:\d{2}(?::\d{2})?|\d+(?:\.\d+){2,}|24\/7(?!\d)|\d+(?:(?:st|nd|rd|th)|-(?:й|го|я|ая|ый|ой|му|м|е))(?!\p{L}))/uy;

/** The amounts in a text, in its order. Numbers inside names ("p99", "F1", "@10", "#12") are none. Linear. */
export function numeralsIn(text: string): Numeral[] {
  const found: Numeral[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT && beginsFraction(text, at)) {
      const fraction = numeralAt(text, at + 1);
      const digits = text.slice(at + 1, fraction.end);
      found.push({ ...fraction, start: at, value: fraction.value / 10 ** digits.length });
      at = fraction.end - 1;
      continue;
    }
    if (code < 48 || code > 57) continue;
    const skipped = isInName(text, at) ? nameEnd(text, at) : matchEnd(NO_AMOUNT, text, at);
    if (skipped > at) {
      at = skipped - 1;
      continue;
    }
    const numeral = powerOfTen(text, at) ?? numeralAt(text, at);
    found.push(numeral);
    at = numeral.end - 1;
  }
  return found;
}

const DOT = 46;

/** "$.023", " .5": a fraction without its zero; "v.2" and "...5" are none. */
function beginsFraction(text: string, at: number): boolean {
  return (
    /^\.\d{1,6}(?![\d.,]|\s?[×x*]\s?10)/.test(text.slice(at, at + 8)) &&
    (at === 0 || /[\s$€£(=<>~]/.test(text[at - 1]!))
  );
}

function numeralAt(text: string, start: number): Numeral {
  NUMERAL.lastIndex = start;
  const [whole, digits, afterDot, afterComma, exponent, power] = NUMERAL.exec(text)!;
  // Three digits at most stand in no groups.
  const integer = digits!.length <= 3 ? digits! : digits!.replaceAll(/\D/g, "");
  const decimals = afterDot ?? afterComma ?? "";
  const scale = Number(exponent ?? 0) + Number(power ?? 0);
  const value = Number(scale === 0 && decimals === "" ? integer : `${integer}.${decimals}e${scale}`);
  return { start, end: start + whole.length, value, significant: significantDigits(integer, decimals) };
}

function powerOfTen(text: string, start: number): Numeral | undefined {
  POWER_OF_TEN.lastIndex = start;
  const match = POWER_OF_TEN.exec(text);
  if (!match) return undefined;
  return { start, end: start + match[0].length, value: Number(`1e${match[1]!}`), significant: 1 };
}

function significantDigits(integer: string, decimals: string): number {
  const all = integer + decimals;
  let start = 0;
  let end = all.length;
  while (start < end && all[start] === "0") start++;
  if (decimals === "") while (end > start && all[end - 1] === "0") end--;
  return Math.max(1, end - start);
}

/** Han characters stand right before numbers and are no part of a name. */
function isInName(text: string, at: number): boolean {
  if (at === 0) return false;
  return isWordAt(text, at - 1) || "_@#^".includes(text[at - 1]!);
}

function nameEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && (isWordAt(text, end) || /[._]/.test(text[end]!))) end++;
  return end;
}

function isWordAt(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === CharacterClass.Word;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
