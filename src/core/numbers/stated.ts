import { cadencesIn } from "../facts/cadences";
import type { Contexts } from "../facts/context";
import type { Facts } from "../facts/facts";
import type { MetricMention } from "../facts/mentions";
import type { Quantity } from "../facts/quantities";
import type { Unit } from "../facts/units";
import type { Range } from "../text/lines";
import { withHeader } from "./headerUnit";
import { RoleReader } from "./roleReader";
import { isThreshold, standingOf } from "./standing";

/** A quantity that the design states, with what it stands for. */
export interface Stated {
  /** With the unit and percentile that its column or row lends it. */
  readonly quantity: Quantity;
  readonly unit: Unit;
  /** The id of a role in `knowledge/roles.yaml`, or of a value of a metric; undefined where nothing tells it. */
  readonly role: string | undefined;
  /** The metric whose value it is. */
  readonly metric: MetricMention | undefined;
}

/** What the value of a metric is called, by the role that the reader of metrics gave it. */
const METRIC_ROLES = { target: "target", baseline: "baseline", value: "metric-value" } as const;

/** The quantities of a design, in the order of the text. */
export function statedIn(facts: Facts): Stated[] {
  const { amounts, metrics, contexts } = facts;
  const values = new Map(
    metrics.flatMap((metric) =>
      metric.values.map(({ quantity, role }) => [quantity, { metric, role: METRIC_ROLES[role] }] as const),
    ),
  );
  const roles = new RoleReader(contexts);
  return amounts.flatMap(({ unit, quantities }) => {
    const stated = quantities.map((written, index): Stated => {
      const quantity = withHeader(written, unit.label);
      const value = values.get(written);
      // How fast and how often a service answers are metrics too; what they are of matters more.
      const metric =
        quantity.dimension === "time" || value?.metric.metric.classes[0] === "system" ? undefined : value;
      const role = metric?.role ?? roles.roleOf(quantity, unit, quantities, index);
      return { quantity, unit, role: placed(role, quantity, unit, contexts), metric: metric?.metric };
    });
    for (const cadence of cadencesIn(unit.text)) {
      const role = roles.cadenceOf(cadence, unit);
      if (role) stated.push({ quantity: cadence, unit, role, metric: undefined });
    }
    return stated;
  });
}

/** Roles that a value keeps wherever it stands: what is no level has no target. */
const KEPT = new Set([
  "window",
  "split",
  "effect",
  "change",
  "retraining-cadence",
  "label-delay",
  "retention",
]);
/** Roles that say little: what its column or section says of a value says more. */
const WEAK = new Set<string | undefined>([undefined, "metric-value", "cost", "rows", "storage", "users"]);

/** The role of a value as its place completes or corrects it. */
function placed(
  role: string | undefined,
  quantity: Quantity,
  unit: Unit,
  contexts: Contexts,
): string | undefined {
  if (role !== undefined && KEPT.has(role)) return role;
  if (isThreshold(quantity, unit, contexts)) return "threshold";
  return WEAK.has(role) ? (standingOf(quantity, unit, contexts) ?? role) : role;
}

/** Where a quantity stands in the document. */
export function placeOf({ quantity, unit }: Stated): Range {
  return unit.place(quantity.start, quantity.end);
}

/** A quantity as the author wrote it. */
export function writtenText({ quantity, unit }: Stated): string {
  return unit.text.slice(quantity.start, quantity.end);
}
