import { UsageError } from "../command";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** One change of a document. */
export interface MutantEdit {
  /** What is replaced: occurs exactly once, or, with `every`, at least twice. */
  readonly find: string;
  /** With it, all up to and including this text, which occurs exactly once behind `find`, is replaced. */
  readonly to?: string;
  /** What stands there instead; nothing where left out. */
  readonly replace?: string;
  readonly every?: boolean;
}

/** A clean document with one thing changed, which a rule should see (a fault) or leave alone (a trap). */
export interface MutantCase {
  readonly kind: "fault" | "trap";
  /** The rule that should speak, or that the trap is laid for. */
  readonly code: string;
  /** The name of a clean document, without its suffix. */
  readonly document: string;
  readonly about: string;
  readonly edits: readonly MutantEdit[];
}

/** A case, or a clean document, that is known to fail. */
export interface KnownFailure {
  readonly code?: string;
  readonly document: string;
  /** The `about` of the case; without it, the clean document is meant. */
  readonly about?: string;
  readonly reason: string;
}

/** All that `test/mutants` holds. */
export interface MutantSet {
  /** The text of each clean document, by name. */
  readonly documents: ReadonlyMap<string, string>;
  readonly cases: readonly MutantCase[];
  readonly known: readonly KnownFailure[];
}

/** A set that cannot be used; the message says what to do. */
export class MutantsError extends UsageError {}

interface CaseFile {
  readonly faults: readonly Omit<MutantCase, "kind">[];
  readonly traps: readonly (Omit<MutantCase, "kind" | "code"> & { readonly rule: string })[];
}

/** Reads the clean documents, the cases and the known failures of a folder. */
export function readMutants(folder: string): MutantSet {
  const documents = new Map(
    filesIn(path.join(folder, "docs"), ".md").map((file) => [path.basename(file, ".md"), read(file)]),
  );
  const cases = filesIn(path.join(folder, "cases"), ".yaml").flatMap((file): MutantCase[] => {
    const { faults, traps } = parse(read(file)) as CaseFile;
    return [
      ...faults.map((fault) => ({ ...fault, kind: "fault" as const })),
      ...traps.map(({ rule, ...trap }) => ({ ...trap, code: rule, kind: "trap" as const })),
    ];
  });
  const known = (parse(read(path.join(folder, "known.yaml"))) ?? []) as KnownFailure[];
  return { documents, cases, known };
}

/** The text of a case's document once it is changed. */
export function mutate({ documents }: Pick<MutantSet, "documents">, mutant: MutantCase): string {
  const text = documents.get(mutant.document);
  const place = `${mutant.code} (${mutant.document}: ${mutant.about})`;
  if (text === undefined) throw new MutantsError(`${place}: there is no document of that name.`);
  return mutant.edits.reduce((changed, edit) => apply(changed, edit, place), text);
}

function apply(text: string, { find, to, replace = "", every = false }: MutantEdit, place: string): string {
  const count = text.split(find).length - 1;
  if (every ? count < 2 : count !== 1) {
    throw new MutantsError(
      `${place}: ${JSON.stringify(find)} occurs ${count} times, and should ${every ? "more than once" : "once"}.`,
    );
  }
  if (every) return text.replaceAll(find, () => replace);
  const start = text.indexOf(find);
  const rest = text.slice(start + find.length);
  if (to === undefined) return text.slice(0, start) + replace + rest;
  const parts = rest.split(to);
  if (parts.length !== 2) {
    throw new MutantsError(
      `${place}: ${JSON.stringify(to)} occurs ${parts.length - 1} times behind, and should once.`,
    );
  }
  return text.slice(0, start) + replace + parts[1]!;
}

function filesIn(folder: string, suffix: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => path.join(folder, name));
}

function read(file: string): string {
  return readFileSync(file, "utf8").replaceAll("\r\n", "\n");
}
