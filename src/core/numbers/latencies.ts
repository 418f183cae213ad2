import type { Label } from "../document/model";
import { amountText } from "./amountText";
import type { Calculation } from "./calculation";
import { isExplained, says } from "./explanations";
import { Unit } from "../facts/units";
import { headersOf } from "./headerUnit";
import { sectionOf, type Ledger } from "./ledger";
import { placeOf, type Stated } from "./stated";

/** The latencies of the steps of one path, which add up, with what is said of their sum. */
interface Path {
  readonly steps: readonly Stated[];
  /** The sum that the design states. */
  readonly total: Stated | undefined;
  /** The limit that stands among the steps. */
  readonly limit: Stated | undefined;
  /** The last of its rows or words. */
  readonly last: Stated;
}

/** Slower paths are no answers that somebody waits for. */
const LONGEST_STEP = 60;

/** What the steps of a path take together, and each of them, against the budget of the whole. */
export function latencies(ledger: Ledger): Calculation[] {
  return pathsOf(ledger).flatMap((path) => {
    const budget = budgetOf(ledger, path);
    const { steps } = path;
    const longest = steps.reduce((a, b) => (b.quantity.high > a.quantity.high ? b : a));
    const isPlanned = longest.unit !== budget?.unit && !isExplained("scenario", longest.unit);
    if (
      budget &&
      isPlanned &&
      longest.quantity.low > budget.quantity.high * ROUNDING &&
      isSamePercentile(longest, budget)
    )
      return [stepOver(longest, budget)];
    return steps.length < 2 ? [] : [sumOf(path, longest, budget)];
  });
}

/** A budget of 100 ms is kept by 100.4 ms. */
const ROUNDING = 1.01;

function stepOver(step: Stated, budget: Stated): Calculation {
  const { low } = step.quantity;
  return {
    kind: "latency-step",
    verdict: "disagrees",
    formula: `${nameOf(step)} ${text(low)}`,
    result: { value: low, dimension: "time" },
    inputs: [step],
    stated: budget,
    range: placeOf(step),
    data: { over: text(low - budget.quantity.high) },
  };
}

function sumOf({ steps, total, last }: Path, longest: Stated, budget: Stated | undefined): Calculation {
  const low = steps.reduce((sum, { quantity }) => sum + quantity.low, 0);
  const high = steps.reduce((sum, { quantity }) => sum + quantity.high, 0);
  const limit = budget?.quantity.high;
  const isOver = limit !== undefined && low > limit * ROUNDING;
  const percentiles = new Set(steps.flatMap(({ quantity }) => quantity.percentile ?? []));
  const formula = `${steps.map(({ quantity }) => text(quantity.high)).join(" + ")} = ${text(high)}`;
  const place = placeOf(total ?? last);
  const slack =
    limit === undefined ? "" : `, ${isOver ? "over by" : "slack"} ${text(Math.abs(limit - high))}`;
  return {
    kind: "latency-sum",
    verdict: budget === undefined ? "derived" : isOver ? "disagrees" : "agrees",
    formula,
    result: { value: high, dimension: "time" },
    inputs: steps,
    stated: budget,
    range: place,
    data: {
      over: limit === undefined ? "" : text(low - limit),
      longest: `${nameOf(longest)} ${text(longest.quantity.high)}`.trim(),
    },
    // Percentiles do not add: the sum of those of one kind is a bound, that of several says little.
    isRough: percentiles.size > 1,
    hint: { offset: place.end, text: `Σ ${text(high)}${slack}` },
  };
}

/** The paths of tables, of lists and of sentences, each with one step at least. */
function pathsOf(ledger: Ledger): Path[] {
  const groups = new Map<number, { readonly shared: Label | Unit; readonly members: Stated[] }>();
  for (const role of ["component-latency", "latency-budget"])
    for (const one of ledger.withRole(role)) {
      const { isChange, bound, high } = one.quantity;
      if (isChange || bound === "at-least" || high > LONGEST_STEP || ledger.isOfOperation(one)) continue;
      const shared = sharedBy(one);
      const known = groups.get(shared.range.start);
      if (known) known.members.push(one);
      else groups.set(shared.range.start, { shared, members: [one] });
    }
  return [...groups.values()].flatMap(({ shared, members }) => pathOf(shared, members));
}

/** What the steps of a path have in common: a column, the list's heading, or the sentence itself. */
function sharedBy({ unit }: Stated): Label | Unit {
  const [nearest] = headersOf(unit.label);
  if (nearest?.kind === "column") return nearest;
  return unit.block.kind === "item" ? (nearest?.parent ?? sectionOf(unit.label)) : unit;
}

function pathOf(shared: Label | Unit, members: readonly Stated[]): Path[] {
  const inOrder = [...members].sort((a, b) => a.unit.range.start - b.unit.range.start);
  const kinds = inOrder.map((one) => ({ one, kind: kindOf(one, shared) }));
  const steps = kinds.filter(({ kind }) => kind === "step").map(({ one }) => one);
  const last = inOrder.at(-1);
  if (steps.length === 0 || !last) return [];
  const limits = kinds.filter(({ kind }) => kind === "limit").map(({ one }) => one);
  const total = kinds.find(({ kind }) => kind === "total")?.one;
  return [{ steps, total, limit: limits.length === 1 ? limits[0] : undefined, last }];
}

/** A total that is bounded ("< 100 ms") is a budget; what runs beside the others adds nothing. */
function kindOf(one: Stated, shared: Label | Unit): "step" | "total" | "limit" | "aside" {
  const name = nameOf(one);
  if (says("budget", name)) return "limit";
  if (says("total", name)) return one.quantity.bound === "at-most" ? "limit" : "total";
  // Below "Latency budget" each step has its share; elsewhere what is called a budget is one.
  const isShare = !(shared instanceof Unit) && (shared.kind === "column" || says("budget", shared.text));
  if (one.role === "latency-budget" && !isShare) return "limit";
  return isExplained("latency", one.unit) ? "aside" : "step";
}

/** What a latency is of: the first cell of its row, the label of its line, else the words around it. */
function nameOf({ unit, quantity }: Stated): string {
  const header = headersOf(unit.label).find(({ kind }) => kind === "row" || kind === "line");
  if (header?.kind === "row") return header.text;
  const before = wordsBefore(unit.text, quantity.start);
  const label = quantity.start === 0 && header ? header.text : before;
  return `${label} ${wordsAfter(unit.text, quantity.end)}`.trim();
}

/** The words of the same clause before an offset. */
function wordsBefore(text: string, offset: number): string {
  return /[^,;()\d]*$/u.exec(text.slice(Math.max(0, offset - LONGEST_NAME), offset))![0].trim();
}

/** Those after it. */
function wordsAfter(text: string, offset: number): string {
  return /^[^,;.()\d]*/u.exec(text.slice(offset, offset + LONGEST_NAME))![0].trim();
}

const LONGEST_NAME = 60;

/** The limit among the steps, else the one of the same section, else the only one of the document. */
function budgetOf(ledger: Ledger, { limit, steps }: Path): Stated | undefined {
  if (limit) return limit;
  const isLimit = (one: Stated): boolean =>
    !steps.includes(one) &&
    one.quantity.high <= LONGEST_STEP &&
    one.quantity.bound !== "at-least" &&
    !ledger.isOfOperation(one) &&
    !isExplained("latency", one.unit);
  const beside = ledger.beside("latency-budget", steps[0]!).filter(isLimit);
  if (beside.length === 1) return beside[0];
  const budgets = ledger.withRole("latency-budget").filter(isLimit);
  const [first] = budgets;
  return first && budgets.every(({ quantity }) => quantity.high === first.quantity.high) ? first : undefined;
}

/** A p99 may be above the budget of the median. */
function isSamePercentile({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  return a.percentile === undefined || b.percentile === undefined || a.percentile <= b.percentile;
}

function text(seconds: number): string {
  return amountText({ value: seconds, dimension: "time" });
}
