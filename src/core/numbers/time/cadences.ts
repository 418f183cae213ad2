import type { Calculation } from "../calculation";
import { isExplained, says } from "../explanations";
import { sectionOf, type Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isRepeated } from "../roles/roleReader";
import { distinct, placeOf, writtenText, type Stated } from "../roles/stated";

/** Rounding of months and weeks makes no difference. */
const ROUNDING = 1.1;

/** What is repeated sooner than what it waits for, and what is kept longer than it may be. */
export function cadences(ledger: Ledger): Calculation[] {
  return [
    ...trainingBeforeLabels(ledger),
    ...keptTooLong(ledger),
    ...keptTooShort(ledger),
    ...writtenTooSeldom(ledger),
  ];
}

/** Training that comes round before the labels of its newest examples are known. */
function trainingBeforeLabels(ledger: Ledger): Calculation[] {
  const delays = ledger.withRole("label-delay").filter(isLevel);
  const trainings = ledger.withRole("retraining-cadence").filter(isLevel);
  // Of several labels and several models the quickest to be known and the slowest to be trained.
  const delay = leastOf(delays, ({ quantity }) => quantity.high);
  const training = leastOf(trainings, ({ quantity }) => -quantity.high);
  if (!delay || !training || delay.unit === training.unit) return [];
  if (isBridged(ledger, delay, training)) return [];
  const isTooSoon = delay.quantity.high > training.quantity.high * ROUNDING;
  return [
    {
      kind: "cadence",
      verdict: isTooSoon ? "disagrees" : "agrees",
      formula: `Labels take ${writtenText(delay)}, the time between trainings is ${writtenText(training)}`,
      result: { value: delay.quantity.high, dimension: "time" },
      inputs: [training],
      stated: delay,
      range: placeOf(training),
    },
  ];
}

/**
 * Whether something stands in for labels that are not known yet, or training waits for them: it says so itself, or what is
 * said of the labels does.
 */
function isBridged(ledger: Ledger, delay: Stated, training: Stated): boolean {
  const { facts } = ledger;
  const { unit } = training;
  if (isExplained("matured", unit) || isExplained("proxy", unit) || says("proxy", delay.unit.text))
    return true;
  const ofTraining = ["retraining-feedback", "training-validation"].flatMap(
    (topic) => facts.byTopic.get(topic) ?? [],
  );
  const ofLabels = (facts.byTopic.get("labels") ?? []).filter(
    (fact) => fact.unit !== delay.unit && sectionOf(fact.unit.label) === sectionOf(delay.unit.label),
  );
  return (
    [...ofTraining, ...ofLabels, ...ledger.inSectionOf(unit)].some((one) => says("proxy", one.unit.text)) ||
    ofLabels.some((fact) => says("matured", fact.unit.text))
  );
}

/** Features that are cached for longer than they may be old. */
function keptTooLong(ledger: Ledger): Calculation[] {
  const isOfFeatures = (one: Stated): boolean => isLevel(one) && isExplained("feature", one.unit);
  const kept = ledger
    .withRole("retention")
    .filter((one) => isOfFeatures(one) && isExplained("cached", one.unit));
  const wanted = ledger
    .withRole("freshness")
    .filter((one) => isOfFeatures(one) && one.quantity.bound === "at-most");
  const [ttl] = kept;
  const [limit] = wanted;
  if (!ttl || !limit || kept.length > 1 || wanted.length > 1 || ttl.unit === limit.unit) return [];
  return [
    {
      kind: "cadence",
      verdict: ttl.quantity.low > limit.quantity.high * ROUNDING ? "disagrees" : "agrees",
      formula: `Features are cached for ${writtenText(ttl)}, and may be ${writtenText(limit)} old`,
      result: { value: ttl.quantity.high, dimension: "time" },
      inputs: [ttl],
      stated: limit,
      range: placeOf(ttl),
    },
  ];
}

/** Features that are kept for training, and for less than the time of which it reads them. */
function keptTooShort(ledger: Ledger): Calculation[] {
  const kept = ledger
    .withRole("retention")
    .filter((one) => isLevel(one) && isExplained("feature", one.unit) && isOfTraining(one));
  const read = distinct(
    [...ledger.withRole("window"), ...ledger.remarks.filter(({ role }) => role === "window")].filter(
      (one) => isLevel(one) && one.quantity.dimension === "time" && isTrainingData(one),
    ),
  );
  const [ttl] = kept;
  const [window] = read;
  if (!ttl || !window || kept.length > 1 || read.length > 1 || ttl.unit === window.unit) return [];
  return [
    {
      kind: "cadence",
      verdict: ttl.quantity.high * ROUNDING < window.quantity.low ? "disagrees" : "agrees",
      formula: `Features are kept for ${writtenText(ttl)}, training reads ${writtenText(window)} of them`,
      result: { value: ttl.quantity.high, dimension: "time" },
      inputs: [ttl],
      stated: window,
      range: placeOf(ttl),
    },
  ];
}

/** "Counters are written every 2 hours and must not be older than 15 minutes": both in one sentence. */
function writtenTooSeldom(ledger: Ledger): Calculation[] {
  return ledger.unitsWith("time").flatMap(([unit, stated]): Calculation[] => {
    if (stated.length !== 2 || !relationsIn(unit.text).has("aged")) return [];
    const written = stated.find(({ quantity }) => isRepeated(quantity, unit.text));
    const limit = stated.find((one) => one !== written && isAge(one));
    if (!written || !limit || !isLevel(written)) return [];
    const isTooSeldom = written.quantity.low > limit.quantity.high * ROUNDING;
    return [
      {
        kind: "cadence",
        verdict: isTooSeldom ? "disagrees" : "agrees",
        formula: `What comes every ${writtenText(written)} is to be ${writtenText(limit)} old at most`,
        result: { value: written.quantity.high, dimension: "time" },
        inputs: [written],
        stated: limit,
        range: placeOf(written),
      },
    ];
  });
}

/** Whether a time limits how old something may be: "not older than 15 minutes", "at most 15 minutes old". */
function isAge(one: Stated): boolean {
  const { quantity, unit } = one;
  const { start, end } = quantity;
  const near = unit.text.slice(Math.max(0, start - NEAR), end + NEAR);
  const before = unit.text.slice(Math.max(0, start - NEAR), start);
  const isLimit = quantity.bound === "at-most" || /(?:^|\P{L})(?:not?|never|не)\P{L}|不/iu.test(before);
  return isLevel(one) && quantity.dimension === "time" && isLimit && relationsIn(near).has("aged");
}

const NEAR = 24;

function isOfTraining({ unit }: Stated): boolean {
  return relationsIn(unit.text).has("fitting");
}

/** "Training data (last 60 days)". */
function isTrainingData({ unit, quantity }: Stated): boolean {
  const told = relationsIn(unit.text.slice(0, quantity.end));
  return told.has("fitting") && told.has("volume");
}

function isLevel({ quantity }: Stated): boolean {
  return !quantity.isAmbiguous && !quantity.isChange && quantity.low > 0;
}

function leastOf(all: readonly Stated[], value: (one: Stated) => number): Stated | undefined {
  return all.reduce<Stated | undefined>(
    (best, one) => (best && value(best) <= value(one) ? best : one),
    undefined,
  );
}
