import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import type { Calculation } from "../calculation";
import { retelling } from "./contradiction";
import { isEqual } from "./alike";
import { isExplained } from "../explanations";
import type { Ledger } from "../ledger";
import { isSetApart, type Naming } from "./naming";
import { isClear, type Stated } from "../roles/stated";

/** What a design has one of, where its label says so and nothing else. */
const ROLES = ["budget", "embedding-dimension"] as const;

const words = new Map(
  ROLES.map((role) => {
    const vocabulary = new Vocabulary<true>();
    for (const one of knowledge.roles.filter(({ id }) => id === role))
      for (const phrase of allPhrases(one.words)) vocabulary.add(phrase, true);
    return [role, vocabulary] as const;
  }),
);
const names = new Map(knowledge.roles.map(({ id, name }) => [id, name] as const));

/** "Investment: $200K" here and "Budget: $20K" there: two labels that say no more than what stands behind them is. */
export function declaredTwice(ledger: Ledger, naming: Naming): Calculation[] {
  return ROLES.flatMap((role) => {
    const all = ledger.withRole(role).filter((one) => isDeclared(one, words.get(role)!));
    const [first, ...others] = all;
    const wrong = others.find((other) => !isEqual(first!, other));
    if (!first || !wrong || all.some((one) => !isEqual(one, first) && !isEqual(one, wrong))) return [];
    if (!isOneKind(first, wrong) || naming.areTogether(first.unit, wrong.unit)) return [];
    return [retelling(names.get(role)!, first, wrong)];
  });
}

/** Whether it stands right behind a label of one line that its role's words make up. */
function isDeclared(one: Stated, vocabulary: Vocabulary<true>): boolean {
  const { label } = one.unit;
  if (label.kind !== "line" || one.quantity.start > LATEST || !isClear(one)) return false;
  if (isSetApart(one.unit) || isExplained("scenario", one.unit)) return false;
  const name = label.text.replace(/[\s:*]+$/, "");
  return vocabulary.match(name).some(({ start, end }) => start === 0 && end === name.length);
}

const LATEST = 2;

function isOneKind({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  return a.dimension === b.dimension && a.unit === b.unit && a.per === b.per && a.each === b.each;
}
