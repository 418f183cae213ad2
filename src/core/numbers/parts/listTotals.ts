import { amountText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import { isExplained } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import { inlineLabels } from "../latency/latencyNames";
import type { Ledger } from "../ledger";
import { isNear, roundingOf } from "../written/nearness";
import { secondsIn } from "../time/periods";
import { relationsIn } from "../relationWords";
import { isClear, writtenText, type Stated } from "../roles/stated";

const TOLERANCE = 0.1;
const FEWEST = 2;
const MOST_OVER = 2;

/** The costs in the items of a list against the item that is their total: per month, or for so many months. */
export function listTotals(ledger: Ledger): Calculation[] {
  const lists = new Map<number, Stated[]>();
  for (const one of ledger.stated) {
    if (one.quantity.dimension !== "money" || one.unit.block.kind !== "item") continue;
    const { start } = (inlineLabels(one).at(-1)?.parent ?? one.unit.label).range;
    const known = lists.get(start);
    if (known) known.push(one);
    else lists.set(start, [one]);
  }
  return [...lists.values()].flatMap((all) => totalOf(ledger, all));
}

function totalOf(ledger: Ledger, all: readonly Stated[]): Calculation[] {
  const at = all.findIndex(isTotal);
  const total = all[at];
  const members = all.slice(0, Math.max(at, 0));
  const blocks = new Set([...members, total].map((one) => one?.unit.block));
  // An item with two amounts tells of a choice, a price or a limit, or adds up itself.
  if (
    !total ||
    all.some((one) => one !== total && one.unit.block === total.unit.block) ||
    members.length < FEWEST ||
    blocks.size <= members.length ||
    ![total, ...members].every(isPlain)
  )
    return [];
  const periods = new Set(members.map(({ quantity }) => quantity.per));
  const [per] = periods;
  const times = periods.size === 1 ? timesOf(ledger, total, per) : undefined;
  if (times === undefined || [total, ...members].some(({ unit }) => isExplained("cost", unit))) return [];
  if (members.some(({ quantity }) => quantity.unit !== total.quantity.unit)) return [];
  const sum = (end: "low" | "high"): number =>
    times * members.reduce((result, { quantity }) => result + quantity[end], 0);
  const { dimension, unit, bound } = total.quantity;
  const result: Amount = { value: sum("high"), dimension, unit, per: total.quantity.per };
  const tolerance = Math.max(TOLERANCE, roundingOf(total.quantity));
  const span = { low: sum("low"), high: sum("high") };
  // A range may reach a little further than the sum, and not to several times as much.
  const isWithin = total.quantity.high <= MOST_OVER * span.high || bound === "at-most";
  const isMet = isWithin && isNear(span, total.quantity, tolerance, bound);
  const parts = members.map(writtenText).join(" + ");
  const formula = `${times === 1 ? parts : `(${parts}) × ${amountText({ value: times, dimension: "none" })}`} = ${amountText(result)}`;
  return [comparison("cost", isMet, formula, result, members, total)];
}

/** Whether the label of an item, or the words before its amount, call it a total. */
function isTotal({ unit, quantity }: Stated): boolean {
  const labels = headersOf(unit.label).filter(
    ({ kind, range }) => kind === "line" && range.start >= unit.block.range.start,
  );
  const before = unit.text.slice(0, quantity.start);
  return [before, ...labels.map(({ text }) => text)].some((text) => relationsIn(text).has("sum"));
}

function isPlain(one: Stated): boolean {
  return (
    isClear(one) &&
    one.quantity.each === undefined &&
    one.quantity.bound !== "at-least" &&
    one.role !== "budget"
  );
}

/** How often the costs are paid in what the total covers; undefined where nothing tells it. */
function timesOf(ledger: Ledger, total: Stated, per: Stated["quantity"]["per"]): number | undefined {
  const times = ledger.inBlock(total.unit.block).filter(({ quantity }) => quantity.dimension === "time");
  if (total.quantity.per === per) return times.length === 0 ? 1 : undefined;
  if (per === undefined) return undefined;
  if (total.quantity.per !== undefined) return secondsIn(total.quantity.per) / secondsIn(per);
  return times.length === 1 ? times[0]!.quantity.low / secondsIn(per) : undefined;
}
