import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { headersOf } from "../roles/headerUnit";
import { sectionOf, type Ledger } from "../ledger";
import { cadencesIn } from "../../facts/wordedTimes";
import type { Quantity } from "../../facts/quantities";
import type { Unit } from "../../facts/units";
import { relationsIn } from "../relationWords";
import { placeOf, type Stated } from "../roles/stated";
import { isTime, stems } from "./jobs";

/** A job that takes a little longer than it may is rounding. */
const ROUNDING = 1.05;
/** A design tells of fewer jobs. */
const MOST = 50;

/** Jobs whose durations and triggers are labelled ("Duration: 4 min"), against what they follow and what they are part of. */
export function pipelines(ledger: Ledger): Calculation[] {
  const jobs = ledger
    .withRole("job-duration")
    .filter((one) => isTime(one) && labelsOf(one).has("duration"))
    .slice(0, MOST);
  return jobs.length === 0 ? [] : [...afterOthers(ledger, jobs), ...trainings(jobs)];
}

/** "Trigger: after ingestion", where the ingestion is triggered hourly: it comes round as often. */
function afterOthers(ledger: Ledger, jobs: readonly Stated[]): Calculation[] {
  const triggers = triggersIn(ledger);
  if (triggers.length === 0) return [];
  return jobs.flatMap((job): Calculation[] => {
    const followed = followedBy(job.unit);
    if (followed === undefined) return [];
    const words = stems(followed);
    const fitting = triggers.filter(({ unit }) => {
      const section = stems(sectionOf(unit.label).text);
      return words.size > 0 && [...words].every((word) => section.has(word));
    });
    const [trigger] = fitting;
    if (!trigger || fitting.length > 1) return [];
    const { low: value } = job.quantity;
    const every = amountText({ value: trigger.quantity.high, dimension: "time" });
    const isOver = value > trigger.quantity.high * ROUNDING;
    return [calculation(job, value, trigger, isOver, `the ${every} from one run to the next`)];
  });
}

/** Where the paragraph of a job says what it is triggered by, the words for that: "Trigger: after data ingestion". */
function followedBy({ block }: Unit): string | undefined {
  for (const line of block.content.slice(0, LONGEST).split("\n")) {
    const colon = line.indexOf(":");
    if (colon < 0 || colon > LONGEST_NAME || !relationsIn(line.slice(0, colon)).has("trigger")) continue;
    const words = line.slice(colon + 1).match(WORDS) ?? [];
    if (cadencesIn(words.join(" ")).length > 0) continue;
    if (relationsIn(words[0] ?? "").has("following")) return words.slice(1).join(" ");
  }
  return undefined;
}

/** A trigger is named in a few words, before the colon on its line. */
const LONGEST_NAME = 40;
const WORDS = /[\p{L}\p{N}][^\s]*/gu;
const LONGEST = 1000;

/** How often something is triggered, by its label. */
function triggersIn(ledger: Ledger): Stated[] {
  return ledger.facts.amounts
    .flatMap(({ unit }) => {
      const isTrigger = unit.label.kind === "line" && relationsIn(unit.label.text).has("trigger");
      const [cadence, second] = isTrigger ? cadencesIn(unit.text) : [];
      return cadence && !second ? [asStated(cadence, unit)] : [];
    })
    .slice(0, MOST);
}

function asStated(quantity: Quantity, unit: Unit): Stated {
  return { quantity, unit, role: undefined, metric: undefined };
}

/** The training of one model, which is no longer than the pipeline that trains. */
function trainings(jobs: readonly Stated[]): Calculation[] {
  const wholes = jobs.filter((one) => {
    const section = relationsIn(sectionOf(one.unit.label).text);
    return section.has("pipeline") && section.has("fitting");
  });
  const [whole] = wholes;
  if (!whole || wholes.length > 1) return [];
  const steps = jobs.filter((one) => one !== whole && labelsOf(one).has("fitting"));
  return steps.map((step) => {
    const { low: value } = step.quantity;
    const isOver = value > whole.quantity.high * ROUNDING;
    const text = amountText({ value: whole.quantity.high, dimension: "time" });
    return calculation(step, value, whole, isOver, `the ${text} of the pipeline that trains`);
  });
}

function calculation(job: Stated, value: number, stated: Stated, isOver: boolean, text: string): Calculation {
  const result = { value, dimension: "time" } as const;
  return {
    kind: "batch",
    verdict: isOver ? "disagrees" : "agrees",
    formula: `the job takes ${amountText(result)}`,
    result,
    inputs: [job],
    stated,
    range: placeOf(job),
    data: { stated: text },
    isRough: true,
  };
}

/** What the label at the beginning of its line says. */
function labelsOf({ unit }: Stated): ReadonlySet<string> {
  const labels = headersOf(unit.label).filter(({ kind }) => kind === "line");
  return relationsIn(labels.map(({ text }) => text).join(" | "));
}
