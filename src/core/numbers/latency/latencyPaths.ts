import type { Label } from "../../document/model";
import { Unit } from "../../facts/units";
import { kindsIn, says } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import { framesOf, isOfPath, leadText, rowText, type Frame } from "./latencyFrames";
import { afterOf, meaningful, nameOf, beforeOf, wordsOf } from "./latencyNames";
import type { Ledger } from "../ledger";
import type { Stated } from "../roles/stated";

/** The latency of a step, with the share of the requests that take it. */
export interface Step {
  readonly stated: Stated;
  readonly name: string;
  /** 1 for all of them. */
  readonly share: number;
}

/** The latencies of the steps of one path, with what is said of their sum. */
export interface Path {
  /** One after the other; those of a group run at the same time, and the slowest counts. None where only a total is told. */
  readonly groups: readonly (readonly Step[])[];
  /** The sum that the design states. */
  readonly total: Stated | undefined;
  /** The limits that stand among the steps. */
  readonly limits: readonly Stated[];
  /** What is kept free. */
  readonly reserves: readonly Stated[];
  /** All times that stand there, in the order of the text. */
  readonly members: readonly Stated[];
  /** Whether the design says that they are steps that follow one another. */
  readonly isTold: boolean;
  /** Whether some of what stands there is no part of the sum. */
  readonly hasAsides: boolean;
  /** Whether it is what the design plans, and not how it is today or might be. */
  readonly isPlanned: boolean;
  /** What it stands in: a column, a row, the lead of a list, or a text. */
  readonly frame: Frame;
}

type Kind = "step" | "parallel" | "total" | "limit" | "reserve" | "aside" | "nameless";

interface Member {
  readonly one: Stated;
  readonly name: string;
  readonly kind: Kind;
}

/** The paths of tables, lists, sentences and drawings, each with one step at least, or with a total alone. */
export function pathsOf(ledger: Ledger): Path[] {
  return framesOf(ledger).flatMap(({ frame, members }) => pathOf(frame, members, ledger));
}

function pathOf(frame: Frame, stated: readonly Stated[], ledger: Ledger): Path[] {
  const inOrder = [...stated].sort((a, b) => a.unit.range.start - b.unit.range.start);
  const members = withLimits(
    inOrder.map((one) => memberOf(one, frame, ledger)),
    frame,
  );
  const of = (kind: Kind): Stated[] => members.filter((one) => one.kind === kind).map(({ one }) => one);
  const steps = members.filter(({ kind }) => kind === "step" || kind === "parallel");
  const totals = of("total");
  if ((steps.length === 0 && totals.length === 0) || of("nameless").length > 0 || isUnclear(frame, steps))
    return [];
  return [
    {
      groups: groupsOf(steps, frame, (one) => shareOf(one, frame, ledger)),
      total: totals.length === 1 ? totals[0] : undefined,
      limits: of("limit"),
      reserves: of("reserve"),
      members: inOrder,
      isTold: totals.length > 0 || isToldBy(frame, steps, members) || isSummed(frame, inOrder, ledger),
      hasAsides: of("aside").length > 0,
      // Asked for only where a step may be too long, or is one of several.
      get isPlanned() {
        return !says(frame.kind === "table" ? "scenario" : "past", leadText(frame));
      },
      frame,
    },
  ];
}

/** Below a heading or beside another total that is bounded, what is bounded itself is the share of a step. */
function withLimits(members: readonly Member[], { kind }: Frame): Member[] {
  if (kind !== "text") return [...members];
  const isShared = members.some(({ kind: one, name }) => one === "limit" && says("total", name));
  return members.map((member) => {
    const isBudget = member.kind === "step" && member.one.role === "latency-budget";
    const isBound = member.one.quantity.bound === "at-most";
    return isBudget && isBound && !isShared ? { ...member, kind: "limit" } : member;
  });
}

/** A total that is bounded ("< 100 ms") is a limit; what runs beside the others adds nothing. */
function memberOf(one: Stated, frame: Frame, ledger: Ledger): Member {
  const name = frameName(one, frame, ledger);
  const before = frame.kind === "table" ? name : beforeOf(one, ledger);
  const behind = frame.kind === "table" ? "" : afterOf(one, ledger);
  return { one, name, kind: kindOf(one, name, before, behind, frame) };
}

/** Of a table whose steps are columns, the header of the column. */
function frameName(one: Stated, { kind, at }: Frame, ledger: Ledger): string {
  const isAcross = kind === "table" && !(at instanceof Unit) && at.kind === "row";
  const column = isAcross && headersOf(one.unit.label).find((header) => header.kind === "column");
  return column ? column.text : nameOf(one, ledger);
}

/** What a sentence says of a time that is no step of the path: it was so, was not taken, or holds in some case only. */
const ASIDE = ["past", "rejected", "conditional"] as const;

/** Longer names that hold "limit" or "target" name a step: "lookup of the target encoding". */
const WORDS_OF_A_LIMIT = 4;

function kindOf(one: Stated, name: string, before: string, behind: string, frame: Frame): Kind {
  const { bound } = one.quantity;
  const named = kindsIn(name);
  const isTotal = !named.includes("off-path") && (named.includes("total") || says("total", behind));
  if (/[=≈]\s*$/.test(before) || isTotal) return bound === "at-most" ? "limit" : "total";
  if (named.includes("reserve") && wordsOf(name).length < WORDS_OF_A_LIMIT) return "reserve";
  const beside = frame.kind === "table" ? name : `${before} ${firstWords(one)}`;
  // "Against a budget of 120 ms"
  if (one.role === "latency-budget" && says("budget", before.trim().split(/\s+/).slice(-2).join(" ")))
    return "limit";
  if (says("budget", beside) && beside.trim().split(/\s+/).length <= WORDS_OF_A_LIMIT) return "limit";
  if (frame.kind === "text" && ASIDE.some((aside) => says(aside, one.unit.text))) return "aside";
  if (!meaningful(name)) return "nameless";
  if (named.includes("latency") || named.includes("part")) return "aside";
  const all = kindsIn(`${name} ${rowText(one, frame)}`);
  if (all.includes("off-path")) return "aside";
  return all.includes("parallel") ? "parallel" : "step";
}

/** "100 ms SLO": what a quantity is, right behind it. */
function firstWords({ unit, quantity }: Stated): string {
  return unit.text
    .slice(quantity.end)
    .trimStart()
    .split(/[\s,;.]+/, 1)[0]!;
}

/** "0.05 ms per candidate" says little of a request; and a text may tell of its steps in words that name none. */
function isUnclear(frame: Frame, steps: readonly Member[]): boolean {
  if (steps.some(({ one: { quantity } }) => quantity.each !== undefined && quantity.each !== "requests"))
    return true;
  if (frame.kind !== "text" && frame.kind !== "drawing") return false;
  const text = leadText(frame);
  const isMarked = steps.some(({ kind }) => kind === "parallel");
  return !isMarked && (says("parallel", text) || says("off-path", text));
}

/** Consecutive steps that run at the same time form a group, and one alone runs beside the longest of the others. */
function groupsOf(steps: readonly Member[], frame: Frame, shareOf: (one: Stated) => number): Step[][] {
  const groups: Step[][] = [];
  const marked = steps.filter(({ kind, name }) => kind === "parallel" && !isWithin(name));
  let wasParallel = false;
  for (const member of steps) {
    const { one, name } = member;
    const step = { stated: one, name, share: shareOf(one) };
    const isParallel = marked.includes(member);
    if (isParallel && wasParallel) groups.at(-1)!.push(step);
    else groups.push([step]);
    wasParallel = isParallel;
  }
  const alone = marked.length === 1 ? groups.find(([step]) => step!.stated === marked[0]!.one) : undefined;
  const others = groups.filter((group) => group !== alone);
  if (!alone || others.length === 0) return groups;
  // "In parallel with the lookup" names its partner; without a name the longest says least.
  const words = wordsOf(rowText(marked[0]!.one, frame));
  const partner = others.find(([step]) => wordsOf(step!.name).some((word) => words.includes(word)));
  (partner ?? longestOf(others)).push(...alone);
  return others;
}

/** "BM25 and ANN in parallel" is one step, inside of which two things run; "in parallel with ANN" is beside another. */
function isWithin(name: string): boolean {
  return (
    /(?:\p{L}|\d)\s*(?:\band\b|&|\+|,|\bи\b|和|、)\s*\p{L}/u.test(name) && !/\b(?:with|to|с)\b/u.test(name)
  );
}

function longestOf(groups: Step[][]): Step[] {
  const high = (group: Step[]): number => Math.max(...group.map(({ stated }) => stated.quantity.high));
  return groups.reduce((a, b) => (high(b) > high(a) ? b : a));
}

/** The share of traffic that its row or sentence states, 1 where it states none or several. */
function shareOf({ unit }: Stated, { kind }: Frame, ledger: Ledger): number {
  const splits = ledger.withRole("split");
  if (splits.length === 0) return 1;
  const row = headersOf(unit.label).find((label) => label.kind === "row");
  const shares = splits.filter((other) =>
    row ? headersOf(other.unit.label).includes(row) : other.unit === unit,
  );
  const [only, second] = shares;
  const isOne = only && !second && kind !== "text" && only.quantity.low <= 1;
  return isOne ? only.quantity.low : 1;
}

/** Whether the words around tell that the times are those of steps that follow one another. */
function isToldBy(frame: Frame, steps: readonly Member[], members: readonly Member[]): boolean {
  const { kind, at, table } = frame;
  const lead = leadText(frame);
  const [first] = table?.columns ?? [];
  const corner = first?.header.content ?? "";
  if (kind === "table") return says("step", corner) || (isOfPath(at) && !says("alternative", corner));
  // What an item consists of is no path of its own, unless it says so.
  if (kind === "list") return says("path", lead) || says("step", lead) || (!isItem(at) && isOfPath(at));
  const isLimited = members.some(({ kind: one }) => one === "limit");
  if (kind === "drawing" || steps.length < 2) return false;
  return (
    says("path", lead) || (says("sequence", lead) && isLimited) || isChained(frame, steps) || isOfPath(at)
  );
}

/** Whether a sentence of its section tells what the items of a list make: "48 ms in sum". */
function isSummed({ kind }: Frame, [first]: readonly Stated[], ledger: Ledger): boolean {
  if (kind !== "list") return false;
  const beside = ["component-latency", "latency-budget"].flatMap((role) => ledger.beside(role, first!));
  return beside.some(({ unit }) => unit.block.kind === "paragraph" && says("total", unit.text));
}

function isItem(at: Label | Unit): boolean {
  return !(at instanceof Unit) && at.kind === "item";
}

/** Whether arrows or plus signs join the steps: "lookup 5 ms → model 10 ms", "5 ms + 10 ms". */
function isChained({ at }: Frame, steps: readonly Member[]): boolean {
  const text = at instanceof Unit ? at.text : "";
  return (text.match(/→|->|=>|\+(?=[\s~<≈\d])/g)?.length ?? 0) >= steps.length - 1;
}
