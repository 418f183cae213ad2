import type { Block, Label } from "../document/model";
import type { Facts } from "../facts/facts";
import type { Quantity } from "../facts/quantities";
import type { Table } from "../facts/tables";
import { isProgram, type Unit } from "../facts/units";
import type { ExplanationKind } from "../knowledge/measureTypes";
import { isExplained } from "./explanations";
import { headersOf } from "./roles/headerUnit";
import { isSame, readStated, type Stated } from "./roles/stated";

/** A sentence, cell or line, and its quantities. */
type UnitQuantities = readonly [Unit, readonly Stated[]];
type Dimension = Stated["quantity"]["dimension"];

/** The quantities of a design, to be looked up by what they stand for and by where they stand. */
export class Ledger {
  readonly facts: Facts;
  readonly stated: readonly Stated[];
  /** What programs fix, where it stands for something: they compute, so it is held against nothing. */
  readonly coded: readonly Stated[];
  /** What the comments of programs say, held against one another only. */
  readonly remarks: readonly Stated[];
  /** How often something happens, told in words, by the units that state amounts. */
  readonly cadences: ReadonlyMap<Unit, readonly Quantity[]>;
  readonly #byRole = new Map<string, Stated[]>();
  readonly #byUnit = new Map<Unit, Stated[]>();
  readonly #byLine = new Map<Unit | number, Stated[]>();
  readonly #byBlock = new Map<Block, Stated[]>();
  readonly #remarksByBlock = new Map<Block, Stated[]>();
  readonly #bySection = new Map<Label, Stated[]>();
  #metricUnits: ReadonlySet<Unit> | undefined;
  readonly #byTopic = new Map<string, readonly Stated[]>();
  readonly #unitsOf = new Map<string, ReadonlySet<Unit>>();
  #units: readonly UnitQuantities[] | undefined;
  readonly #byDimension = new Map<Dimension, readonly UnitQuantities[]>();

  constructor(facts: Facts) {
    this.facts = facts;
    const { stated: all, cadences } = readStated(facts);
    this.cadences = cadences;
    this.stated = all.filter((one) => !isProgram(one.unit.block));
    this.coded = all.filter((one) => one.role !== undefined && isProgram(one.unit.block));
    this.remarks = all.filter((one) => isProgram(one.unit.block) && isRemark(one.unit));
    for (const one of this.remarks) group(this.#remarksByBlock, one.unit.block, one);
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

  /** The quantities of a paragraph, item or cell, and of a program those in its comments. */
  inBlock(block: Block): readonly Stated[] {
    return this.#byBlock.get(block) ?? this.#remarksByBlock.get(block) ?? [];
  }

  /** The units with quantities, in the order of the text. */
  get units(): readonly UnitQuantities[] {
    return (this.#units ??= [...this.#byUnit]);
  }

  /** The units with a quantity of a dimension: most calculations are about one, and most units have no such quantity. */
  unitsWith(dimension: Dimension): readonly UnitQuantities[] {
    let known = this.#byDimension.get(dimension);
    if (!known) {
      known = this.units.filter(([, all]) => all.some(({ quantity }) => quantity.dimension === dimension));
      this.#byDimension.set(dimension, known);
    }
    return known;
  }

  /** Whether a cell of a table states a quantity. */
  hasQuantities({ rows }: Table): boolean {
    return rows.some((row) => row.some((cell) => this.#byBlock.has(cell)));
  }

  /** Whether a sentence, cell or line names a metric. */
  namesMetric(unit: Unit): boolean {
    this.#metricUnits ??= new Set(this.facts.metrics.map((metric) => metric.unit));
    return this.#metricUnits.has(unit);
  }

  /** The one quantity with a role: all that have it, if there are several, say the same. */
  theOne(role: string): Stated | undefined {
    return onlyOne(this.withRole(role));
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

  /** The quantities of the section in which a sentence, cell or line stands. */
  inSectionOf({ label }: Unit): readonly Stated[] {
    return this.inSection(sectionOf(label));
  }

  /** The quantities right under a heading. */
  inSection(section: Label): readonly Stated[] {
    return this.#bySection.get(section) ?? [];
  }

  /** The quantities under headings of a topic, or in sentences about it. */
  under(topic: string): readonly Stated[] {
    let known = this.#byTopic.get(topic);
    if (!known) {
      known = this.stated.filter(({ unit }) => this.isAbout(topic, unit));
      this.#byTopic.set(topic, known);
    }
    return known;
  }

  /** Whether a sentence, cell or line stands under headings of a topic, or tells of it. */
  isAbout(topic: string, unit: Unit): boolean {
    let told = this.#unitsOf.get(topic);
    if (!told) {
      told = new Set((this.facts.byTopic.get(topic) ?? []).map((fact) => fact.unit));
      this.#unitsOf.set(topic, told);
    }
    return told.has(unit) || this.facts.contexts.of(unit.label).topics.includes(topic);
  }

  /** Whether any sentence about a topic holds a word that explains a difference. */
  tells(kind: ExplanationKind, topic: string): boolean {
    return (this.facts.byTopic.get(topic) ?? []).some(({ unit }) => isExplained(kind, unit));
  }

  /** The quantities with a role that stand in the same section as another. */
  beside(role: string, { unit }: Stated): readonly Stated[] {
    return this.inSectionOf(unit).filter((other) => other.role === role);
  }
}

/** Whether a line of a program is a comment. */
function isRemark({ block: { content }, start }: Unit): boolean {
  const from = content.lastIndexOf("\n", start - 1) + 1;
  // What stands further in is a string or an argument.
  return /^\s{0,40}(?:#|\/\/|--)\s/.test(content.slice(from, Math.min(start + 3, from + 50)));
}

/** More than these are a list or a table of their own. */
const MOST_TOGETHER = 40;

/** A row of a table, by where it begins; else the sentence itself. */
function lineOf({ unit }: Pick<Stated, "unit">): Unit | number {
  if (unit.block.kind !== "cell") return unit;
  const row = headersOf(unit.label).find(({ kind }) => kind === "row");
  return row ? row.range.start : unit.block.range.start;
}

/** The first of several that all say the same; undefined where they do not. */
export function onlyOne(all: readonly Stated[]): Stated | undefined {
  const [first, ...others] = all;
  return first && others.every((other) => isSame(first, other)) ? first : undefined;
}

/** The heading that a label stands under; the document where there is none. */
export function sectionOf(label: Label): Label {
  let at = label;
  while (at.parent && at.kind !== "heading" && at.kind !== "bold") at = at.parent;
  return at;
}

/** Adds a quantity, or what is known of one, to those of a key. */
export function group<Key, Value>(map: Map<Key, Value[]>, key: Key, one: Value): void {
  const known = map.get(key);
  if (known) known.push(one);
  else map.set(key, [one]);
}
