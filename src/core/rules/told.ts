import type { DesignDocument } from "../document/model";
import type { Facts } from "../facts/facts";
import type { Unit } from "../facts/units";
import type { Finding } from "./rule";

/** The sentences that tell a trait, each once, in the order of the text; none where too few do. */
export function told({ traits }: Facts, trait: string): readonly Unit[] {
  return [...new Set(traits.get(trait))];
}

/** The sentences that tell all of some traits and, with what a colon joins to them, none of others. */
export function toldTogether(facts: Facts, all: readonly string[], none: readonly string[] = []): Unit[] {
  const [first = "", ...rest] = all;
  if (!all.every((trait) => facts.traits.has(trait))) return [];
  const wanted = rest.map((trait) => new Set(told(facts, trait)));
  const units = told(facts, first).filter((unit) => wanted.every((others) => others.has(unit)));
  if (units.length === 0 || none.length === 0) return units;
  const excluding = none.flatMap((trait) => told(facts, trait));
  const excluded = new Set(excluding);
  // "It is left out: nobody knows it before": both sides of a colon are one sentence.
  const starts = new Set(excluding.map(({ range }) => range.start));
  const labels = new Set(excluding.map(startOfLabel));
  return units.filter(
    (unit) => !excluded.has(unit) && !starts.has(startOfLabel(unit) ?? -1) && !labels.has(unit.range.start),
  );
}

/** Where the words before the colon begin that a sentence follows. */
function startOfLabel({ label }: Unit): number | undefined {
  return label.kind === "line" ? label.range.start : undefined;
}

/** Of several sentences on a line, such as the cells of a row, only the first: one row, one finding. */
export function oneALine({ lines }: DesignDocument, units: readonly Unit[]): Unit[] {
  const seen = new Set<number>();
  return units.filter(({ range }) => {
    const line = lines.lineAt(range.start);
    return !seen.has(line) && seen.add(line);
  });
}

/** Other places of a finding: a few of them, each with what it says. */
export function others(units: readonly Unit[], message: string): Finding["related"] {
  return units.slice(0, MOST_OTHERS).map(({ range }) => ({ message, range }));
}

const MOST_OTHERS = 5;
