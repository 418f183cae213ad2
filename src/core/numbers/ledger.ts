import type { Label } from "../document/model";
import type { Facts } from "../facts/facts";
import type { Unit } from "../facts/units";
import { statedIn, type Stated } from "./stated";

/** The quantities of a design, to be looked up by what they stand for and by where they stand. */
export class Ledger {
  readonly facts: Facts;
  readonly stated: readonly Stated[];
  readonly #byRole = new Map<string, Stated[]>();
  readonly #byUnit = new Map<Unit, Stated[]>();

  constructor(facts: Facts) {
    this.facts = facts;
    this.stated = statedIn(facts);
    for (const one of this.stated) {
      if (one.role) group(this.#byRole, one.role, one);
      group(this.#byUnit, one.unit, one);
    }
  }

  /** The quantities with a role, in the order of the text. */
  withRole(role: string): readonly Stated[] {
    return this.#byRole.get(role) ?? [];
  }

  /** The quantities of one sentence, cell or line. */
  inUnit(unit: Unit): readonly Stated[] {
    return this.#byUnit.get(unit) ?? [];
  }

  /** The units with quantities, in the order of the text. */
  get units(): Iterable<readonly [Unit, readonly Stated[]]> {
    return this.#byUnit;
  }

  /** The one quantity with a role: all that have it, if there are several, say the same. */
  theOne(role: string): Stated | undefined {
    const [first, ...others] = this.withRole(role);
    return first && others.every((other) => isSame(first, other)) ? first : undefined;
  }

  /** Whether it tells when somebody acts: a limit of what is watched, or of what a fallback steps in for. */
  isOfOperation({ unit }: Stated): boolean {
    const { topics } = this.facts.contexts.of(unit.label);
    return topics.includes("monitoring") || topics.includes("fallback");
  }

  /** The quantities with a role that stand in the same section as another. */
  beside(role: string, { unit }: Stated): readonly Stated[] {
    const section = sectionOf(unit.label);
    return this.withRole(role).filter((other) => sectionOf(other.unit.label) === section);
  }
}

/** Whether two quantities are the same amount. */
export function isSame({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  return a.low === b.low && a.high === b.high && a.per === b.per && a.unit === b.unit;
}

/** The heading that a label stands under; the document where there is none. */
export function sectionOf(label: Label): Label {
  let at = label;
  while (at.parent && at.kind !== "heading" && at.kind !== "bold") at = at.parent;
  return at;
}

function group<Key>(map: Map<Key, Stated[]>, key: Key, one: Stated): void {
  const known = map.get(key);
  if (known) known.push(one);
  else map.set(key, [one]);
}
