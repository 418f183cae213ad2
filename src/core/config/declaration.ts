import type { DesignDocument } from "../document/model";
import {
  DECLARING_KEY,
  findFrontMatter,
  parseFrontMatter,
  type FrontMatter,
  type FrontMatterEntry,
} from "../document/frontMatter";
import { knowledge, stages } from "../knowledge/index";
import type { Framework, Stage } from "../knowledge/types";
import type { Range } from "../text/lines";
import { Problems, type Problem } from "./problems";

/** Says that a document is a design doc that follows no framework. */
export const NO_FRAMEWORK = "none";

/** What a document's front matter declares. */
export interface Declaration {
  readonly isDeclared: boolean;
  /** The id of a framework, or `none`. */
  readonly framework: string | undefined;
  readonly stage: Stage | undefined;
  readonly task: string | undefined;
  /** Reasons by topic. */
  readonly notApplicable: ReadonlyMap<string, string>;
  /** The declaring key, for findings about the whole document. */
  readonly range: Range | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Whether a text declares itself a design doc. Cheap on all others: reads no further than the first line where that
 * opens no front matter.
 */
export function declaresDesignDoc(text: string): boolean {
  const found = findFrontMatter(text);
  if (!found) return false;
  const body = text.slice(found.bodyRange.start, found.bodyRange.end);
  if (!body.includes(DECLARING_KEY)) return false;
  return parseFrontMatter(text)?.entries.some(({ key }) => key === DECLARING_KEY) ?? false;
}

/**
 * Reads what the front matter of a document declares; all that is wrong with it is in `problems`.
 * @param isDeclared Whether the host knows it for a design doc already.
 * @param frameworks Those that it may name.
 */
export function readDeclaration(
  { text, frontMatter }: Pick<DesignDocument, "text" | "frontMatter">,
  isDeclared = false,
  frameworks: readonly Framework[] = knowledge.frameworks,
): Declaration {
  return new DeclarationReader(text, frontMatter, frameworks).read(isDeclared);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class DeclarationReader {
  readonly #frontMatter: FrontMatter | undefined;
  readonly #frameworks: readonly Framework[];
  readonly #problems: Problems;
  readonly #notApplicable = new Map<string, string>();

  constructor(text: string, frontMatter: FrontMatter | undefined, frameworks: readonly Framework[]) {
    this.#problems = new Problems(text);
    this.#frontMatter = frontMatter;
    this.#frameworks = frameworks;
  }

  read(isDeclared: boolean): Declaration {
    const declaration: Mutable<Declaration> = {
      isDeclared,
      framework: undefined,
      stage: undefined,
      task: undefined,
      notApplicable: this.#notApplicable,
      range: undefined,
      problems: this.#problems.list,
    };
    this.#problems.list.push(...(this.#frontMatter?.problems ?? []));
    const entry = this.#frontMatter?.entries.find(({ key }) => key === DECLARING_KEY);
    if (!entry) return declaration;
    declaration.isDeclared = true;
    declaration.range = entry.keyRange;
    if (Array.isArray(entry.value)) this.#readMapping(entry.value as FrontMatterEntry[], declaration);
    else declaration.framework = this.#readFramework(entry);
    return declaration;
  }

  #readMapping(entries: readonly FrontMatterEntry[], declaration: Mutable<Declaration>): void {
    for (const entry of entries) {
      switch (entry.key) {
        case "framework":
          declaration.framework = this.#readFramework(entry);
          break;
        case "stage":
          declaration.stage = this.#readChoice(entry, stages, "stage") as Stage | undefined;
          break;
        case "task":
          if (typeof entry.value === "string") declaration.task = entry.value;
          else this.#problems.add("The task must be a word such as `ranking`.", entry.valueRange);
          break;
        case "not-applicable":
          this.#readNotApplicable(entry);
          break;
        default:
          this.#problems.unknown(
            entry.key,
            entry.keyRange,
            ["framework", "stage", "task", "not-applicable"],
            "key",
          );
      }
    }
  }

  #readFramework(entry: FrontMatterEntry): string | undefined {
    return this.#readChoice(entry, frameworkChoices(this.#frameworks), "framework");
  }

  #readChoice(entry: FrontMatterEntry, choices: readonly string[], what: string): string | undefined {
    const { value } = entry;
    if (typeof value === "string" && choices.includes(value)) return value;
    if (value === null || value === undefined || typeof value === "object") {
      this.#problems.add(`Name a ${what}: ${choices.join(", ")}.`, entry.keyRange);
    } else {
      this.#problems.unknown(String(value), entry.valueRange, choices, what);
    }
    return undefined;
  }

  #readNotApplicable({ value, valueRange }: FrontMatterEntry): void {
    if (!Array.isArray(value)) {
      this.#problems.add("Write `not-applicable` as a mapping from a topic to the reason.", valueRange);
      return;
    }
    const topics = knowledge.topics.map(({ id }) => id);
    for (const { key, keyRange, value: reason } of value as FrontMatterEntry[]) {
      if (!topics.includes(key)) this.#problems.unknown(key, keyRange, topics, "topic");
      else if (typeof reason === "string" && reason.trim() !== "")
        this.#notApplicable.set(key, reason.trim());
      else
        this.#problems.add(
          `Say why \`${key}\` is not applicable: without a reason it stays expected.`,
          keyRange,
        );
    }
  }
}

/** Whether an id names one of the frameworks, or says `none`. */
export function isKnownFramework(id: string, frameworks: readonly Framework[]): boolean {
  return frameworkChoices(frameworks).includes(id);
}

/** What may be named as a framework. */
export function frameworkChoices(frameworks: readonly Framework[]): string[] {
  return [...frameworks.map(({ id }) => id), NO_FRAMEWORK];
}
