import type { Facts } from "../facts/facts";
import type { Calculation, Numbers } from "./calculation";
import { baseRates } from "./experiment/baseRates";
import { batches } from "./time/batches";
import { concurrencies } from "./load/concurrencies";
import { costs } from "./cost/costs";
import { costTables } from "./cost/costTables";
import { flows } from "./parts/flows";
import { freeTiers } from "./cost/freeTiers";
import { summands } from "./cost/summands";
import { unitCosts } from "./cost/unitCosts";
import { downtimes } from "./time/downtime";
import { cadences } from "./time/cadences";
import { contradictions } from "./twice/contradictions";
import { changes } from "./parts/changes";
import { equations } from "./written/equations";
import { experiments } from "./experiment/experiments";
import { fScores } from "./parts/fScores";
import { clockWindows } from "./time/clockWindows";
import { pipelines } from "./time/pipelines";
import { jobs } from "./time/jobs";
import { Ledger } from "./ledger";
import { latencies } from "./latency/latencies";
import { listTotals } from "./parts/listTotals";
import { loads } from "./load/loads";
import { orders } from "./parts/orders";
import { portions } from "./parts/portions";
import { products } from "./parts/products";
import { returns } from "./parts/returns";
import { constantAnswers } from "./parts/constantAnswers";
import { markets } from "./parts/markets";
import { shares } from "./parts/shares";
import { sharesElsewhere } from "./parts/sharesElsewhere";
import { complements } from "./ratios/complements";
import { compressions } from "./ratios/compressions";
import { keepRates } from "./ratios/keepRates";
import { numberTypes } from "./ratios/numberTypes";
import { resampling } from "./ratios/resampling";
import { multiplied } from "./parts/multiplied";
import { savings } from "./ratios/savings";
import { storageRows } from "./storage/storageRows";
import { storages } from "./storage/storages";
import type { Stated } from "./roles/stated";
import { tableShares } from "./parts/tableShares";
import { tableTotals } from "./parts/tableTotals";
import { traffic } from "./load/traffic";

/**
 * What is computed, one function a kind. Each is total and linear in the number of quantities. A value that an earlier
 * one judged is judged once: what is written out as an equation goes before what roles imply.
 */
const CALCULATORS: readonly ((ledger: Ledger) => Calculation[])[] = [
  equations,
  portions,
  sharesElsewhere,
  markets,
  constantAnswers,
  products,
  multiplied,
  flows,
  shares,
  changes,
  savings,
  keepRates,
  compressions,
  numberTypes,
  resampling,
  complements,
  fScores,
  returns,
  latencies,
  loads,
  storages,
  storageRows,
  downtimes,
  costTables,
  tableTotals,
  tableShares,
  listTotals,
  costs,
  summands,
  freeTiers,
  unitCosts,
  concurrencies,
  batches,
  jobs,
  pipelines,
  clockWindows,
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
