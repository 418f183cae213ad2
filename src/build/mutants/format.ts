import { ruleInfos } from "../../core/index";
import { isExact, type CleanVerdict, type Raised, type Verdict } from "./judge";

/** One line for each rule: faults caught, faults that raise something else, traps that stay silent. */
export function formatMatrix(verdicts: readonly Verdict[]): string {
  const codes = [...new Set(verdicts.map(({ mutant }) => mutant.code))].sort();
  const rows = codes.map((code) => {
    const own = verdicts.filter(({ mutant }) => mutant.code === code);
    const faults = own.filter(({ mutant }) => mutant.kind === "fault");
    const traps = own.filter(({ mutant }) => mutant.kind === "trap");
    return [
      code.padEnd(8),
      part(faults.filter(({ isRight }) => isRight).length, faults.length).padStart(9),
      String(faults.filter(({ others }) => others.length > 0).length || "-").padStart(9),
      part(traps.filter(isExact).length, traps.length).padStart(9),
      noteOn(code),
    ].join("");
  });
  const heading = `${"rule".padEnd(8)}${"caught".padStart(9)}${"others".padStart(9)}${"silent".padStart(9)}`;
  return [heading, ...rows].join("\n");
}

function noteOn(code: string): string {
  const rule = ruleInfos.find((info) => info.code === code);
  if (!rule) return "  not written yet";
  return rule.presets.recommended === "off" ? "  not by default" : "";
}

/** The totals of the rules that exist, and of all. */
export function formatTotals(verdicts: readonly Verdict[], clean: readonly CleanVerdict[]): string {
  const loud = clean.filter(({ raised }) => raised.length > 0);
  const written = verdicts.filter(({ exists }) => exists);
  return [
    `clean documents without a warning or error: ${part(clean.length - loud.length, clean.length)}`,
    `faults of rules that exist, raised exactly: ${exactly(written, "fault")}`,
    `traps of rules that exist, silent: ${exactly(written, "trap")}`,
    `all faults: ${exactly(verdicts, "fault")}, all traps: ${exactly(verdicts, "trap")}`,
    `known to fail: ${[...verdicts, ...clean].filter(({ known }) => known !== undefined).length}`,
  ].join("\n");
}

/** A case that is not as it should be: its place, its change and what came of it. */
export function formatFailure({ mutant, isRight, own, others, exists, known }: Verdict): string {
  const { kind, code, document, about, edits } = mutant;
  const outcome = isRight ? "" : kind === "fault" ? (exists ? " missed" : " not written yet") : " speaks";
  return [
    `${code} ${kind} in ${document}: ${about}${outcome}${known === undefined ? "" : ` (known: ${known})`}`,
    ...edits.map(
      ({ find, to, replace = "" }) =>
        `    - ${brief(find)}${to ? ` … ${brief(to)}` : ""}\n    + ${brief(replace)}`,
    ),
    ...(kind === "trap" ? own : []).map(formatRaised),
    ...others.map(formatRaised),
  ].join("\n");
}

/** What a document raises that should raise nothing. */
export function formatClean({ document, raised, known }: CleanVerdict): string {
  const head = `clean ${document}${known === undefined ? "" : ` (known: ${known})`}`;
  return [head, ...raised.map(formatRaised)].join("\n");
}

function formatRaised({ code, severity, line, message }: Raised): string {
  return `    ! ${severity} ${code} on line ${line}: ${message}`;
}

function exactly(verdicts: readonly Verdict[], kind: "fault" | "trap"): string {
  const own = verdicts.filter(({ mutant }) => mutant.kind === kind);
  return part(own.filter(isExact).length, own.length);
}

function part(count: number, total: number): string {
  return total === 0 ? "-" : `${count}/${total}`;
}

function brief(text: string): string {
  const line = text.replaceAll("\n", "⏎");
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
}
