import { isMap, isScalar, parseDocument, type Document, type YAMLMap } from "yaml";
import { lineEnding, type Range } from "../text/lines";
import type { TextEdit } from "../text/textEdit";

/** What is wrong in a front matter, and where. */
export interface FrontMatterProblem {
  readonly message: string;
  readonly range: Range;
  readonly fix?: { readonly title: string; readonly edit: TextEdit; readonly isSafe: boolean };
}

/** One `key: value` of a mapping, with the ranges of both. */
export interface FrontMatterEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly valueRange: Range;
  /** A plain value (string, number, boolean, null), or the entries of a nested mapping. */
  readonly value: string | number | boolean | null | readonly FrontMatterEntry[] | undefined;
}

export interface FrontMatter {
  /** From the opening fence to the end of the closing one, its line break included. */
  readonly range: Range;
  /** The YAML between the fences. */
  readonly bodyRange: Range;
  /** The entries of the top-level mapping; empty where it is none. */
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly FrontMatterProblem[];
}

/** More text than this between fences is not a front matter, but a document that begins with a rule. */
const LONGEST_FRONT_MATTER = 64 * 1024;

/** The front-matter key that declares a design doc. */
export const DECLARING_KEY = "ml-design-doc";

interface Found {
  readonly range: Range;
  readonly bodyRange: Range;
  readonly isClosed: boolean;
}

/**
 * Finds the front matter: `---` on the first line up to the next `---` or `...`. Without the closing fence there is
 * none, and the first line is a thematic break as CommonMark has it, unless the lines below it declare a design doc.
 */
export function findFrontMatter(text: string): Found | undefined {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(start, start + 256));
  if (!opening) return undefined;
  const bodyStart = start + opening[0].length;
  const closing = /(?:^|[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/.exec(
    text.slice(bodyStart, bodyStart + LONGEST_FRONT_MATTER),
  );
  // At the limit the text was cut, so its end is no line's end.
  if (!closing || closing.index + closing[0].length === LONGEST_FRONT_MATTER)
    return unclosed(text, start, bodyStart);
  const fence = closing.index + (/^[\r\n]/.test(closing[0]) ? 1 : 0);
  return {
    range: { start, end: bodyStart + closing.index + closing[0].length },
    bodyRange: { start: bodyStart, end: bodyStart + fence },
    isClosed: true,
  };
}

/** The `key: value` lines below an opening fence, where one of them declares a design doc. */
function unclosed(text: string, start: number, bodyStart: number): Found | undefined {
  // Longer than that, it may well be closed further down: then it is no front matter, but not an unclosed one either.
  if (text.length - bodyStart > LONGEST_FRONT_MATTER) return undefined;
  const head = text.slice(bodyStart, bodyStart + LONGEST_UNCLOSED);
  const end = bodyStart + /^(?:[a-z][\w-]{0,60}:[^\r\n]{0,300}(?:\r\n|\n|\r|$)){0,40}/i.exec(head)![0].length;
  if (!new RegExp(`^${DECLARING_KEY}:`, "m").test(text.slice(bodyStart, end))) return undefined;
  return { range: { start, end }, bodyRange: { start: bodyStart, end }, isClosed: false };
}

/** An unclosed front matter is looked for no further than this. */
const LONGEST_UNCLOSED = 4096;

/** Reads the front matter of a text, if it has one. Never throws: what can't be read is in `problems`. */
export function parseFrontMatter(text: string): FrontMatter | undefined {
  const found = findFrontMatter(text);
  if (!found) return undefined;
  const { bodyRange } = found;
  const body = text.slice(bodyRange.start, bodyRange.end);
  const shift = (start: number, end: number): Range => ({
    start: Math.min(bodyRange.start + start, bodyRange.end),
    end: Math.min(bodyRange.start + Math.max(start, end), bodyRange.end),
  });
  const plainly = found.isClosed ? plainEntries(body, shift) : undefined;
  if (plainly) return { ...found, entries: plainly, problems: [] };
  const yaml = parseYaml(body);
  if ("failure" in yaml) {
    return { ...found, entries: [], problems: [{ message: yaml.failure, range: shift(0, body.length) }] };
  }
  // One slip makes many errors follow: the first few are worth reading.
  const problems: FrontMatterProblem[] = yaml.errors.slice(0, MOST_PROBLEMS).map((error) => ({
    message: `The front matter is not valid YAML: ${sentence(error.message)}`,
    range: shift(...lineAround(body, error.pos[0])),
  }));
  const { contents } = yaml;
  if (contents !== null && !isMap(contents) && problems.length === 0) {
    problems.push({
      message: "The front matter is not a mapping: write `key: value` lines between the fences.",
      range: shift(0, body.trimEnd().length),
    });
  }
  if (!found.isClosed) problems.push(notClosed(text, found));
  // What can be read is read in spite of errors, so that a slip in another key does not undo the declaration.
  const entries = isMap(contents) ? entriesOf(contents, shift, 0) : [];
  if (problems.length > 0) entries.push(...swallowedLines(body, entries, shift));
  return { ...found, entries, problems };
}

const MOST_PROBLEMS = 3;

function notClosed(text: string, { range }: Found): FrontMatterProblem {
  const newline = lineEnding(text);
  const isAtLine = /[\r\n]$/.test(text.slice(range.start, range.end));
  const newText = `${isAtLine ? "" : newline}---${newline}`;
  return {
    message: "The front matter is not closed: put a line `---` after it.",
    range: { start: range.start, end: range.start + 3 },
    fix: {
      title: "Close the front matter",
      edit: { range: { start: range.end, end: range.end }, newText },
      isSafe: true,
    },
  };
}

const PLAIN_LINE = /([a-z][\w-]{0,60}): +([a-z][\w-]{0,60}(?: [\w-]{1,60}){0,20}) *(?:\r?\n|$)/iy;
/** Words that are no strings in some YAML. */
const NO_STRING = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * The entries of a front matter that has nothing but `key: some words` lines, as those that only declare a design doc
 * do; undefined for all others. The YAML parser takes longer for one such line than all else for a page of text.
 */
function plainEntries(
  body: string,
  shift: (start: number, end: number) => Range,
): FrontMatterEntry[] | undefined {
  const entries = new Map<string, FrontMatterEntry>();
  for (let at = 0; at < body.length; at = PLAIN_LINE.lastIndex) {
    PLAIN_LINE.lastIndex = at;
    const line = PLAIN_LINE.exec(body) as [string, string, string] | null;
    if (!line || NO_STRING.test(line[1]) || NO_STRING.test(line[2]) || entries.has(line[1])) return undefined;
    const [whole, key, value] = line;
    const valueStart = at + whole.indexOf(value, key.length + 1);
    const keyRange = shift(at, at + key.length);
    entries.set(key, { key, keyRange, valueRange: shift(valueStart, valueStart + value.length), value });
  }
  return [...entries.values()];
}

/** `key: word` lines that an error above them swallowed: after "title: Foo: bar" all the rest is lost to the parser. */
function swallowedLines(
  body: string,
  known: readonly FrontMatterEntry[],
  shift: (start: number, end: number) => Range,
): FrontMatterEntry[] {
  return [...body.matchAll(/^([a-z][\w-]{0,60}): {1,8}([\w-]{1,60})[ \t]*$/gim)].flatMap((line) => {
    const [whole, key, value] = line as unknown as [string, string, string];
    if (known.some((entry) => entry.key === key)) return [];
    const valueStart = line.index + whole.lastIndexOf(value);
    const keyRange = shift(line.index, line.index + key.length);
    return [{ key, keyRange, valueRange: shift(valueStart, valueStart + value.length), value }];
  });
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
function lineAround(body: string, offset: number): [number, number] {
  const end = body.slice(0, offset).trimEnd().length;
  const at = offset < body.length && body[offset] !== "\n" ? offset : end;
  const start = Math.max(body.lastIndexOf("\n", at - 1), body.lastIndexOf("\r", at - 1)) + 1;
  const lineEnd = body.slice(start).search(/[\r\n]/);
  return [start, lineEnd < 0 ? body.length : start + Math.max(lineEnd, 1)];
}

function parseYaml(body: string): Document.Parsed | { failure: string } {
  if (isTooDeep(body))
    return { failure: "The front matter is nested too deep: simplify it to `key: value` lines." };
  try {
    return parseDocument(body, {
      prettyErrors: false,
      stringKeys: false,
      logLevel: "silent",
    });
  } catch {
    return { failure: "The front matter can't be read as YAML: simplify it to `key: value` lines." };
  }
}

/** Deeper mappings say nothing to us; the bound also keeps recursion shallow on hostile input. */
const DEEPEST = 4;

function entriesOf(
  map: YAMLMap,
  shift: (start: number, end: number) => Range,
  depth: number,
): FrontMatterEntry[] {
  return map.items.flatMap(({ key, value }): FrontMatterEntry[] => {
    if (!isScalar(key) || !key.range) return [];
    const keyRange = shift(key.range[0], key.range[1]);
    const at = (value as { range?: [number, number, number] | null } | null)?.range;
    const entry = { key: String(key.value), keyRange, valueRange: at ? shift(at[0], at[1]) : keyRange };
    // Aliases and sequences are never resolved: no key of ours takes one, and an alias bomb stays small.
    if (isMap(value)) {
      return [{ ...entry, value: depth < DEEPEST ? entriesOf(value, shift, depth + 1) : [] }];
    }
    return [{ ...entry, value: isScalar(value) || value === null ? plain(value?.value) : undefined }];
  });
}

function plain(value: unknown): string | number | boolean | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "bigint" ? String(value) : null;
}

function sentence(message: string): string {
  return message.endsWith(".") ? message : `${message}.`;
}
