/**
 * `npm run verdicts -- FOLDER`: how often each rule is right where it warns, by the verdicts of `FOLDER/verdicts.jsonl`, or
 * where the folder has none of its own by `test/verdicts.jsonl`, on the documents that `FOLDER/labels.jsonl` names, and
 * what changed since they were given. Sealed documents are left out.
 *
 *   --unjudged    the findings that have no verdict yet
 *   --wrong       the findings that are wrong or arguable, each with the reason
 *   --rule CODE   one rule only
 *   --quiet       the rules of which somebody judged what they say for information or as hints, in the preset `all`
 *
 * Fails when a rule warns that may not, or a document of another kind is not left alone.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ruleInfos } from "../core/index";
import { runCommand, UsageError } from "./command";
import { LabelsError, readLabelled } from "./eval/labels";
import { formatFinding, formatRules, formatTotals, formatVerdict } from "./verdicts/format";
import { isLeftAlone, judge } from "./verdicts/judge";
import { readVerdicts } from "./verdicts/verdicts";

/** For folders that hold texts of others, beside which nothing of ours may stand. */
const SHARED = path.resolve(import.meta.dirname, "../../test/verdicts.jsonl");

function main(): void {
  const { folder, unjudged, wrong, quiet, rule } = readArguments();
  const judgement = judge(readLabelled(folder), readVerdicts(verdictsOf(folder)));
  const isWanted = ({ code }: { readonly code: string }): boolean => rule === undefined || code === rule;
  const findings = judgement.findings.filter(isWanted);
  if (unjudged || wrong) {
    const open = findings.filter(({ verdict }) => !verdict).map(formatFinding);
    const doubted = new Set(
      findings.flatMap(({ verdict }) => (verdict?.verdict === "right" ? [] : (verdict ?? []))),
    );
    console.log([...(unjudged ? open : []), ...(wrong ? [...doubted].map(formatVerdict) : [])].join("\n"));
  } else if (quiet) {
    console.log(formatRules(judgement.quiet.filter(isWanted)));
  } else {
    console.log(formatRules(judgement.rules.filter(isWanted)));
    if (rule === undefined) console.log(`\n${formatTotals(judgement)}`);
  }
  const isFine = judgement.rules.every(({ mayWarn }) => mayWarn) && judgement.others.every(isLeftAlone);
  if (!isFine) process.exitCode = 1;
}

function verdictsOf(folder: string): string {
  const own = path.join(folder, "verdicts.jsonl");
  return existsSync(own) ? own : SHARED;
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      unjudged: { type: "boolean", default: false },
      wrong: { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      rule: { type: "string" },
    },
  });
  const [folder, ...others] = positionals;
  const { rule } = values;
  if (rule !== undefined && !ruleInfos.some(({ code }) => code === rule))
    throw new UsageError(
      `There is no rule "${rule}": npm run verdicts without --rule lists those that warn.`,
    );
  if (folder === undefined || others.length > 0) {
    throw new LabelsError("Name one folder with labels.jsonl: npm run verdicts -- test/eval");
  }
  return { ...values, folder };
}

runCommand(main);
