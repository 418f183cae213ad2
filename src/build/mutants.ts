/**
 * `npm run mutants`: whether each rule sees the faults that are injected into clean documents, and nothing else does;
 * whether the traps laid for it stay silent; whether the clean documents raise nothing. Fails when a rule that exists
 * does not, unless `test/mutants/known.yaml` tells why.
 *
 *   --errors      each case that fails: the document, the change, and what was raised instead
 *   --all         with those of rules that are not written yet
 *   --rule CODE   one rule only
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { ruleInfos } from "../core/index";
import { runCommand, UsageError } from "./command";
import { readMutants } from "./mutants/cases";
import { formatClean, formatFailure, formatMatrix, formatTotals } from "./mutants/format";
import { isExact, judgeCases, judgeClean } from "./mutants/judge";

const FOLDER = path.resolve(import.meta.dirname, "../../test/mutants");

function main(): void {
  const { errors, all, rule } = parseArgs({
    options: {
      errors: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      rule: { type: "string" },
    },
  }).values;
  const set = readMutants(FOLDER);
  const codes = new Set([...ruleInfos, ...set.cases].map(({ code }) => code));
  if (rule !== undefined && !codes.has(rule))
    throw new UsageError(`There is no rule "${rule}", and no case for one.`);
  const clean = judgeClean(set);
  const verdicts = judgeCases(set).filter(
    ({ mutant, exists }) => (all || exists) && (rule === undefined || mutant.code === rule),
  );
  const failures = verdicts.filter((verdict) => !isExact(verdict));
  const loud = clean.filter(({ raised }) => raised.length > 0);
  console.log(formatMatrix(verdicts));
  console.log(`\n${formatTotals(verdicts, clean)}`);
  if (errors) console.log(["", ...loud.map(formatClean), ...failures.map(formatFailure)].join("\n"));
  const mended = [
    ...verdicts
      .filter((verdict) => verdict.known !== undefined && isExact(verdict))
      .map(({ mutant }) => mutant),
    ...clean.filter(({ known, raised }) => known !== undefined && raised.length === 0),
  ];
  for (const { document, ...mutant } of mended) {
    const name = "about" in mutant ? `${mutant.code} in ${document}: ${mutant.about}` : `clean ${document}`;
    console.log(`No longer fails, take it out of test/mutants/known.yaml: ${name}`);
  }
  const isUnexpected = ({ known }: { readonly known: string | undefined }): boolean => known === undefined;
  const wrong = [...failures.filter(({ exists }) => exists), ...loud].filter(isUnexpected);
  if (wrong.length > 0) process.exitCode = 1;
}

runCommand(main);
