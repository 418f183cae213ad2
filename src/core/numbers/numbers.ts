import type { Facts } from "../facts/facts";
import type { Calculation, Numbers } from "./calculation";
import { baseRates } from "./baseRates";
import { batches } from "./batches";
import { concurrencies } from "./concurrencies";
import { costs } from "./costs";
import { costTables } from "./costTables";
import { downtimes } from "./downtime";
import { cadences } from "./cadences";
import { contradictions } from "./contradictions";
import { changes } from "./changes";
import { equations } from "./equations";
import { experiments } from "./experiments";
import { fScores } from "./fScores";
import { jobs } from "./jobs";
import { Ledger } from "./ledger";
import { latencies } from "./latencies";
import { listTotals } from "./listTotals";
import { loads } from "./loads";
import { orders } from "./orders";
import { portions } from "./portions";
import { products } from "./products";
import { returns } from "./returns";
import { shares } from "./shares";
import { storages } from "./storages";
import type { Stated } from "./stated";
import { tableTotals } from "./tableTotals";
import { traffic } from "./traffic";

/**
 * What is computed, one function a kind. Each is total and linear in the number of quantities. A value that an earlier
 * one judged is judged once: what is written out as an equation goes before what roles imply.
 */
const CALCULATORS: readonly ((ledger: Ledger) => Calculation[])[] = [
  equations,
  portions,
  products,
  shares,
  changes,
  fScores,
  returns,
  latencies,
  loads,
  storages,
  downtimes,
  costTables,
  tableTotals,
  listTotals,
  costs,
  concurrencies,
  batches,
  jobs,
  experiments,
  traffic,
  cadences,
  baseRates,
  contradictions,
  orders,
];

/** Reads what the quantities of a design stand for, and computes what follows from them. */
export function readNumbers(facts: Facts): Numbers {
  const ledger = new Ledger(facts);
  const calculations: Calculation[] = [];
  const equated = new Set<Stated | undefined>();
  for (const calculate of CALCULATORS)
    for (const calculation of calculate(ledger)) {
      if (calculation.stated && equated.has(calculation.stated)) continue;
      calculations.push(calculation);
      if (calculation.kind === "equation") equated.add(calculation.stated);
    }
  calculations.sort((a, b) => a.range.start - b.range.start);
  return { stated: ledger.stated, coded: ledger.coded, calculations };
}
