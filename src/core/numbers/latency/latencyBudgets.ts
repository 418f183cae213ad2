import { isExplained, says } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import { nameOf, wordsOf } from "./latencyNames";
import { LONGEST_STEP } from "./latencyFrames";
import type { Path, Step } from "./latencyPaths";
import type { Ledger } from "../ledger";
import { isOfAnother } from "../relationWords";
import type { Stated } from "../roles/stated";

/**
 * The limit of the whole path: among its steps, else in its section, else in the document.
 * @param taken Times that belong to a path, and limit none.
 * @param answers Times that answer how fast it is to be.
 */
export function budgetOf(
  path: Path,
  taken: ReadonlySet<Stated>,
  answers: readonly Stated[],
  ledger: Ledger,
): Stated | undefined {
  const steps = path.groups.flat();
  const percentile = percentileOf(steps);
  if (path.limits.length > 0) return oneOf(path.limits, percentile);
  const [first] = steps;
  const isLimit = isLimitOf(path, taken, ledger);
  const near = ledger.beside("latency-budget", first!.stated).filter(isLimit);
  const found = oneOf(near, percentile);
  if (found || near.length > 0) return found;
  const all = ledger.withRole("latency-budget").filter(isLimit);
  const whole = oneOf(all, percentile) ?? oneOf(all.filter(isOfWhole), percentile);
  return whole ?? (all.length === 0 ? oneOf(answers.filter(isLimit), percentile) : undefined);
}

/** The percentile of all steps, the highest where they have several; undefined where none has one. */
export function percentileOf(steps: readonly Step[]): number | undefined {
  const known = steps.flatMap(({ stated }) => stated.quantity.percentile ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** Of limits for several percentiles the one for that of the steps; undefined where they differ besides. */
function oneOf(limits: readonly Stated[], percentile: number | undefined): Stated | undefined {
  // A p99 may be above the budget of the median.
  const fitting = limits.filter(
    ({ quantity }) =>
      percentile === undefined || quantity.percentile === undefined || quantity.percentile >= percentile,
  );
  const same = fitting.filter(({ quantity }) => quantity.percentile === percentile);
  const left = same.length > 0 ? same : fitting;
  const [first] = left;
  return first && left.every(({ quantity }) => quantity.high === first.quantity.high) ? first : undefined;
}

/** Whether a time may be the limit of a path: none of a step, of a part, of today, or of what is watched. */
function isLimitOf(
  { groups, members, total }: Path,
  taken: ReadonlySet<Stated>,
  ledger: Ledger,
): (one: Stated) => boolean {
  const named = new Set(groups.flat().flatMap(({ name }) => wordsOf(name).map(stem)));
  const beside = total?.unit.block.kind === "cell" ? ledger.line(total) : [];
  return (one) => {
    const { quantity, unit } = one;
    if (
      taken.has(one) ||
      members.includes(one) ||
      quantity.high > LONGEST_STEP ||
      quantity.bound === "at-least"
    )
      return false;
    if (quantity.each !== undefined && quantity.each !== "requests") return false;
    // What the row of the total says besides is what it takes: "with the network 80 ms end to end".
    if (quantity.bound !== "at-most" && beside.includes(one)) return false;
    if (ledger.isOfOperation(one) || isExplained("latency", unit) || isExplained("off-path", unit))
      return false;
    if (isPast(one) || says("conditional", unit.text)) return false;
    const isOfPath = isOfWhole(one) || !wordsOf(nameOf(one, ledger)).some((word) => named.has(stem(word)));
    return isOfPath && !isOfAnother(unit);
  };
}

/** The times that answer how fast a design is to be: the limit that somebody was told. */
export function answersIn(ledger: Ledger): Stated[] {
  return ledger.withRole("component-latency").filter(isAnswer);
}

/** "How fast? 200 ms" */
function isAnswer({ unit, quantity }: Stated): boolean {
  const end = unit.start + quantity.start;
  const before = unit.block.content.slice(Math.max(0, end - LONGEST_QUESTION), end);
  // Most have no question before them; the test is cheaper than the search.
  if (!/[?？]/.test(before)) return false;
  const question = /([^.!?。？]{0,80})[?？]\s*[^.!?\d]{0,20}$/u.exec(before);
  return question !== null && says("latency-name", question[1]!) && !says("past", question[1]!);
}

const LONGEST_QUESTION = 120;

/** "Today within 300 ms"; what follows behind a comma is said of something else. */
function isPast({ unit, quantity }: Stated): boolean {
  const rest = unit.text.slice(quantity.end);
  const clause = unit.text.slice(0, quantity.end) + rest.slice(0, /[,;]|$/.exec(rest)!.index);
  // A longer line says something, as "What I was told:" before a list.
  const labels = headersOf(unit.label).filter(({ text }) => text.split(/\s+/).length <= WORDS_OF_A_LABEL);
  return [clause, ...labels.map(({ text }) => text)].some((text) => says("past", text));
}

const WORDS_OF_A_LABEL = 5;

/** Whether it is said to be of the whole: "end to end". */
function isOfWhole({ unit }: Stated): boolean {
  return isExplained("total", unit) || says("path", unit.text);
}

const STEM = 5;

/** The beginning of a word, by which "ranker" and "ranking" are one. */
function stem(word: string): string {
  return word.slice(0, STEM);
}
