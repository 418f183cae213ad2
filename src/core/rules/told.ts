import type { Facts } from "../facts/facts";
import type { Unit } from "../facts/units";
import type { Finding } from "./rule";

/** The sentences that tell a trait, each once, in the order of the text; none where too few do. */
export function told({ traits }: Facts, trait: string): readonly Unit[] {
  return [...new Set(traits.get(trait))];
}

/** The sentences that tell all of some traits, in paragraphs, items and cells that tell none of others. */
export function toldTogether(facts: Facts, all: readonly string[], none: readonly string[] = []): Unit[] {
  const [first = "", ...rest] = all;
  const blocks = new Set(none.flatMap((trait) => told(facts, trait)).map(({ block }) => block));
  const wanted = rest.map((trait) => new Set(told(facts, trait)));
  return told(facts, first).filter(
    (unit) => !blocks.has(unit.block) && wanted.every((units) => units.has(unit)),
  );
}

/** Other places of a finding: a few of them, each with what it says. */
export function others(units: readonly Unit[], message: string): Finding["related"] {
  return units.slice(0, MOST_OTHERS).map(({ range }) => ({ message, range }));
}

const MOST_OTHERS = 5;
