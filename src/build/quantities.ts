/**
 * `npm run quantities -- FOLDER`: how many of the quantities that people listed by hand (`test/numbers`) in the documents
 * that `FOLDER/labels.jsonl` names are read, and for what they stand; and how many of their relations are checked: one
 * number of each is changed, and a rule should speak. Sealed documents are left out.
 *
 *   --misread       the quantities that are not read, or as something else
 *   --missed        the relations whose change nobody notices
 *   --role ROLE     one role only
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "./command";
import { LabelsError, readLabelled } from "./eval/labels";
import { readLines } from "./jsonLines";
import type { ListedQuantity, Relation } from "./quantities/listed";
import { scoreQuantities, type Misread, type QuantityScore, type RelationScore } from "./quantities/score";

const LISTS = path.resolve(import.meta.dirname, "../../test/numbers");

function main(): void {
  const { folder, misread, missed, role } = readArguments();
  const listed = readLines<ListedQuantity>(path.join(LISTS, "quantities.jsonl"));
  const relations = readLines<Relation>(path.join(LISTS, "relations.jsonl"));
  const wanted = listed.filter((one) => role === undefined || one.role === role);
  const score = scoreQuantities(readLabelled(folder), wanted, relations);
  if (misread) console.log(score.misread.map(formatMisread).join("\n"));
  if (missed) console.log(score.relations.filter(isMissed).map(formatMissed).join("\n"));
  if (!misread && !missed) console.log(formatScore(score));
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      misread: { type: "boolean", default: false },
      missed: { type: "boolean", default: false },
      role: { type: "string" },
    },
  });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) {
    throw new LabelsError("Name one folder with labels.jsonl: npm run quantities -- test/eval");
  }
  return { ...values, folder };
}

function formatScore({ roles, relations }: QuantityScore): string {
  const rows = roles.map(({ role, listed, read, right }) => row(role, listed, read, right));
  const sum = (key: "listed" | "read" | "right", known: boolean): number =>
    roles.filter(({ role }) => !known || role !== "other").reduce((all, one) => all + one[key], 0);
  const changed = relations.filter(({ relation }) => relation.change && relation.consistent);
  const caught = changed.filter(({ isCaught }) => isCaught).length;
  return [
    row("role", "listed", "read", "right"),
    ...rows,
    row("all with a role", sum("listed", true), sum("read", true), sum("right", true)),
    `recall of values ${share(sum("read", true), sum("listed", true))}, of roles ${share(sum("right", true), sum("listed", true))}`,
    `changes of one number that are noticed: ${caught} of ${changed.length} (${share(caught, changed.length)})`,
    ...kinds(changed),
    `relations that agree and are flagged: ${relations.filter(({ isFlagged }) => isFlagged).length}`,
  ].join("\n");
}

function kinds(changed: readonly RelationScore[]): string[] {
  const names = [...new Set(changed.map(({ relation }) => relation.kind))].sort();
  return names.map((kind) => {
    const all = changed.filter(({ relation }) => relation.kind === kind);
    return `  ${kind.padEnd(22)}${all.filter(({ isCaught }) => isCaught).length} of ${all.length}`;
  });
}

function isMissed({ relation, isCaught, isFlagged }: RelationScore): boolean {
  return isFlagged || (relation.consistent && relation.change !== undefined && !isCaught);
}

function formatMissed({ relation, isFlagged }: RelationScore): string {
  const { document, kind, lines, change } = relation;
  const words = isFlagged
    ? "flagged though it agrees"
    : `${change!.find} to ${change!.replace} is not noticed`;
  return `${document}:${change?.line ?? lines[0]} ${kind}: ${words}`;
}

function formatMisread({ listed, value, role }: Misread): string {
  const read = value === undefined ? "not read" : `read as ${role ?? "nothing"}, ${value}`;
  return `${listed.document}:${listed.line} ${listed.text}, ${listed.role} ${listed.value}: ${read}`;
}

function row(name: string, ...cells: readonly (string | number)[]): string {
  return name.padEnd(22) + cells.map((cell) => String(cell).padStart(8)).join("");
}

function share(part: number, whole: number): string {
  return whole === 0 ? "-" : (part / whole).toFixed(2);
}

runCommand(main);
