import type { Contexts } from "../facts/context";
import { valueRoleIn } from "../facts/metricValues";
import type { Quantity } from "../facts/quantities";
import { columnRoleOf } from "../facts/tables";
import type { Unit } from "../facts/units";
import type { ColumnRole } from "../knowledge/languageTypes";
import { isExplained } from "./explanations";
import { headersOf, labelsOf } from "./headerUnit";

/** How a value stands to a design: to be reached, as it is today, or one at which somebody acts. */
export type Standing = "target" | "baseline" | "threshold";

/** Where a limit is one at which somebody acts. */
const OPERATION = ["monitoring", "fallback", "rollout"];
/** Where a limit is one to reach. */
const METRICS = ["offline-metrics", "online-metrics", "business-goal"];

/** A limit of what is watched ("> 80 ms" in a table of alerts). The window beside it is none. */
export function isThreshold(quantity: Quantity, unit: Unit, contexts: Contexts): boolean {
  const columns = columnsOf(unit);
  if (columns.includes("threshold")) return isLimit(quantity) || quantity.dimension === "ratio";
  if (columns.includes("target") || columns.includes("baseline") || !isLimit(quantity)) return false;
  if (isExplained("threshold", unit)) return true;
  const { topics } = contexts.of(unit.label);
  return OPERATION.some((topic) => topics.includes(topic)) && !isToldByLabel(unit);
}

/** By the words of what a value stands under, the nearest first, else by its bound below a heading of metrics. */
export function standingOf(quantity: Quantity, unit: Unit, contexts: Contexts): Standing | undefined {
  const [column] = columnsOf(unit);
  if (column === "target" || column === "baseline") return column;
  for (const { text } of labelsOf(unit.label)) {
    const told = valueRoleIn(text);
    if (told) return told;
  }
  const { topics } = contexts.of(unit.label);
  return isLimit(quantity) && METRICS.some((topic) => topics.includes(topic)) ? "target" : undefined;
}

/** Whether its row or column says what it is: "Target state", "Today". */
export function isToldByHeader(unit: Unit): boolean {
  const cell = headersOf(unit.label).filter(({ kind }) => kind === "row" || kind === "column");
  return cell.some(({ text }) => valueRoleIn(text) !== undefined);
}

/** Whether a label says that what stands under it is to be reached: "Success criteria". */
function isToldByLabel({ label }: Unit): boolean {
  return labelsOf(label).some(({ text }) => valueRoleIn(text) === "target");
}

function columnsOf({ label }: Unit): (ColumnRole | undefined)[] {
  return headersOf(label).flatMap(({ kind, text }) => (kind === "column" ? columnRoleOf(text) : []));
}

/** Whether it is bounded, or a change: no level by itself. */
export function isLimit({ bound, isChange }: Quantity): boolean {
  return bound === "at-most" || bound === "at-least" || isChange;
}
