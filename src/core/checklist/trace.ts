import type { Block } from "../document/model";
import type { Facts } from "../facts/facts";
import type { MetricMention } from "../facts/mentions";
import type { MetricValue } from "../facts/metricValues";
import { cellOf, isEmptyCell, type Table } from "../facts/tables";
import type { Fact } from "../facts/factList";
import type { ColumnRole } from "../knowledge/languageTypes";
import type { Metric } from "../knowledge/types";
import type { Checklist } from "./checklist";

/** One metric on its way from the goal to the alert. */
export interface MetricTrace {
  readonly metric: Metric;
  readonly side: "online" | "offline";
  /** Where it is first named as what decides. */
  readonly mention: MetricMention;
  readonly target: MetricValue | undefined;
  readonly baseline: MetricValue | undefined;
  /** Where it is named as a signal that is watched. */
  readonly monitored: MetricMention | undefined;
  /** The value at which somebody is told. */
  readonly alert: MetricValue | undefined;
}

/** A row of a table with what answers for it: a feature with its source, a risk with its mitigation. */
export interface Answered {
  readonly subject: Block;
  readonly answer: Block | undefined;
}

/**
 * How the parts of a design hang together: goal, online metric, offline metric, target, watched signal, alert, owner,
 * fallback; features and their sources, risks and their mitigations, where tables tell them.
 */
export interface Trace {
  readonly goal: Fact | undefined;
  readonly metrics: readonly MetricTrace[];
  readonly owner: Fact | undefined;
  readonly fallback: Fact | undefined;
  readonly features: readonly Answered[];
  readonly risks: readonly Answered[];
}

/** Follows the golden thread through the facts of a document. */
export function traceOf(facts: Facts, checklist: Checklist): Trace {
  const filled = (topic: string, slot: string): Fact | undefined =>
    checklist.topics.get(topic)?.slots.find((state) => state.slot.id === slot)?.filledBy;
  return {
    goal: filled("business-goal", "outcome") ?? filled("business-goal", "problem"),
    metrics: [...traceMetrics(facts, "online"), ...traceMetrics(facts, "offline")],
    owner: filled("monitoring", "owner"),
    fallback: filled("fallback", "behaviour"),
    features: answered(facts.tables, "feature", "source"),
    risks: answered(facts.tables, "risk", "mitigation"),
  };
}

function traceMetrics({ metrics, contexts }: Facts, side: MetricTrace["side"]): MetricTrace[] {
  const meant = metrics.filter(({ stance }) => stance === "asserted");
  const isWatched = ({ unit }: MetricMention): boolean =>
    contexts.of(unit.label).topics.includes("monitoring");
  const named = meant.filter((mention) => sideOf(mention) === side && !isWatched(mention));
  // Where metrics have a section of their own, those named in passing elsewhere decide nothing.
  const chosen = named.filter(
    ({ unit, values }) => values.length > 0 || contexts.of(unit.label).topics.includes(`${side}-metrics`),
  );
  const deciding = chosen.length > 0 ? chosen : named;
  return [...new Set(deciding.map(({ metric }) => metric))].map((metric) => {
    const all = meant.filter((mention) => mention.metric === metric);
    const values = all.filter((mention) => !isWatched(mention)).flatMap((mention) => mention.values);
    const watched = all.filter(isWatched);
    return {
      metric,
      side,
      mention: deciding.find((mention) => mention.metric === metric)!,
      target: values.find(({ role }) => role === "target"),
      baseline: values.find(({ role }) => role === "baseline"),
      monitored: watched[0],
      alert: watched.flatMap((mention) => mention.values).find((value) => isAlert(value, values)),
    };
  });
}

/** A bound that is watched; a duration is a window, unless the metric is measured in time. */
function isAlert({ role, quantity }: MetricValue, stated: readonly MetricValue[]): boolean {
  if (role !== "target") return false;
  return quantity.dimension !== "time" || stated.some((value) => value.quantity.dimension === "time");
}

function sideOf({ as, metric }: MetricMention): MetricTrace["side"] | undefined {
  if (metric.classes[0] === "system") return undefined;
  if (as === "online" || as === "guardrail") return "online";
  return as === "offline" && metric.classes.includes("offline") ? "offline" : undefined;
}

/** The rows of the tables that have a column for both. */
function answered(tables: readonly Table[], subject: ColumnRole, answer: ColumnRole): Answered[] {
  return tables.flatMap((table) => {
    const roles = table.columns.map(({ role }) => role);
    if (!roles.includes(subject) || !roles.includes(answer)) return [];
    return table.rows.flatMap((row) => {
      const named = cellOf(table, row, subject);
      if (!named || isEmptyCell(named)) return [];
      const found = cellOf(table, row, answer);
      return [{ subject: named, answer: isEmptyCell(found) ? undefined : found }];
    });
  });
}
