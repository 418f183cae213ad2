import type { Contexts } from "../../facts/context";
import { NONE } from "../../facts/lists";
import { valueRoleIn } from "../../facts/metricValues";
import type { Quantity } from "../../facts/quantities";
import { columnRoleOf } from "../../facts/tables";
import { isProgram, type Unit } from "../../facts/units";
import type { Label } from "../../document/model";
import type { ColumnRole, ValueRole } from "../../knowledge/languageTypes";
import { isExplained, says } from "../explanations";
import { headersOf, labelsOf } from "./headerUnit";

/** How a value stands to a design: to be reached, as it is today, or one at which somebody acts. */
export type Standing = "target" | "baseline" | "threshold";

/** Where a limit is one at which somebody acts. */
const WATCHED = ["monitoring", "fallback"];
const OPERATION = [...WATCHED, "rollout"];
/** Where a limit is one to reach. */
const METRICS = ["offline-metrics", "online-metrics", "business-goal"];

/** Tells how values stand to a design. Remembers what labels say, which stand above many of them. */
export class StandingReader {
  readonly #contexts: Contexts;
  readonly #values = new Map<string, ValueRole | undefined>();
  readonly #columns = new Map<string, ColumnRole | undefined>();

  constructor(contexts: Contexts) {
    this.#contexts = contexts;
  }

  /** A limit of what is watched ("> 80 ms" in a table of alerts). The window beside it is none. */
  isThreshold(quantity: Quantity, unit: Unit): boolean {
    if (!isLimit(quantity) && quantity.dimension !== "ratio") return false;
    const columns = this.#columnsOf(unit);
    if (columns.includes("threshold")) return !this.isBar(unit);
    if (columns.includes("target") || columns.includes("baseline") || !isLimit(quantity)) return false;
    if (isExplained("threshold", unit)) return true;
    // "if len(rows) > 0" asks whether there is any.
    if (isProgram(unit.block) && quantity.low === 0) return false;
    if (!quantity.isChange && (isCondition(quantity, unit) || isGate(quantity, unit))) return true;
    // "+2%" is what is hoped for.
    if (isProgram(unit.block) || (quantity.isChange && quantity.bound === "exact" && quantity.low > 0))
      return false;
    return this.#isOf(OPERATION, unit) && !this.#isToldByLabel(unit);
  }

  /** Whether a column of mere thresholds is one of bars to reach: it stands among the criteria of success. */
  isBar(unit: Unit): boolean {
    if (unit.block.kind !== "cell") return false;
    const isPlain = headersOf(unit.label).some(({ kind, text }) => kind === "column" && !/\s/.test(text));
    if (!isPlain || this.#isOf(WATCHED, unit)) return false;
    for (let at: Label | undefined = unit.label; at; at = at.parent)
      if (GATES.has(at.kind) && !says("threshold", at.text) && this.roleIn(at) === "target") return true;
    return false;
  }

  /** By the words of what a value stands under, the nearest first, else by its bound below a heading of metrics. */
  standingOf(quantity: Quantity, unit: Unit): Standing | undefined {
    const [column] = this.#columnsOf(unit);
    if (column === "target" || column === "baseline") return column;
    for (const label of labelsOf(unit.label)) {
      if (label.kind === "above" && quantity.dimension === "none") continue;
      const told = this.roleIn(label);
      if (told && (!SECTIONS.has(label.kind) || quantity.dimension !== "time" || isLimit(quantity)))
        return told;
    }
    return isLimit(quantity) && this.#isOf(METRICS, unit) ? "target" : undefined;
  }

  /** Whether its row or column says what it is: "Target state", "Today". */
  isToldByHeader({ label, block }: Unit): boolean {
    if (block.kind !== "cell") return false;
    return headersOf(label).some(
      (label) => (label.kind === "row" || label.kind === "column") && this.roleIn(label) !== undefined,
    );
  }

  /** Which value a label announces: "Target", "Current". */
  roleIn({ text }: Label): ValueRole | undefined {
    if (!this.#values.has(text)) this.#values.set(text, valueRoleIn(text));
    return this.#values.get(text);
  }

  /** Whether a label says that what stands under it is to be reached: "Success criteria". */
  #isToldByLabel({ label }: Unit): boolean {
    return labelsOf(label).some((one) => this.roleIn(one) === "target");
  }

  /** What the columns of a cell say of it, where they say anything. */
  #columnsOf({ label, block }: Unit): readonly ColumnRole[] {
    if (block.kind !== "cell") return NONE;
    const columns = headersOf(label).filter(({ kind }) => kind === "column");
    return columns.flatMap(({ text }) => {
      if (!this.#columns.has(text)) this.#columns.set(text, columnRoleOf(text));
      return this.#columns.get(text) ?? [];
    });
  }

  #isOf(wanted: readonly string[], { label }: Unit): boolean {
    const { topics } = this.#contexts.of(label);
    return wanted.some((topic) => topics.includes(topic));
  }
}

/** Whether something happens only if it is reached: "if fewer than 20 items are left". */
function isCondition({ start }: Quantity, { text }: Unit): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_CLAUSE), start);
  return says("conditional", before.split(/[,;→]/).at(-1)!);
}

const LONGEST_CLAUSE = 80;

/** Whether it stands under what tells when to go on or to stop: "Proceed if:", "Release gates". */
function isGate({ dimension, high }: Quantity, { label }: Unit): boolean {
  // How fast it answers is wanted anyway, and "resolved within a day" is what follows.
  const isTime = dimension === "time";
  if (isTime && high >= MINUTE) return false;
  return labelsOf(label).some(({ kind, text }) => {
    if (kind === "above") return says("threshold", text) || (!isTime && says("conditional", text));
    return !isTime && GATES.has(kind) && says("threshold", text);
  });
}

/** A time below a heading of goals is one of them only as a limit. */
const SECTIONS = new Set<Label["kind"]>(["heading", "bold"]);
const MINUTE = 60;
const GATES = new Set<Label["kind"]>(["above", "heading", "bold"]);

/** Whether it is bounded, or a change: no level by itself. */
export function isLimit({ bound, isChange }: Quantity): boolean {
  return bound === "at-most" || bound === "at-least" || isChange;
}
