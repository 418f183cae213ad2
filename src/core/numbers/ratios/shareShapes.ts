import type { Stated } from "../roles/stated";

/** Whether it is a share in percent, between nothing and all. */
export function isPercent({ quantity }: Stated): boolean {
  const { dimension, unit, low, high, per } = quantity;
  return dimension === "ratio" && unit === "percent" && low === high && Math.abs(low) <= 1 && !per;
}

/** "3x": so many times as much. */
export function isTimes({ quantity }: Stated): boolean {
  const { dimension, unit, low, per } = quantity;
  return dimension === "ratio" && unit === "times" && low > 0 && !per;
}

/** Whether a share lies between two values, its own bound taken into account. */
export function isWithin({ quantity: { low, high, bound } }: Stated, least: number, most: number): boolean {
  return (high >= least || bound === "at-least") && (low <= most || bound === "at-most");
}

/** What stands between two quantities of one paragraph, item or cell. */
export function textBetween(left: Stated, right: Stated): string {
  const { content } = left.unit.block;
  return content.slice(left.unit.start + left.quantity.end, right.unit.start + right.quantity.start);
}

/** The words right behind a quantity, up to the end of its clause. */
export function wordsBehind({ unit, quantity: { end } }: Stated): string {
  return /^[^.,;:()]*/u.exec(unit.text.slice(end, end + CLAUSE))![0];
}

/** The words right before a quantity, from the beginning of its clause. */
export function wordsBefore({ unit, quantity: { start } }: Stated): string {
  return /[^.,;:()]*$/u.exec(unit.text.slice(Math.max(0, start - CLAUSE), start))![0];
}

/** Clauses are shorter. */
const CLAUSE = 60;
