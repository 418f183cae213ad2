import { isMap, isScalar, isSeq, parseDocument, type Document, type Node } from "yaml";
import type { Range } from "./lines";

/** A value in YAML (or JSON, which is YAML as well) with its place in the text. */
export type YamlNode =
  | { readonly kind: "scalar"; readonly value: string | number | boolean | null; readonly range: Range }
  | { readonly kind: "list"; readonly items: readonly YamlNode[]; readonly range: Range }
  | { readonly kind: "mapping"; readonly entries: readonly YamlEntry[]; readonly range: Range }
  /** What is not read: aliases, and what lies too deep. */
  | { readonly kind: "other"; readonly range: Range };

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: YamlNode;
}

/** A text read as YAML as far as it goes, with what is wrong in it. */
export interface YamlFile {
  /** Undefined where nothing is written. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly { readonly message: string; readonly range: Range }[];
}

/** One slip makes many errors follow: the first few are worth reading. */
export const MOST_YAML_PROBLEMS = 3;

/** Deeper values say nothing to us; the bound also keeps recursion shallow on hostile input. */
const DEEPEST = 8;

/** Reads a file of ours. Never throws: what can't be read is in `problems`. */
export function readYaml(text: string): YamlFile {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const body = text.slice(start);
  const document = parseYaml(body, "The file");
  if ("failure" in document)
    return { root: undefined, problems: [{ message: document.failure, range: { start, end: text.length } }] };
  const problems = document.errors.slice(0, MOST_YAML_PROBLEMS).map(({ message, pos }) => {
    const [from, to] = lineAround(body, pos[0]);
    const range = { start: start + from, end: start + Math.max(from, to) };
    return { message: `The file is not valid YAML: ${sentence(message)}`, range };
  });
  const { contents } = document;
  const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
  return { root: isEmpty ? undefined : nodeOf(contents, start, text.length, 0), problems };
}

/** Parses YAML that a user wrote; what can't be parsed at all is a failure in words. */
export function parseYaml(body: string, what: string): Document.Parsed | { failure: string } {
  if (isTooDeep(body)) return { failure: `${what} is nested too deep: simplify it to \`key: value\` lines.` };
  try {
    return parseDocument(body, {
      prettyErrors: false,
      stringKeys: false,
      logLevel: "silent",
    });
  } catch {
    return { failure: `${what} can't be read as YAML: simplify it to \`key: value\` lines.` };
  }
}

function nodeOf(node: Node | null, start: number, end: number, depth: number): YamlNode {
  const at = node?.range;
  const clamp = (offset: number): number => Math.min(start + offset, end);
  const range = at ? { start: clamp(at[0]), end: clamp(at[1]) } : { start, end: start };
  if (node === null) return { kind: "scalar", value: null, range };
  if (isScalar(node)) return { kind: "scalar", value: plain(node.value), range };
  if (depth >= DEEPEST) return { kind: "other", range };
  const child = (value: unknown): YamlNode => nodeOf(value as Node | null, start, end, depth + 1);
  if (isSeq(node)) return { kind: "list", items: node.items.map(child), range };
  // Aliases are never resolved: no key of ours takes one, and an alias bomb stays small.
  if (!isMap(node)) return { kind: "other", range };
  const entries = node.items.flatMap(({ key, value }): YamlEntry[] => {
    if (!isScalar(key) || !key.range) return [];
    const keyRange = { start: clamp(key.range[0]), end: clamp(key.range[1]) };
    const read = value === null ? { kind: "scalar" as const, value: null, range: keyRange } : child(value);
    return [{ key: String(key.value), keyRange, value: isNull(read) ? { ...read, range: keyRange } : read }];
  });
  return { kind: "mapping", entries, range };
}

/** A value that is left out has no place of its own. */
function isNull(node: YamlNode): boolean {
  return node.kind === "scalar" && node.value === null;
}

/** A scalar as plain data; dates and the like are none. */
export function plain(value: unknown): string | number | boolean | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "bigint" ? String(value) : null;
}

/** Collections within collections, which the YAML parser reads by recursion: deep ones would take the process down. */
const DEEPEST_YAML = 50;

function isTooDeep(body: string): boolean {
  if (/^[ \t]*(?:[-?:][ \t]+){50}/m.test(body)) return true;
  let depth = 0;
  for (let at = 0; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === 91 || code === 123) depth++;
    else if ((code === 93 || code === 125) && depth > 0) depth--;
    if (depth > DEEPEST_YAML) return true;
  }
  return false;
}

/** The line of an error, or the last one with text before it: an error at the end is about what is not closed there. */
export function lineAround(body: string, offset: number): [number, number] {
  const end = body.slice(0, offset).trimEnd().length;
  const at = offset < body.length && body[offset] !== "\n" ? offset : end;
  const start = Math.max(body.lastIndexOf("\n", at - 1), body.lastIndexOf("\r", at - 1)) + 1;
  const lineEnd = body.slice(start).search(/[\r\n]/);
  return [start, lineEnd < 0 ? body.length : start + Math.max(lineEnd, 1)];
}

/** An error of the parser as a sentence. */
export function sentence(message: string): string {
  return message.endsWith(".") ? message : `${message}.`;
}
