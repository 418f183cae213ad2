import type { Label } from "../document/model";
import type { Unit } from "../facts/units";
import { percentilesIn } from "../facts/percentiles";
import { quantitiesIn, type Quantity } from "../facts/quantities";

/** "Latency (ms)", "Latency, ms", "Storage [GB]": the unit at the end of a header. */
const UNIT_AT_END = /[([,]\s*([^()[\],]{1,20}?)\s*[)\]]?\s*$/;

/** Reads what headers lend to quantities. Remembers their units: headers repeat for each cell below. */
export class HeaderReader {
  readonly #units = new Map<string, Quantity | undefined>();

  /** A quantity with the unit and the percentile that the headers of its row and column, or its label, lend it. */
  lend(quantity: Quantity, place: Unit): Quantity {
    const headers = headersOf(place.label);
    const needsUnit = quantity.dimension === "none" && !quantity.isAmbiguous;
    let lent = quantity;
    for (const header of headers) {
      const unit = needsUnit && lent === quantity ? this.#unitOf(header.text) : undefined;
      if (unit?.dimension === "count" && !(isRightBehind(header, place) && isAlone(quantity, place)))
        continue;
      if (unit)
        lent = {
          ...quantity,
          low: quantity.low * unit.low,
          high: quantity.high * unit.low,
          dimension: unit.dimension,
          unit: unit.unit,
          per: quantity.per ?? unit.per,
          each: quantity.each ?? unit.each,
        };
    }
    if (lent.dimension !== "time" || lent.percentile !== undefined) return lent;
    const [percentile] = headers.flatMap(({ text }) => percentilesIn(text));
    return percentile ? { ...lent, percentile: percentile.value } : lent;
  }

  #unitOf(header: string): Quantity | undefined {
    if (!this.#units.has(header)) this.#units.set(header, unitOf(header));
    return this.#units.get(header);
  }
}

/** Whether a label at the beginning of a line heads this sentence: "DAU: 50M. Half of them pay." */
function isRightBehind({ kind, range }: Label, place: Unit): boolean {
  return kind !== "line" || place.range.start - range.end <= CLOSE;
}

const CLOSE = 4;

/** Of "40M x 25 = 1B" the header tells what comes out, and not what goes in. */
function isAlone({ start, end }: Quantity, { text }: Unit): boolean {
  return !/\d/.test(text.slice(0, start) + text.slice(end));
}

/** The labels that a quantity stands right under: of a cell its column and row, of a line or an item its beginning. */
export function headersOf(label: Label): Label[] {
  const headers: Label[] = [];
  for (let at: Label | undefined = label; at && HEADERS.has(at.kind); at = at.parent) headers.push(at);
  return headers;
}

/** The headers, and the heading of the section. */
export function labelsOf(label: Label): Label[] {
  const headers = headersOf(label);
  const heading = headers.length > 0 ? headers.at(-1)!.parent : label;
  return heading ? [...headers, heading] : headers;
}

const HEADERS = new Set<Label["kind"]>(["column", "row", "line", "item"]);

/**
 * One of the unit that a header is ("DAU", "requests per user and day") or ends with; undefined where it names none.
 * What is only counted is none: "Users" heads their names as well.
 */
function unitOf(header: string): Quantity | undefined {
  const whole = oneOf(header.trim());
  if (whole && (whole.per || whole.each)) return whole;
  if (whole?.dimension === "count") return undefined;
  // "Photos are about 2.5 MB: 120,000 of them": the unit of another amount.
  if (/\d\s?\p{L}+$/u.test(header.trim())) return undefined;
  const inBrackets = UNIT_AT_END.exec(header)?.[1];
  const words = header.trim().split(/\s+/);
  const unit = oneOf(inBrackets ?? words.at(-1)!);
  if (!unit || (unit.dimension === "count" && !unit.per)) return undefined;
  // "Runs per day" are no days.
  const isPeriod = inBrackets === undefined && unit.dimension === "time" && RATE.test(words.at(-2) ?? "");
  return isPeriod ? undefined : unit;
}

const RATE = /^(?:per|a|an|each|every|and|в|за|на|и)$/i;

function oneOf(words: string): Quantity | undefined {
  const text = `1 ${words}`;
  const [one] = quantitiesIn(text);
  return one && one.end === text.length && one.dimension !== "none" ? one : undefined;
}
