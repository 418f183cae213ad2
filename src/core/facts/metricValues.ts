import { allPhrases, knowledge } from "../knowledge/index";
import type { ValueRole } from "../knowledge/types";
import type { MetricMention } from "./mentions";
import type { Quantity } from "./quantities";
import type { Unit } from "./units";
import { Vocabulary } from "./vocabulary";

/** A value that is stated of a metric: the one to reach or not to pass, today's, or one that is neither. */
export interface MetricValue {
  readonly role: ValueRole | "value";
  readonly quantity: Quantity;
  /** Where the quantity stands: the metric's own unit, or another cell of its row. */
  readonly unit: Unit;
}

const roles = new Vocabulary<ValueRole>();
for (const role of ["target", "baseline"] as const)
  for (const phrase of allPhrases(knowledge.language.valueRoles[role])) roles.add(phrase, role);

/** How far before a value the word may stand that tells its role: "baseline: 0.79". */
const ROLE_REACH = 30;
/** How far before a metric its value may stand: "0.9 of recall", "95% precision". */
const VALUE_REACH = 4;

/** Finds the values of metrics: beside them in their sentence, or in the other cells of their row. */
export class MetricValues {
  /** The metrics of the row's first cell, which the other cells are about. */
  #row: { readonly start: number; readonly metrics: readonly MetricMention[] } | undefined;

  /**
   * Units come in the order of the text. What is found is added to the mentions' values.
   * @returns The metrics whose target the unit states.
   */
  read(unit: Unit, metrics: readonly MetricMention[], quantities: readonly Quantity[]): MetricMention[] {
    const { label } = unit;
    const row = unit.block.kind === "cell" && label.kind === "column" ? label.parent : undefined;
    if (row?.kind === "row") {
      if (metrics.length === 0 && this.#row?.start === row.range.start) {
        return this.#row.metrics.filter((metric) => addAll(metric, unit, quantities));
      }
    } else if (unit.block.kind === "cell") {
      this.#row = { start: unit.block.range.start, metrics };
    }
    return metrics.filter((metric) => {
      const own = quantities.filter((quantity) => metricOf(quantity, metrics) === metric);
      return addAll(metric, unit, own);
    });
  }
}

/** Whether one of the quantities is the metric's target. */
function addAll(metric: MetricMention, unit: Unit, quantities: readonly Quantity[]): boolean {
  const values = quantities
    .filter(({ dimension, isAmbiguous }) => dimension !== "data" && !isAmbiguous)
    .map((quantity) => ({ role: roleOf(quantity, unit), quantity, unit }));
  metric.values.push(...values);
  return values.some(({ role }) => role === "target");
}

/** The metric that a value right before names, else the last before the value. */
function metricOf({ start, end }: Quantity, metrics: readonly MetricMention[]): MetricMention | undefined {
  const next = metrics.find((metric) => metric.start >= end && metric.start - end <= VALUE_REACH);
  return next ?? metrics.findLast((metric) => metric.end <= start);
}

/** Told by the words before it, else by its column or label, else by its bound. */
function roleOf({ start, bound, isChange }: Quantity, unit: Unit): MetricValue["role"] {
  const before = unit.text.slice(Math.max(0, start - ROLE_REACH), start);
  const told = roles.match(before).at(-1) ?? roles.match(labelText(unit)).at(0);
  if (told) return told.meaning;
  return bound === "at-least" || bound === "at-most" || isChange ? "target" : "value";
}

function labelText({ label }: Unit): string {
  return label.kind === "column" || label.kind === "line" ? label.text : "";
}
