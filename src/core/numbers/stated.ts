import type { Facts } from "../facts/facts";
import type { MetricMention } from "../facts/mentions";
import type { Quantity } from "../facts/quantities";
import type { Unit } from "../facts/units";
import type { Range } from "../text/lines";
import { withHeader } from "./headerUnit";
import { RoleReader } from "./roleReader";

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
export function statedIn({ amounts, metrics, contexts }: Facts): Stated[] {
  const values = new Map(
    metrics.flatMap((metric) =>
      metric.values.map(({ quantity, role }) => [quantity, { metric, role: METRIC_ROLES[role] }] as const),
    ),
  );
  const roles = new RoleReader(contexts);
  return amounts.flatMap(({ unit, quantities }) =>
    quantities.map((written, index) => {
      const quantity = withHeader(written, unit.label);
      const value = values.get(written);
      // How fast and how often a service answers are metrics too; what they are of matters more.
      const isMetric = value && quantity.dimension !== "time" && value.metric.metric.classes[0] !== "system";
      const role = isMetric ? value.role : roles.roleOf(quantity, unit, quantities, index);
      return { quantity, unit, role, metric: isMetric ? value.metric : undefined };
    }),
  );
}

/** Where a quantity stands in the document. */
export function placeOf({ quantity, unit }: Stated): Range {
  return unit.place(quantity.start, quantity.end);
}

/** A quantity as the author wrote it. */
export function writtenText({ quantity, unit }: Stated): string {
  return unit.text.slice(quantity.start, quantity.end);
}
