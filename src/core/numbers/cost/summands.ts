import type { Unit } from "../../facts/units";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import { inlineLabels } from "../latency/latencyNames";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isClear, isSame, writtenText, type Stated } from "../roles/stated";

/** Items of one list stand so near to one another. */
const CLOSE = 16;

/**
 * The items of a list, against the line behind them that adds them up: "- build: $40,000", "- running: $9,000", "- total:
 * $40,000 + $6,000 = $46,000".
 */
export function summands(ledger: Ledger): Calculation[] {
  const found: Calculation[] = [];
  let items: Stated[] = [];
  for (const [unit, stated] of ledger.units) {
    const money = stated.filter(isMoney);
    if (unit.block.kind !== "item") continue;
    const last = items.at(-1);
    if (last && unit.range.start - last.unit.block.range.end > CLOSE) items = [];
    const [only, second] = money;
    if (only && second) {
      found.push(...addedUp(unit, money, items));
      items = [];
    } else if (only) items.push(only);
  }
  return found;
}

function addedUp(unit: Unit, money: readonly Stated[], items: readonly Stated[]): Calculation[] {
  const { text } = unit;
  const added = money.slice(0, -1);
  const before = text.slice(0, added[0]!.quantity.start);
  const names = [before, ...inlineLabels(added[0]!).map((label) => label.text)];
  const isSum = added.slice(1).every((one, index) => {
    const gap = text.slice(added[index]!.quantity.end, one.quantity.start);
    return /^\s*\+\s*~?$/.test(gap);
  });
  const behind = text.slice(added.at(-1)!.quantity.end, money.at(-1)!.quantity.start);
  if (
    added.length < 2 ||
    !isSum ||
    !/^\s*[=≈]\s*~?$/.test(behind) ||
    !names.some((name) => relationsIn(name).has("sum"))
  )
    return [];
  const own = items.slice(-added.length);
  const missing = added.filter((one) => !own.some((other) => isSame(one, other)));
  const others = own.filter((one) => !added.some((other) => isSame(one, other)));
  const [counted] = missing;
  const [item] = others;
  if (own.length !== added.length || missing.length > 1 || others.length > 1) return [];
  if (!counted || !item) return [];
  const { low: value, dimension, unit: currency } = counted.quantity;
  const formula = `${writtenText(counted)} goes into the total`;
  return [comparison("cost", false, formula, { value, dimension, unit: currency }, [counted], item)];
}

function isMoney(one: Stated): boolean {
  const { dimension, low, high, each } = one.quantity;
  return dimension === "money" && low === high && each === undefined && isClear(one);
}
