import type { Block, Label } from "../document/model";
import type { Facts } from "../facts/facts";
import type { Unit } from "../facts/units";
import { headersOf } from "./headerUnit";
import { isSame, statedIn, type Stated } from "./stated";

/** The quantities of a design, to be looked up by what they stand for and by where they stand. */
export class Ledger {
  readonly facts: Facts;
  readonly stated: readonly Stated[];
  readonly #byRole = new Map<string, Stated[]>();
  readonly #byUnit = new Map<Unit, Stated[]>();
  readonly #byLine = new Map<Unit | number, Stated[]>();
  readonly #byBlock = new Map<Block, Stated[]>();
  readonly #bySection = new Map<Label, Stated[]>();

  constructor(facts: Facts) {
    this.facts = facts;
    this.stated = statedIn(facts);
    for (const one of this.stated) {
      if (one.role) group(this.#byRole, one.role, one);
      group(this.#byUnit, one.unit, one);
      group(this.#byLine, lineOf(one), one);
      group(this.#byBlock, one.unit.block, one);
      group(this.#bySection, sectionOf(one.unit.label), one);
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

  /** The quantities of a paragraph, item or cell. */
  inBlock(block: Block): readonly Stated[] {
    return this.#byBlock.get(block) ?? [];
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

  /**
   * What stands together with a quantity, itself among it, ever wider: in its sentence or row, its paragraph or item, its
   * section. Where much stands together it tells nothing, and is left out.
   */
  circles({ unit }: Stated): readonly (readonly Stated[])[] {
    return [
      this.line({ unit }),
      this.#byBlock.get(unit.block)!,
      this.#bySection.get(sectionOf(unit.label))!,
    ].filter(({ length }) => length <= MOST_TOGETHER);
  }

  /** The quantities of the same sentence or row. */
  line(one: Pick<Stated, "unit">): readonly Stated[] {
    return this.#byLine.get(lineOf(one)) ?? [];
  }

  /** The quantities with a role that stand in the same section as another. */
  beside(role: string, { unit }: Stated): readonly Stated[] {
    const section = sectionOf(unit.label);
    return this.withRole(role).filter((other) => sectionOf(other.unit.label) === section);
  }
}

/** More than these are a list or a table of their own. */
const MOST_TOGETHER = 40;

/** A row of a table, by where it begins; else the sentence itself. */
function lineOf({ unit }: Pick<Stated, "unit">): Unit | number {
  if (unit.block.kind !== "cell") return unit;
  const row = headersOf(unit.label).find(({ kind }) => kind === "row");
  return row ? row.range.start : unit.block.range.start;
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
