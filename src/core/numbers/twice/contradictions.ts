import type { Calculation } from "../calculation";
import type { Ledger } from "../ledger";
import { Naming } from "./naming";
import { restatedGoals } from "./restatedGoals";
import { restatements } from "./restatements";
import { retellings } from "./retellings";
import { ofSingleRoles } from "./singleRoles";

/** What a design states twice, with two values. What is told by its role is not told again by its words. */
export function contradictions(ledger: Ledger): Calculation[] {
  const naming = new Naming(ledger.facts.tables);
  const all = [...ofSingleRoles(ledger, naming), ...restatements(ledger, naming), ...restatedGoals(ledger)];
  const places = new Set<number>();
  return [...all, ...retellings(ledger, naming)].filter(
    ({ range: { start } }) => !places.has(start) && places.add(start),
  );
}
