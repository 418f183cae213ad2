import type { Label } from "../../document/model";
import type { Calculation } from "../calculation";
import { group, sectionOf, type Ledger } from "../ledger";
import { limitsOfBatches } from "./batchLimits";
import { declaredTwice } from "./declared";
import { funnels } from "./funnels";
import { listsToldTwice } from "./lists";
import { Naming } from "./naming";
import { loadsAbovePeak } from "./peaks";
import { programmedOtherwise } from "./programs";
import { restatedGoals } from "./restatedGoals";
import { restatements } from "./restatements";
import { retellings } from "./retellings";
import { ofSingleRoles } from "./singleRoles";

/** What a design states twice, with two values. What is told by its role is not told again by its words. */
export function contradictions(ledger: Ledger): Calculation[] {
  const naming = new Naming(ledger.facts.tables);
  const all = [
    ...ofSingleRoles(ledger, naming),
    ...restatements(ledger, naming),
    ...restatedGoals(ledger),
    ...loadsAbovePeak(ledger, naming),
    ...funnels(ledger),
    ...listsToldTwice(ledger, naming),
    ...declaredTwice(ledger, naming),
    ...limitsOfBatches(ledger),
    ...programmedOtherwise(ledger, naming),
    ...retellings(ledger, naming),
  ];
  const places = new Set<number>();
  const found = all.filter(({ range: { start } }) => !places.has(start) && places.add(start));
  return withoutVariants(found, ledger);
}

/**
 * Without those between two sections that differ in several quantities and have hardly one in common: they tell of two
 * regions, versions or sets, whatever their headings say.
 */
function withoutVariants(found: readonly Calculation[], ledger: Ledger): Calculation[] {
  const byPair = new Map<Label, Map<Label, Calculation[]>>();
  for (const one of found) {
    const [a, b] = sectionsOf(one);
    if (!byPair.has(a)) byPair.set(a, new Map());
    group(byPair.get(a)!, b, one);
  }
  return [...byPair].flatMap(([a, pairs]) =>
    [...pairs].flatMap(([b, all]) => (all.length > 1 && all.length > inCommon(a, b, ledger) ? [] : all)),
  );
}

/** The sections in which the two values stand, in the order of the text. */
function sectionsOf({ stated, inputs: [other] }: Calculation): readonly [Label, Label] {
  const [a, b] = [sectionOf(stated!.unit.label), sectionOf(other!.unit.label)];
  return a.range.start <= b.range.start ? [a, b] : [b, a];
}

/** How many amounts with a unit two sections both state. */
function inCommon(a: Label, b: Label, ledger: Ledger): number {
  const keysOf = (section: Label): Set<string> =>
    new Set(
      ledger
        .inSection(section)
        .filter(({ quantity }) => quantity.dimension !== "none")
        .map(({ quantity: { low, dimension, per } }) => `${low} ${dimension} ${per}`),
    );
  const known = keysOf(b);
  return a === b ? Infinity : [...keysOf(a)].filter((key) => known.has(key)).length;
}
