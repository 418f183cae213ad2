import { clockSpansIn } from "../../facts/wordedTimes";
import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import { amountText, countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { isExplained, says } from "../explanations";
import { onlyOne, type Ledger } from "../ledger";
import { isOfEach } from "../written/signs";
import { distinct, isClear, placeOf, type Stated } from "../roles/stated";
import { numbersNamed } from "../written/unsaidFactors";

/** A job that takes a little longer than its window is rounding. */
const ROUNDING = 1.05;
/** Fewer are no batch. */
const LEAST_ITEMS = 1000;
/** What takes longer is no item. */
const LONGEST_ITEM = 60;

const alone = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.measures.alone)) alone.add(phrase, true);

const every = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.measures.every)) every.add(phrase, true);

/** How long a job takes by its items and the time for each, and what is said of it, against the time that it has. */
export function batches(ledger: Ledger): Calculation[] {
  const only = onlyOne(ledger.withRole("batch-window").filter(isWindow));
  return ledger.unitsWith("time").flatMap(([unit, stated]): Calculation[] => {
    if (stated.length < 2) return [];
    const found = [...computed(ledger, stated, only), ...spoken(stated)];
    return found.length > 0 && isExplained("batch", unit) ? [] : found;
  });
}

/** "4M series x 90 ms / 16 workers". */
function computed(ledger: Ledger, stated: readonly Stated[], only: Stated | undefined): Calculation[] {
  const each = stated.filter(isTimeOfItem);
  const [time] = each;
  const items = distinct(stated.filter((one) => isItems(one)));
  const [count] = items;
  if (!time || !count || each.length > 1 || items.length > 1 || !isOfItems(time, count)) return [];
  const workers = stated.filter((one) => one.role === "replicas" && isClear(one) && one !== count);
  const [worker] = workers;
  if (workers.length > 1) return [];
  const isAlone = alone.match(time.unit.text).length > 0;
  const parallel = worker?.quantity.low ?? (isAlone ? spokenWorkers(time) : 1);
  const value = (count.quantity.low * time.quantity.low) / parallel;
  const result: Amount = { value, dimension: "time" };
  const eachText = amountText({ value: time.quantity.low, dimension: "time" });
  const split = parallel > 1 ? ` ÷ ${countText(parallel)}` : "";
  const formula = `${countText(count.quantity.low)} × ${eachText}${split} = ${amountText(result)}`;
  const shared = {
    kind: "batch",
    formula,
    result,
    inputs: worker ? [count, time, worker] : [count, time],
  } as const;
  const window = windowFor(ledger, time, only);
  const isRough = !worker && !isAlone;
  if (window) {
    const isOver = value > window.quantity.high * ROUNDING;
    return [
      { ...shared, verdict: isOver ? "disagrees" : "agrees", stated: window, range: placeOf(time), isRough },
    ];
  }
  const range = placeOf(worker ?? time);
  const isSaid = stated.some((one) => one.quantity.dimension === "time" && one !== time);
  const hint = { offset: range.end, text: `= ${amountText(result)}` };
  return isSaid || isRough ? [] : [{ ...shared, verdict: "derived", stated: undefined, range, hint }];
}

/** "20 hours on one GPU; we use two": what is computed for one machine is shared by those that follow in words. */
function spokenWorkers({ unit }: Stated): number {
  const end = unit.start + unit.text.length;
  return Math.max(1, ...numbersNamed(unit.block.content.slice(end, end + REACH)));
}

function isTimeOfItem(one: Stated): boolean {
  const { dimension, high, low, per } = one.quantity;
  return dimension === "time" && per === undefined && high <= LONGEST_ITEM && low === high && isClear(one);
}

function isItems(one: Stated): boolean {
  const { dimension, unit, low, high, per, each } = one.quantity;
  const isOfThings =
    dimension === "none" || (dimension === "count" && unit !== "machines" && unit !== "dimensions");
  return isOfThings && isClear(one) && low === high && low >= LEAST_ITEMS && !per && !each;
}

/** "4M users at 5 ms", "4M series × 5 ms", or so long "for each user". */
function isOfItems(time: Stated, count: Stated): boolean {
  if (isOfEach(time, count)) return true;
  const { each } = time.quantity;
  if (each !== undefined && (each === count.quantity.unit || count.quantity.dimension === "none"))
    return true;
  const between = time.unit.text.slice(count.quantity.end, time.quantity.start);
  return /^[^,;.()=\d]*[x×х*·][^,;.()=\d]*$/u.test(between);
}

/** "The window is 5 hours and the sum is 450 minutes". */
function spoken(stated: readonly Stated[]): Calculation[] {
  const windows = distinct(stated.filter(isWindow));
  const [window] = windows;
  if (!window || windows.length > 1) return [];
  const jobs = stated.filter(isJob);
  const [job] = jobs;
  if (!job || jobs.length > 1) return [];
  const { low } = job.quantity;
  const result: Amount = { value: low, dimension: "time" };
  const isOver = low > window.quantity.high * ROUNDING;
  return [
    {
      kind: "batch",
      verdict: isOver ? "disagrees" : "agrees",
      formula: `the job takes ${amountText(result)}`,
      result,
      inputs: [job],
      stated: window,
      range: placeOf(job),
    },
  ];
}

/** How long a job is said to take: what is called so, or a sum. */
function isJob(one: Stated): boolean {
  const { dimension, per, bound, start } = one.quantity;
  if (dimension !== "time" || per || bound === "at-most" || !isClear(one)) return false;
  const before = one.unit.text.slice(Math.max(0, start - REACH), start);
  return one.role === "job-duration" || says("total", before);
}

const REACH = 30;

function isWindow(one: Stated): boolean {
  return one.role === "batch-window" && isClear(one) && !isJob(one);
}

/** "Every 10 minutes": a job is done before it begins again. */
export function isCadence(one: Stated): boolean {
  const { dimension, low, high } = one.quantity;
  return dimension === "time" && low >= LONGEST_ITEM && low === high && isBehindEvery(one);
}

/** Whether a time tells how often something happens. */
export function isBehindEvery({ quantity, unit }: Stated): boolean {
  const before = unit.text.slice(Math.max(0, quantity.start - REACH), quantity.start).trimEnd();
  return every.match(before).some(({ end }) => end === before.length);
}

/** The time that the job has: of its sentence, its paragraph, or the only one of its section, else of the design. */
function windowFor(ledger: Ledger, time: Stated, only: Stated | undefined): Stated | undefined {
  const [clock, second] = clockSpansIn(time.unit.text);
  if (clock && !second) return { ...time, quantity: clock, role: "batch-window" };
  for (const circle of ledger.circles(time)) {
    const windows = distinct(circle.filter(isWindow));
    if (windows.length > 0) return windows.length === 1 ? windows[0] : undefined;
  }
  const cadences = distinct((ledger.circles(time)[1] ?? []).filter(isCadence));
  if (cadences.length > 0) return cadences.length === 1 ? cadences[0] : undefined;
  return only;
}
