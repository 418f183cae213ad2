import { amountText, countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { says } from "../explanations";
import type { Ledger } from "../ledger";
import { secondsIn } from "../time/periods";
import { distinct, isClear, placeOf, type Stated } from "../roles/stated";

/** A load that is a little above what the replicas bear is rounding. */
const ROUNDING = 0.9;
/** Longer than this nobody waits for an answer. */
const LONGEST_ANSWER = 600;

/**
 * What the replicas bear together, against the load: so many requests a second each, or so many at once each, of which
 * there are as many as arrive while one is answered (Little's law).
 */
export function concurrencies(ledger: Ledger): Calculation[] {
  const anchors = [...ledger.withRole("concurrency"), ...ledger.withRole("throughput")];
  return [...spokenOf(ledger), ...anchors.flatMap((each) => told(ledger, each))];
}

/** "16 instances with 24 each": what each of them carries, right behind how many there are. */
function spokenOf(ledger: Ledger): Calculation[] {
  return ledger.withRole("replicas").flatMap((replicas): Calculation[] => {
    const line = ledger.inUnit(replicas.unit);
    const each = line[line.indexOf(replicas) + 1];
    if (!each || each.role === "concurrency" || ![replicas, each].every(isOne)) return [];
    const { text } = replicas.unit;
    const gap = text.slice(replicas.quantity.end, each.quantity.start);
    const isOfEach =
      /^\s(?:with|of|at|по)\s$/u.test(gap) && /^\s(?:each|apiece)\b/.test(text.slice(each.quantity.end));
    const need = isOfEach ? needOf(each, ledger.circles(replicas).at(1) ?? line) : undefined;
    return need && !isBorneOtherwise(each) ? [compared(each, replicas, need)] : [];
  });
}

function told(ledger: Ledger, each: Stated): Calculation[] {
  if (!isOne(each)) return [];
  // Its sentence or row, else its paragraph: further away other services have their own replicas.
  for (const circle of ledger.circles(each).slice(0, 2)) {
    const replicas = replicasIn(circle);
    const need = replicas ? needOf(each, circle) : undefined;
    if (!replicas || !need) continue;
    return isBorneOtherwise(each) ? [] : [compared(each, replicas, need)];
  }
  return [];
}

/** "12 replicas take 4 each; a cache answers the rest": its sentence and the next say what else takes the load. */
function isBorneOtherwise({ unit }: Stated): boolean {
  const { content } = unit.block;
  const end = unit.start + unit.text.length;
  const next = /^[\s;.]*[^;.\n]*/u.exec(content.slice(end))![0];
  return says("concurrency", content.slice(unit.start, end) + next);
}

/** What must be borne. */
interface Need {
  readonly stated: Stated;
  readonly inputs: readonly Stated[];
  /** Requests a second, or at once. */
  readonly value: number;
  readonly text: string;
}

function compared(each: Stated, replicas: Stated, need: Need): Calculation {
  const { per } = each.quantity;
  const low = per ? each.quantity.low / secondsIn(per) : each.quantity.low;
  const value = low * replicas.quantity.low;
  const result: Amount = { value, dimension: "count", per: per ? "second" : undefined };
  const one = amountText({ ...result, value: low });
  return {
    kind: "concurrency",
    verdict: value < need.value * ROUNDING ? "disagrees" : "agrees",
    formula: `${countText(replicas.quantity.low)} × ${one} = ${amountText(result)}`,
    result,
    inputs: [need.stated, ...need.inputs, each],
    stated: replicas,
    range: placeOf(replicas),
    data: { need: need.text },
  };
}

/** "So 23 nodes, and we run 30": the most that are named. */
function replicasIn(circle: readonly Stated[]): Stated | undefined {
  const all = circle.filter((one) => one.role === "replicas" && isOne(one) && one.quantity.unit !== "times");
  return all.reduce<Stated | undefined>(larger, undefined);
}

function larger(a: Stated | undefined, b: Stated): Stated {
  return a && a.quantity.low >= b.quantity.low ? a : b;
}

function needOf(each: Stated, circle: readonly Stated[]): Need | undefined {
  const load = loadIn(circle);
  if (each.quantity.per !== undefined) return load && needed(load, [], perSecond(load), "second");
  // "460 a second × 0.07 s = 32 in flight": what comes out stands last.
  const flight = circle.findLast((one) => one.role === "in-flight" && isOne(one) && isBefore(one, each));
  if (flight) return needed(flight, [], flight.quantity.low);
  const latencies = distinct(circle.filter(isAnswer));
  const [latency] = latencies;
  if (!load || !latency || latencies.length > 1) return undefined;
  return needed(load, [latency], perSecond(load) * latency.quantity.low);
}

function isBefore(one: Stated, other: Stated): boolean {
  return placeOf(one).start < placeOf(other).start;
}

function needed(stated: Stated, inputs: readonly Stated[], value: number, per?: "second"): Need {
  const text = amountText({ value, dimension: "count", per });
  return { stated, inputs, value, text: per ? text : `${text} at once` };
}

/** The one load, of the peak where one is stated. */
function loadIn(circle: readonly Stated[]): Stated | undefined {
  for (const role of ["load-peak", "load-average"]) {
    const loads = distinct(circle.filter((one) => one.role === role && isOne(one) && one.quantity.per));
    if (loads.length > 0) return loads.length === 1 ? loads[0] : undefined;
  }
  return undefined;
}

function perSecond({ quantity: { low, per } }: Stated): number {
  return low / secondsIn(per!);
}

function isAnswer(one: Stated): boolean {
  const { dimension, high, per } = one.quantity;
  return dimension === "time" && per === undefined && high <= LONGEST_ANSWER && isOne(one);
}

function isOne(one: Stated): boolean {
  return isClear(one) && one.quantity.low === one.quantity.high;
}
