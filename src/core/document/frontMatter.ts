import { isMap, isScalar, type YAMLMap } from "yaml";
import { lineEnding, type Range } from "../text/lines";
import type { TextEdit } from "../text/textEdit";
import { lineAround, MOST_YAML_PROBLEMS, parseYaml, plain, sentence } from "../text/yaml";

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
  // A lone CR ends a line here as everywhere; the YAML parser would take it into the value.
  const body = text.slice(bodyRange.start, bodyRange.end).replaceAll(/\r(?!\n)/g, "\n");
  const shift = (start: number, end: number): Range => ({
    start: Math.min(bodyRange.start + start, bodyRange.end),
    end: Math.min(bodyRange.start + Math.max(start, end), bodyRange.end),
  });
  const plainly = found.isClosed ? plainEntries(body, shift) : undefined;
  if (plainly) return { ...found, entries: plainly, problems: [] };
  const yaml = parseYaml(body, "The front matter");
  if ("failure" in yaml) {
    return { ...found, entries: [], problems: [{ message: yaml.failure, range: shift(0, body.length) }] };
  }
  const problems: FrontMatterProblem[] = yaml.errors.slice(0, MOST_YAML_PROBLEMS).map((error) => ({
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
