import type { Label } from "../../document/model";
import type { Unit } from "../../facts/units";
import { NONE } from "../../facts/lists";
import { measureAfter } from "../../facts/measureReader";
import { percentilesIn } from "../../facts/percentiles";
import { quantitiesIn, type Quantity } from "../../facts/quantities";
import { allPhrases, knowledge } from "../../knowledge/index";
import { nameBefore } from "./fences";

/** "Latency (ms)", "Latency, ms", "Storage [GB]": the unit at the end of a header. */
const UNIT_AT_END = /[([,]\s*([^()[\],]{1,20}?)\s*[)\]]?\s*$/;

/** Reads what headers lend to quantities. Remembers their units: headers repeat for each cell below. */
export class HeaderReader {
  readonly #units = new Map<string, Quantity | undefined>();

  /** A quantity with the unit and the percentile that the headers of its row and column, or its label, lend it. */
  lend(quantity: Quantity, place: Unit): Quantity {
    const needsUnit = quantity.dimension === "none" && !quantity.isAmbiguous;
    const lent = needsUnit ? this.#withUnit(quantity, place) : quantity;
    if (lent.dimension !== "time" || lent.percentile !== undefined || lent.low >= LEAST_WINDOW) return lent;
    const [percentile] = headersOf(place.label).flatMap(({ text }) => percentilesIn(text));
    return percentile ? { ...lent, percentile: percentile.value } : lent;
  }

  /** A bare number in the unit of its name ("latency_ms = 42"), else of the nearest header that has one. */
  #withUnit(quantity: Quantity, place: Unit): Quantity {
    const name = nameBefore(quantity, place.text, "_");
    const named = name && this.#unitOf(name.text);
    if (named) return inUnit(quantity, named);
    for (const header of headersOf(place.label)) {
      const unit = this.#unitOf(header.text);
      if (unit?.dimension === "count" && !(isRightBehind(header, place) && isAlone(quantity, place)))
        continue;
      if (unit) return inUnit(quantity, unit);
    }
    return quantity;
  }

  #unitOf(header: string): Quantity | undefined {
    if (!this.#units.has(header)) this.#units.set(header, unitOf(header));
    return this.#units.get(header);
  }
}

/** "p99 latency | > 200 ms | 10 minutes": for so long a latency is watched. */
const LEAST_WINDOW = 60;

/** A bare number in the unit that something else names. */
function inUnit(quantity: Quantity, unit: Quantity): Quantity {
  return {
    ...quantity,
    low: quantity.low * unit.low,
    high: quantity.high * unit.low,
    dimension: unit.dimension,
    unit: unit.unit,
    per: quantity.per ?? unit.per,
    each: quantity.each ?? unit.each,
  };
}

/** Whether a label at the beginning of a line heads this sentence: "DAU: 50M. Half of them pay." */
export function isRightBehind({ kind, range }: Label, place: Unit): boolean {
  return kind !== "line" || place.range.start - range.end <= CLOSE;
}

const CLOSE = 4;

/** Of "40M x 25 = 1B" the header tells what comes out, and not what goes in. */
function isAlone({ start, end }: Quantity, { text }: Unit): boolean {
  return !/\d/.test(text.slice(0, start) + text.slice(end));
}

/** The labels that a quantity stands right under: of a cell its column and row, of a line or an item its beginning. */
export function headersOf(label: Label): readonly Label[] {
  let count = 0;
  for (let at: Label | undefined = label; at && isHeader(at); at = at.parent) count++;
  if (count === 0) return NONE;
  // Asked for again and again: a list that grows would take several times the room.
  const headers = new Array<Label>(count);
  for (let at = label, index = 0; index < count; at = at.parent!) headers[index++] = at;
  return headers;
}

/** The headers, in a fence the lines that it is indented below, and the heading of the section. */
export function labelsOf(label: Label): readonly Label[] {
  const labels = [...headersOf(label)];
  let at = labels.length > 0 ? labels.at(-1)!.parent : label;
  for (; at?.kind === "above"; at = at.parent) labels.push(at);
  return at ? [...labels, at] : labels;
}

function isHeader({ kind }: Label): boolean {
  return kind === "column" || kind === "row" || kind === "line" || kind === "item";
}

/**
 * One of the unit that a header is ("DAU", "requests per user and day") or ends with; undefined where it names none.
 * What is only counted is none: "Users" heads their names as well.
 */
function unitOf(header: string): Quantity | undefined {
  const text = header.replaceAll(/[_"'`]/g, " ").trim();
  const whole = oneOf(text);
  if (whole && (whole.per || whole.each)) return whole;
  if (whole?.dimension === "count") return undefined;
  // "Photos are about 2.5 MB: 120,000 of them": the unit of another amount.
  if (/\d\s?\p{L}+$/u.test(text)) return undefined;
  const inBrackets = UNIT_AT_END.exec(text)?.[1];
  const words = text.split(/\s+/);
  const unit = oneOf(inBrackets ?? words.at(-1)!);
  if (!unit || (unit.dimension === "count" && !unit.per)) return undefined;
  // "Runs per day" are no days.
  const isPeriod =
    inBrackets === undefined && unit.dimension === "time" && rateWords.has(words.at(-2)?.toLowerCase() ?? "");
  return isPeriod ? undefined : unit;
}

/** What stands before the period of a rate: "per", "and". */
const { per, perAlso } = knowledge.measures;
const rateWords = new Set([...allPhrases(per), ...allPhrases(perAlso)]);

function oneOf(words: string): Quantity | undefined {
  const text = `1 ${words}`;
  // Most headers name no unit: to see that, the rest of an amount need not be read.
  if (measureAfter(text, 1).unit === undefined) return undefined;
  const [one] = quantitiesIn(text);
  return one && one.end === text.length && one.dimension !== "none" ? one : undefined;
}
