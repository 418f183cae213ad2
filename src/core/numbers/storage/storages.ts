import type { Period } from "../../knowledge/measureTypes";
import { amountText, countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { isAnyExplained, isExplained } from "../explanations";
import type { Ledger } from "../ledger";
import { periodsIn, secondsIn } from "../time/periods";
import { isOfEach } from "../written/signs";
import { distinct, isClear, placeOf, writtenText, type Stated } from "../roles/stated";
import { isNextTo, judged, unitsOf, way, type Way } from "./storageWays";
import { bytesNamed, USUAL_BYTES, USUAL_SIZE } from "../written/unsaidFactors";

/** Smaller numbers beside a size count no rows. */
const LEAST_ROWS = 1000;

/** What rows and vectors take, and what is kept of each day, against the size that is stated for them. */
export function storages(ledger: Ledger): Calculation[] {
  return ledger.stated.flatMap((one): Calculation[] => {
    if (one.quantity.dimension !== "data" && !isDimensions(one)) return [];
    const item = itemOf(one, ledger);
    return (item ? ofItem(ledger, item) : (ofHour(ledger, one) ?? ofFlow(ledger, one))) ?? [];
  });
}

/** One row or vector: what it takes. */
interface Item {
  readonly stated: Stated;
  /** Bytes, likeliest first. */
  readonly sizes: readonly number[];
  /** Its arithmetic: "1,024 × 4 bytes". */
  readonly text: string;
}

function itemOf(one: Stated, ledger: Ledger): Item | undefined {
  const { quantity, unit } = one;
  if (!isClear(one) || quantity.low !== quantity.high) return undefined;
  if (isRow(one) || isRowOf(one, ledger))
    return { stated: one, sizes: [quantity.low], text: sizeText(quantity.low) };
  if (!isDimensions(one) || !isExplained("vector", unit)) return undefined;
  const written = ledger.line(one).filter(isNumberSize);
  const named = [...bytesNamed(unit.text), ...written.map((number) => number.quantity.low)];
  if (new Set(named).size > 1) return undefined;
  const [bytes] = named;
  return {
    stated: one,
    sizes: (bytes ? [bytes] : [USUAL_SIZE, ...USUAL_BYTES]).map((size) => size * quantity.low),
    text: `${countText(quantity.low)} × ${bytes ?? USUAL_SIZE} bytes`,
  };
}

function sizeText(value: number): string {
  return amountText({ value, dimension: "data" });
}

function isDimensions({ quantity, role }: Stated): boolean {
  return quantity.unit === "dimensions" || role === "embedding-dimension";
}

function isRow(one: Stated): boolean {
  const { dimension, each, per } = one.quantity;
  return (
    !isNumberSize(one) &&
    (one.role === "row-size" || (dimension === "data" && each !== undefined && per === undefined))
  );
}

/** "11B rows of 400 bytes". */
function isRowOf(one: Stated, ledger: Ledger): boolean {
  const { dimension, per } = one.quantity;
  if (dimension !== "data" || per || isNumberSize(one)) return false;
  return ledger.inUnit(one.unit).some((other) => isCount(other) && isOfEach(one, other));
}

/** "Of 4 bytes each": the size of one number of a vector. */
function isNumberSize({ quantity: { dimension, low } }: Stated): boolean {
  return dimension === "data" && low <= 8;
}

/** The nearest place where both how many there are and how much they take is said, else where the first is. */
function ofItem(ledger: Ledger, item: Item): Calculation[] | undefined {
  const circles = ledger.circles(item.stated);
  for (const circle of circles) {
    const others = circle.filter((one) => isBeside(one, item.stated, ledger) && isClear(one));
    const counts = distinct(others.filter(isCount));
    const totals = distinct(others.filter((one) => isTotal(one, item)));
    if (counts.length === 0 || totals.length === 0) continue;
    const isOneItem = distinct(circle.filter((one) => itemOf(one, ledger) !== undefined)).length === 1;
    return isOneItem ? compared(item, counts, totals, circle) : undefined;
  }
  const [line = []] = circles;
  const counts = distinct(line.filter((one) => one !== item.stated && isClear(one) && isCount(one)));
  return counts.length === 1 && line[0] && !isAnyExplained("storage-less", unitsOf(line))
    ? [derived(item, counts[0]!)]
    : undefined;
}

/** Beyond the own sentence or row only neighbours tell: sentences of the paragraph, items of the list, and no memory. */
function isBeside(one: Stated, item: Stated, ledger: Ledger): boolean {
  if (one === item) return false;
  if (ledger.line(item).includes(one)) return true;
  const isNeighbour = one.unit.block === item.unit.block || (isListed(one) && isListed(item));
  return isNeighbour && (one.quantity.dimension !== "data" || one.role === "storage");
}

function isListed({ unit }: Stated): boolean {
  return unit.block.kind === "item" || unit.block.kind === "code";
}

function isCount(one: Stated): boolean {
  if (isDimensions(one)) return false;
  const { dimension, unit, each, low, high } = one.quantity;
  const isOfThings = dimension === "none" || (dimension === "count" && !NO_ROWS.has(unit!));
  return isOfThings && each === undefined && low >= LEAST_ROWS && low === high;
}

const NO_ROWS = new Set(["dimensions", "machines", "parameters", "epochs", "tokens"]);

function isTotal({ quantity, role }: Stated, { stated }: Item): boolean {
  return (
    quantity.dimension === "data" &&
    quantity.each === undefined &&
    role !== "row-size" &&
    role !== "model-size" &&
    quantity.low > 10 * stated.quantity.low
  );
}

/** "An hour of audio is 58 MB, so 6,000 hours are 346 GB": what one of a time takes, and so many of it. */
function ofHour(ledger: Ledger, one: Stated): Calculation[] | undefined {
  const { unit, quantity } = one;
  const [period, second] = periodsIn(unit.text.slice(0, quantity.start));
  const line = ledger.inUnit(unit);
  const [time, total] = line.slice(line.indexOf(one) + 1);
  if (!period || second || !time || !total || ![one, time, total].every(isClear)) return undefined;
  const isOfSame = time.quantity.dimension === "time" && time.quantity.unit === period;
  const gap = total.quantity.start - time.quantity.end;
  if (!isOfSame || total.quantity.dimension !== "data" || gap > LONGEST_GAP) return undefined;
  const times = time.quantity.low / secondsIn(period);
  const written = `${countText(times)} × ${writtenText(one)}`;
  return judged([way(time, total, quantity.low * times, written, total.quantity.per)], one, [
    one,
    time,
    total,
  ]);
}

const LONGEST_GAP = 20;

/** "2 TB a day, kept for 30 days, 60 TB": what is kept of each day. */
function ofFlow(ledger: Ledger, flow: Stated): Calculation[] | undefined {
  const { per, dimension, low, high } = flow.quantity;
  if (dimension !== "data" || !per || !KEPT.has(per) || !isClear(flow) || low !== high) return undefined;
  const [line = [], block = []] = ledger.circles(flow);
  for (const circle of [line, block.filter((one) => isNextTo(one, flow)), block]) {
    const others = circle.filter((one) => one !== flow && isClear(one));
    const kept = distinct(others.filter((one) => isKept(one, circle)));
    const totals = distinct(others.filter((one) => isKeptSize(one, flow)));
    const [time] = kept;
    const [total] = totals;
    if (!time || !total) continue;
    if (kept.length > 1 || totals.length > 1) return undefined;
    const times = time.quantity.low / secondsIn(per);
    const written = `${writtenText(flow)} × ${countText(times)}`;
    return judged([way(flow, total, low * times, written, undefined)], time, circle);
  }
  return undefined;
}

function isKeptSize({ quantity }: Stated, flow: Stated): boolean {
  return (
    quantity.dimension === "data" && !quantity.per && !quantity.each && quantity.low > flow.quantity.low / 10
  );
}

/** For how long something is kept: what is called so, else the only days of a sentence. */
function isKept({ role, quantity, unit }: Stated, circle: readonly Stated[]): boolean {
  const { dimension, low, high } = quantity;
  if (dimension !== "time" || low !== high || low < secondsIn("day")) return false;
  if (role === "retention") return true;
  const times = circle.filter((one) => one.quantity.dimension === "time");
  return times.length === 1 && circle.every((one) => one.unit === unit);
}

/** Faster flows are throughput. */
const KEPT = new Set<Period>(["hour", "day", "week", "month", "year"]);

function compared(
  item: Item,
  counts: readonly Stated[],
  totals: readonly Stated[],
  circle: readonly Stated[],
): Calculation[] | undefined {
  const kept = circle.filter((one) => isKept(one, circle));
  const ways = counts.flatMap((count) => totals.flatMap((total) => waysTo(item, count, total, kept)));
  const isCertain = counts.length === 1 && totals.length === 1;
  return judged(ways, item.stated, circle, isCertain);
}

/** Rows a day take so much a day; kept for a time they take it as often. */
function waysTo(item: Item, count: Stated, total: Stated, kept: readonly Stated[]): Way[] {
  const { low, per } = count.quantity;
  const wanted = total.quantity.per;
  const written = `${countText(low)} × ${item.text}`;
  if (per === wanted || per === undefined || wanted !== undefined) {
    const times = per && wanted ? secondsIn(wanted) / secondsIn(per) : 1;
    const scale = times === 1 ? "" : ` × ${countText(times)}`;
    return item.sizes.map((size) => way(count, total, low * size * times, `${written}${scale}`, wanted));
  }
  const [time] = distinct(kept).length === 1 ? kept : [];
  if (!time) return [];
  const times = time.quantity.low / secondsIn(per);
  return item.sizes.map((size) =>
    way(count, total, low * size * times, `${written} × ${countText(times)}`, undefined),
  );
}

function derived(item: Item, count: Stated): Calculation {
  const { low, per } = count.quantity;
  const value = low * item.sizes[0]!;
  const result: Amount = { value, dimension: "data", per };
  const written = `${countText(low)} × ${item.text}`;
  const year =
    per && per !== "year"
      ? `, ${amountText({ ...result, value: (value * secondsIn("year")) / secondsIn(per), per: "year" })}`
      : "";
  const range = placeOf(item.stated);
  return {
    kind: "storage",
    verdict: "derived",
    formula: `${written} = ${amountText(result)}`,
    result,
    inputs: [count, item.stated],
    stated: undefined,
    range,
    hint: { offset: range.end, text: `= ${amountText(result)}${year}` },
  };
}
