import type { Quantity } from "../facts/quantities";
import { knowledge } from "../knowledge/index";
import { amountText, countText, digits } from "../numbers/amountText";
import type { Stated } from "../numbers/roles/stated";

const names = new Map(knowledge.roles.map(({ id, name }) => [id, name] as const));

/** What a quantity stands for, in words: "latency budget", "target of NDCG@10". Undefined where nothing tells it. */
export function roleName({ role, metric }: Stated): string | undefined {
  if (role === undefined) return undefined;
  if (metric) return `${role === "metric-value" ? "value" : role} of ${metricText(metric)}`;
  return names.get(role) ?? role;
}

/** A metric with the cut-off that is written beside it: "Recall@k" becomes "Recall@20". */
export function metricText({ metric, k }: NonNullable<Stated["metric"]>): string {
  return k === undefined ? metric.name : `${metric.name.replace(/@k$/i, "")}@${k}`;
}

/** A quantity in its normal form, as it was read: "at most 80 ms at p99", "48M users a day", "100–200 ms". */
export function quantityText(quantity: Quantity): string {
  const { low, high, percentile, isChange } = quantity;
  const sign = isChange && low > 0 ? "+" : "";
  const amount = low === high ? one(quantity, low) : `${one(quantity, low)} to ${one(quantity, high)}`;
  return `${BOUNDS[quantity.bound]}${sign}${amount}${percentile === undefined ? "" : ` at p${percentile}`}`;
}

const BOUNDS = { exact: "", "at-most": "at most ", "at-least": "at least ", about: "about " } as const;

function one({ dimension, unit, per, each }: Quantity, value: number): string {
  const period = per ? ` a ${per}` : "";
  const share = each ? ` per ${singular(each)}` : "";
  if (dimension === "count") return `${countText(value)} ${unit}${share}${period}`;
  if (unit === "percentage-point") return `${digits(value * 100)} pp${share}${period}`;
  return amountText({ value, dimension, unit }) + share + period;
}

/** Of the names of what is counted, which are plurals: "users", "classes". */
function singular(noun: string): string {
  return noun.replace(/(?:(?<=ss)es|s)$/, "");
}
