import type { Label } from "../document/model";
import { percentilesIn } from "../facts/percentiles";
import { quantitiesIn, type Quantity } from "../facts/quantities";

/** "Latency (ms)", "Latency, ms", "Storage [GB]": the unit at the end of a header. */
const UNIT_AT_END = /[([,]\s*([^()[\],]{1,20}?)\s*[)\]]?\s*$/;

/** A quantity with the unit and the percentile that the headers of its row and column, or its label, lend it. */
export function withHeader(quantity: Quantity, label: Label): Quantity {
  const headers = headersOf(label);
  const needsUnit = quantity.dimension === "none" && !quantity.isAmbiguous;
  let lent = quantity;
  for (const { text } of headers) {
    const unit = needsUnit && lent === quantity ? unitOf(text) : undefined;
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

/** One of the unit that a header is ("bytes per row", "rows a day") or ends with; undefined where it names none. */
function unitOf(header: string): Quantity | undefined {
  const whole = oneOf(header.trim());
  if (whole && (whole.per !== undefined || whole.each !== undefined)) return whole;
  // "Photos are about 2.5 MB: 120,000 of them": the unit of another amount.
  if (/\d\s?\p{L}+$/u.test(header.trim())) return undefined;
  const ending = oneOf(UNIT_AT_END.exec(header)?.[1] ?? header.trim().split(" ").at(-1)!);
  return ending?.dimension === "count" ? undefined : ending;
}

/** One of what words name, if they name a unit and nothing else. */
function oneOf(words: string): Quantity | undefined {
  const text = `1 ${words}`;
  const [one] = quantitiesIn(text);
  return one?.end === text.length && one.dimension !== "none" ? one : undefined;
}
