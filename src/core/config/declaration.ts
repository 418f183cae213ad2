import type { DesignDocument } from "../document/model";
import {
  DECLARING_KEY,
  findFrontMatter,
  parseFrontMatter,
  type FrontMatter,
  type FrontMatterEntry,
} from "../document/frontMatter";
import { findFramework, knowledge, stages } from "../knowledge/index";
import type { Stage } from "../knowledge/types";
import type { Range } from "../text/lines";
import type { TextEdit } from "../text/textEdit";
import { closest } from "../text/closest";

/** Says that a document is a design doc that follows no framework. */
export const NO_FRAMEWORK = "none";

/** Something in the declaration that can't be meant, with the change that mends it where there is only one. */
export interface DeclarationProblem {
  readonly message: string;
  readonly range: Range;
  readonly fix?: { readonly title: string; readonly edit: TextEdit; readonly isSafe: boolean };
}

/** What a document's front matter declares. */
export interface Declaration {
  readonly isDeclared: boolean;
  /** The id of a built-in framework, or `none`. */
  readonly framework: string | undefined;
  readonly stage: Stage | undefined;
  readonly task: string | undefined;
  /** Reasons by topic. */
  readonly notApplicable: ReadonlyMap<string, string>;
  /** The declaring key, for findings about the whole document. */
  readonly range: Range | undefined;
  readonly problems: readonly DeclarationProblem[];
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
 */
export function readDeclaration(
  { frontMatter }: Pick<DesignDocument, "frontMatter">,
  isDeclared = false,
): Declaration {
  return new DeclarationReader(frontMatter).read(isDeclared);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class DeclarationReader {
  readonly #frontMatter: FrontMatter | undefined;
  readonly #problems: DeclarationProblem[] = [];
  readonly #notApplicable = new Map<string, string>();

  constructor(frontMatter: FrontMatter | undefined) {
    this.#frontMatter = frontMatter;
  }

  read(isDeclared: boolean): Declaration {
    const declaration: Mutable<Declaration> = {
      isDeclared,
      framework: undefined,
      stage: undefined,
      task: undefined,
      notApplicable: this.#notApplicable,
      range: undefined,
      problems: this.#problems,
    };
    this.#problems.push(...(this.#frontMatter?.problems ?? []));
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
          else this.#problem("The task must be a word such as `ranking`.", entry.valueRange);
          break;
        case "not-applicable":
          this.#readNotApplicable(entry);
          break;
        default:
          this.#unknown(entry.key, entry.keyRange, ["framework", "stage", "task", "not-applicable"], "key");
      }
    }
  }

  #readFramework(entry: FrontMatterEntry): string | undefined {
    const ids = [...knowledge.frameworks.map(({ id }) => id), NO_FRAMEWORK];
    return this.#readChoice(entry, ids, "framework");
  }

  #readChoice(entry: FrontMatterEntry, choices: readonly string[], what: string): string | undefined {
    const { value } = entry;
    if (typeof value === "string" && choices.includes(value)) return value;
    if (value === null || value === undefined || typeof value === "object") {
      this.#problem(`Name a ${what}: ${choices.join(", ")}.`, entry.keyRange);
    } else {
      this.#unknown(String(value), entry.valueRange, choices, what);
    }
    return undefined;
  }

  #readNotApplicable({ value, valueRange }: FrontMatterEntry): void {
    if (!Array.isArray(value)) {
      this.#problem("Write `not-applicable` as a mapping from a topic to the reason.", valueRange);
      return;
    }
    const topics = knowledge.topics.map(({ id }) => id);
    for (const { key, keyRange, value: reason } of value as FrontMatterEntry[]) {
      if (!topics.includes(key)) this.#unknown(key, keyRange, topics, "topic");
      else if (typeof reason === "string" && reason.trim() !== "")
        this.#notApplicable.set(key, reason.trim());
      else
        this.#problem(`Say why \`${key}\` is not applicable: without a reason it stays expected.`, keyRange);
    }
  }

  #unknown(value: string, range: Range, choices: readonly string[], what: string): void {
    const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
    const meant = closest(value, choices);
    if (!meant) {
      this.#problem(`Unknown ${what} \`${shown}\`: use ${choices.join(", ")}.`, range);
      return;
    }
    this.#problems.push({
      message: `Unknown ${what} \`${shown}\`: did you mean \`${meant.choice}\`?`,
      range,
      fix: {
        title: `Change to \`${meant.choice}\``,
        edit: { range, newText: meant.choice },
        isSafe: meant.isSameWords,
      },
    });
  }

  #problem(message: string, range: Range): void {
    this.#problems.push({ message, range });
  }
}

/** Whether an id names a built-in framework, or `none`. */
export function isKnownFramework(id: string): boolean {
  return id === NO_FRAMEWORK || findFramework(id) !== undefined;
}
