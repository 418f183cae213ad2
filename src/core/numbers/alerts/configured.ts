import type { Facts } from "../../facts/facts";
import type { MetricMention } from "../../facts/mentions";
import { Unit } from "../../facts/units";
import { Vocabulary } from "../../facts/vocabulary";
import { knowledge } from "../../knowledge/index";
import type { Numbers } from "../calculation";
import { says } from "../explanations";
import { labelsOf } from "../roles/headerUnit";
import type { Stated } from "../roles/stated";

const names = new Vocabulary<string>();
for (const { id, aliases } of knowledge.metrics) for (const alias of aliases) names.add(alias, id);

/**
 * The alerts that a program's configuration holds as text ("condition": "weekly_f1 < 0.65"), read as a sentence would be. Of
 * metrics only those that the design names elsewhere: what a name alone means is not sure.
 */
export function configuredAlerts({ coded }: Pick<Numbers, "coded">, { metrics }: Facts): Stated[] {
  const known = new Map<string, MetricMention>();
  for (const mention of metrics) if (mention.stance === "asserted") known.set(mention.metric.id, mention);
  return coded.flatMap((one): Stated[] => {
    const { unit, quantity, role } = one;
    if (role !== "threshold" || !isQuoted(one) || !isOfAlerts(unit)) return [];
    const text = unit.text.replaceAll("_", " ");
    // How fast a service answers has a budget, and no metric.
    const isTime = quantity.dimension === "time";
    const found = isTime ? undefined : names.match(text.slice(0, quantity.start)).at(-1);
    const metric = found && known.get(found.meaning);
    if (found && !metric) return [];
    return [{ ...one, unit: new Unit(unit.block, text, unit.start, unit.label), metric }];
  });
}

/** Whether it stands in a text of the program: what it compares itself may be anything. */
function isQuoted({ unit, quantity }: Stated): boolean {
  return (unit.text.slice(0, quantity.start).match(/["'`]/g)?.length ?? 0) % 2 === 1;
}

/** Whether a name above says that these are alerts. */
function isOfAlerts({ label }: Unit): boolean {
  return labelsOf(label).some(({ text }) => says("threshold", text.replaceAll("_", " ")));
}
