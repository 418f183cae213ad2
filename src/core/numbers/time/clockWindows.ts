import { exactAmount } from "../../facts/exactAmount";
import type { Unit } from "../../facts/units";
import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { isExplained } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import { group, type Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { placeOf, type Stated } from "../roles/stated";
import { isTime, stems, textOf } from "./jobs";

const ROUNDING = 1.05;
const DAY = 86_400;
/** A design tells of fewer. */
const MOST = 50;
/** Words that a job shares with what tells when it begins and ends. */
const SHARED = 2;

/** An hour of the clock at which something begins, or is done. */
interface Clock {
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
  /** Of the day, in seconds. */
  readonly second: number;
  readonly isEnd: boolean;
}

/** A job that begins by one hour and is to be done by another ("started by 2 AM, ready by 6 AM"), against how long it takes. */
export function clockWindows(ledger: Ledger): Calculation[] {
  const jobs = ledger.withRole("job-duration").filter(isTime).slice(0, MOST);
  if (jobs.length === 0) return [];
  const places = new Map<number, Clock[]>();
  for (const [unit] of ledger.units) for (const clock of clocksIn(unit)) group(places, placeFor(unit), clock);
  return [...places.values()].slice(0, MOST).flatMap((clocks): Calculation[] => {
    const begins = clocks.filter(({ isEnd }) => !isEnd);
    const ends = clocks.filter(({ isEnd }) => isEnd);
    const [begin] = begins;
    const [end] = ends;
    if (!begin || !end || begins.length > 1 || ends.length > 1) return [];
    const seconds = (end.second - begin.second + DAY) % DAY;
    return seconds === 0 ? [] : jobs.flatMap((job) => compared(job, begin, end, seconds));
  });
}

function compared(job: Stated, begin: Clock, end: Clock, seconds: number): Calculation[] {
  if (!isOf(job, begin, end) || isExplained("batch", job.unit)) return [];
  const { bound, low, high } = job.quantity;
  const value = bound === "at-most" ? high : low;
  const result = { value, dimension: "time" } as const;
  const quantity = exactAmount(end, seconds, "time", "hour", 1);
  const stated: Stated = { quantity, unit: end.unit, role: "batch-window", metric: undefined };
  return [
    {
      kind: "batch",
      verdict: value > seconds * ROUNDING ? "disagrees" : "agrees",
      formula: `the job takes ${amountText(result)}`,
      result,
      inputs: [job],
      stated,
      range: placeOf(job),
      data: { stated: `the ${amountText({ value: seconds, dimension: "time" })} between its hours` },
    },
  ];
}

/** In one paragraph, both about training, or by the same words. */
function isOf(job: Stated, begin: Clock, end: Clock): boolean {
  if ([begin, end].some(({ unit }) => unit.block === job.unit.block)) return true;
  const own = textOf(job.unit);
  const told = `${textOf(begin.unit)} ${textOf(end.unit)}`;
  const words = stems(told);
  const isOfTraining = [own, told].every((text) => relationsIn(text).has("fitting"));
  return isOfTraining || [...stems(own)].filter((word) => words.has(word)).length >= SHARED;
}

/** A row, else the paragraph. */
function placeFor({ label, block }: Unit): number {
  return headersOf(label).find(({ kind }) => kind === "row")?.range.start ?? block.range.start;
}

const CLOCK =
  /(?<!\p{L})(?:by|at|before|until|к|до|в)\s(\d{1,2})(?::([0-5]\d))?\s?([ap]m)?(?![\d%\p{L}]|:\d)/giu;

function clocksIn(unit: Unit): Clock[] {
  const { text } = unit;
  return [...text.matchAll(CLOCK)].flatMap((match): Clock[] => {
    const [whole, hour, minute, half] = match;
    const hours = Number(hour);
    if ((minute ?? half) === undefined || hours > (half ? 12 : 24)) return [];
    const clause = /[^,;.]*$/u.exec(text.slice(Math.max(0, match.index - CLAUSE), match.index))![0];
    const told = relationsIn(clause);
    if (told.has("starting") === told.has("readying")) return [];
    const ofDay = half ? (hours % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : hours;
    const second = ofDay * 3600 + Number(minute ?? 0) * 60;
    const end = match.index + whole.length;
    return [{ unit, start: match.index, end, second, isEnd: told.has("readying") }];
  });
}

const CLAUSE = 60;
