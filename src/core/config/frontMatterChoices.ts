import { DECLARING_KEY } from "../document/frontMatter";
import { knowledge, stages } from "../knowledge/index";
import type { Framework } from "../knowledge/types";
import { NO_FRAMEWORK } from "./declaration";

/** Something that may be written at a place of the front matter. */
export interface Choice {
  readonly text: string;
  readonly about: string;
  /** Whether a colon and a value follow. */
  readonly isKey: boolean;
}

const KEYS: Readonly<Record<string, string>> = {
  framework: "The framework whose sections are expected.",
  stage: "How far the design has come.",
  task: "The kind of learning problem in a word.",
  "not-applicable": "Topics that this design does without, each with the reason.",
};

/** A front matter is short: further down nobody completes one. */
const MOST_LINES = 200;

/**
 * What may be written at a place of the front matter of a document; nothing anywhere else.
 * @param above The lines above the place.
 * @param before What stands before it on its line.
 */
export function frontMatterChoices(
  above: readonly string[],
  before: string,
  frameworks: readonly Framework[],
): Choice[] {
  if (above.length === 0 || above.length > MOST_LINES || !/^\uFEFF?---\s*$/.test(above[0]!)) return [];
  const body = above.slice(1);
  if (body.some((line) => /^(?:---|\.\.\.)\s*$/.test(line))) return [];
  const [, indent = "", key, value] = /^(\s*)(?:([\w-]+):\s+)?([\w-]*)$/.exec(before) ?? [];
  if (value === undefined) return [];
  const inside = parentKeys(body, indent.length);
  const isOurs = inside[0] === DECLARING_KEY;
  if (key === DECLARING_KEY && inside.length === 0) return frameworkChoicesOf(frameworks);
  if (key === undefined && inside.length === 0 && !body.some((line) => line.startsWith(`${DECLARING_KEY}:`)))
    return [{ text: DECLARING_KEY, about: "Declares an ML design doc.", isKey: true }];
  if (!isOurs) return [];
  if (inside.length === 1 && key === "framework") return frameworkChoicesOf(frameworks);
  if (inside.length === 1 && key === "stage")
    return stages.map((text) => ({ text, about: "Stage", isKey: false }));
  if (key !== undefined) return [];
  if (inside.length === 1) return Object.entries(KEYS).map(([text, about]) => ({ text, about, isKey: true }));
  if (inside.length === 2 && inside[1] === "not-applicable")
    return knowledge.topics.map(({ id, about }) => ({ text: id, about, isKey: true }));
  return [];
}

function frameworkChoicesOf(frameworks: readonly Framework[]): Choice[] {
  return [
    ...frameworks.map(({ id, title, about }) => ({ text: id, about: `${title}: ${about}`, isKey: false })),
    { text: NO_FRAMEWORK, about: "No framework: topics are read, but no section is missed.", isKey: false },
  ];
}

/** The keys under which a line with an indent stands, the outermost first. */
function parentKeys(lines: readonly string[], indent: number): string[] {
  const keys: string[] = [];
  let limit = indent;
  for (const line of lines.toReversed()) {
    const [, space = "", key] = /^(\s*)([\w-]+):/.exec(line) ?? [];
    if (key === undefined || space.length >= limit) continue;
    keys.unshift(key);
    limit = space.length;
  }
  return keys;
}
