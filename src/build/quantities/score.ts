import path from "node:path";
import { analyse, applyEdits, LineIndex, type Analysis } from "../../core/index";
import { placeOf } from "../../core/numbers/roles/stated";
import type { LabelledDocument } from "../eval/labels";
import type { ListedQuantity, Relation } from "./listed";

/** How well one role is read. */
export interface RoleScore {
  readonly role: string;
  readonly listed: number;
  /** Of those, the ones whose value is read. */
  readonly read: number;
  /** And whose role is. */
  readonly right: number;
}

/** What became of a relation when one of its numbers was changed. */
export interface RelationScore {
  readonly relation: Relation;
  /** Whether a rule spoke of the document once the number was changed, and not before. */
  readonly isCaught: boolean;
  /** Whether a rule speaks of its lines as they are, though they agree. */
  readonly isFlagged: boolean;
}

/** A quantity that is read as something else than its reader listed. */
export interface Misread {
  readonly listed: ListedQuantity;
  readonly value: number | undefined;
  readonly role: string | undefined;
}

export interface QuantityScore {
  readonly roles: readonly RoleScore[];
  readonly misread: readonly Misread[];
  readonly relations: readonly RelationScore[];
}

/** Roles that a reader of documents does not tell apart, by the name that was listed. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  cost: ["cost", "unit-cost"],
  budget: ["budget", "memory"],
  effect: ["effect", "change"],
  "component-latency": ["component-latency", "job-duration"],
  users: ["users", "daily-users", "monthly-users"],
};

/** Reads the open documents, and holds what is read against what was listed by hand. */
export function scoreQuantities(
  documents: readonly LabelledDocument[],
  listed: readonly ListedQuantity[],
  relations: readonly Relation[],
): QuantityScore {
  const open = new Map(
    documents.filter(({ isSealed }) => !isSealed).map((one) => [path.basename(one.file), one.text]),
  );
  const analyses = new Map<string, Analysis>();
  const analysisOf = (document: string): Analysis => {
    const known = analyses.get(document) ?? analyse(open.get(document)!, EVERY_RULE);
    analyses.set(document, known);
    return known;
  };
  const compared = listed
    .filter(({ document }) => open.has(document))
    .map((one) => ({ listed: one, ...readAt(one, analysisOf(one.document)) }));
  const names = [...new Set(listed.map(({ role }) => role))].sort();
  return {
    roles: names.map((role) => {
      const all = compared.filter((one) => one.listed.role === role);
      const read = all.filter(isRead);
      return { role, listed: all.length, read: read.length, right: read.filter(isRight).length };
    }),
    misread: compared.filter((one) => !isRead(one) || !isRight(one)),
    relations: relations
      .filter(({ document }) => open.has(document))
      .map((relation) =>
        scoreRelation(relation, open.get(relation.document)!, analysisOf(relation.document)),
      ),
  };
}

const EVERY_RULE = { isDeclared: true, preset: "all" } as const;

/** The value and role that are read where a quantity was listed. */
function readAt({ line, text, nth = 1 }: ListedQuantity, { document, numbers }: Analysis) {
  const { lines } = document;
  const from = lines.start(line - 1);
  let at = from - 1;
  for (let count = 0; count < nth; count++) at = document.text.indexOf(text, at + 1);
  const end = at + text.length;
  const found = [...numbers.stated, ...numbers.coded].filter((one) => {
    const place = placeOf(one);
    return place.start < end && place.end > at;
  });
  return { value: found[0]?.quantity.low, high: found[0]?.quantity.high, role: found[0]?.role };
}

function isRead({ listed, value }: Misread): boolean {
  return value !== undefined && Math.abs(value - listed.value) <= 0.01 * Math.abs(listed.value);
}

function isRight({ listed, role }: Misread): boolean {
  return (SAME[listed.role] ?? [listed.role]).includes(role ?? "other");
}

/** The rules about numbers, without those that only ask for one. */
const CONTRADICTS = /^MLD(?:40[1-4]|40[689]|41[02345689]|307|312|809)$/;

function numberFindings({ findings, document }: Analysis): { key: string; line: number }[] {
  return findings
    .filter(({ code }) => CONTRADICTS.test(code))
    .map(({ code, range, message }) => ({
      key: `${code} ${message}`,
      line: document.lines.position(range.start).line + 1,
    }));
}

function scoreRelation(relation: Relation, text: string, before: Analysis): RelationScore {
  const known = numberFindings(before);
  const isFlagged = relation.consistent && known.some(({ line }) => relation.lines.includes(line));
  const changed = changedText(relation, text);
  if (changed === undefined) return { relation, isCaught: false, isFlagged };
  const keys = new Set(known.map(({ key }) => key));
  const after = numberFindings(analyse(changed, EVERY_RULE));
  return { relation, isCaught: after.some(({ key }) => !keys.has(key)), isFlagged };
}

function changedText({ change }: Relation, text: string): string | undefined {
  if (!change) return undefined;
  const start = text.indexOf(change.find, new LineIndex(text).start(change.line - 1));
  return applyEdits(text, [{ range: { start, end: start + change.find.length }, newText: change.replace }]);
}
