import { amountText, digits, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import { headersOf } from "../roles/headerUnit";
import { group, type Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isClear, type Stated } from "../roles/stated";

/** How far both may be from one, in points, and of rough figures. */
const POINTS = 0.02;
const ROUGH_POINTS = 0.1;

/** Metrics of which one is what the other leaves. */
const LEFT: Readonly<Record<string, string>> = { recall: "fnr", accuracy: "error-rate", specificity: "fpr" };

/** A metric and what it leaves, in one row or sentence: "recall 90%, a miss rate of 10%". */
export function complements(ledger: Ledger): Calculation[] {
  const lines = new Map<readonly Stated[], Stated[]>();
  for (const one of ledger.stated) if (isLevel(one)) group(lines, ledger.line(one), one);
  return [...lines.values()].flatMap((all): Calculation[] => {
    const [first, second, third] = all;
    if (!first || !second || third) return [];
    const [level, left] = areComplements(first, second) ? [first, second] : [second, first];
    if (!areComplements(level, left) || isOfAnother(level, left)) return [];
    const value = 1 - level.quantity.low;
    const isRough = [level, left].some(({ quantity }) => quantity.bound !== "exact");
    const points = isRough ? ROUGH_POINTS : POINTS;
    const isMet = Math.abs(left.quantity.low - value) <= points;
    const { dimension, unit } = left.quantity;
    const result: Amount = { value, dimension, unit };
    const formula = `1 − ${digits(level.quantity.low)} = ${amountText(result)}`;
    return [comparison("equation", isMet, formula, result, [level], left)];
  });
}

function isLevel(one: Stated): boolean {
  const { dimension, low, high, isChange } = one.quantity;
  const isShare = dimension === "none" || dimension === "ratio";
  return (
    one.metric !== undefined && isShare && low === high && low > 0 && low < 1 && !isChange && isClear(one)
  );
}

function areComplements({ metric, unit }: Stated, left: Stated): boolean {
  const id = metric!.metric.id;
  if (LEFT[id] === left.metric!.metric.id) return true;
  // In the row of the precision, alarms that are false are those that it leaves; elsewhere the name is that of another rate.
  const isRow = headersOf(left.unit.label).some(
    ({ kind, text }) => kind === "row" && text.trim() === rowName(unit),
  );
  return id === "precision" && isRow && relationsIn(left.unit.text).has("falseAlarms");
}

function rowName({ label }: Stated["unit"]): string | undefined {
  return headersOf(label)
    .find(({ kind }) => kind === "row")
    ?.text.trim();
}

/** Values of today and those to reach are no pair. */
function isOfAnother(one: Stated, other: Stated): boolean {
  const roles = new Set([one.role, other.role]);
  return roles.has("threshold") || (roles.has("baseline") && roles.has("target"));
}
