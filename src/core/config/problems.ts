import { closest } from "../text/closest";
import type { Range } from "../text/lines";
import type { TextEdit } from "../text/textEdit";
import type { YamlEntry, YamlNode } from "../text/yaml";

/** Something written by hand that can't be meant, with the change that mends it where there is only one. */
export interface Problem {
  readonly message: string;
  readonly range: Range;
  readonly fix?: { readonly title: string; readonly edit: TextEdit; readonly isSafe: boolean };
}

const LONGEST_SHOWN = 40;

/** Collects what is wrong with a declaration or a file, in sentences that say what to do. */
export class Problems {
  readonly list: Problem[] = [];
  readonly #text: string;

  /** @param text What the ranges lie in. */
  constructor(text: string) {
    this.#text = text;
  }

  add(message: string, range: Range): void {
    this.list.push({ message, range });
  }

  /** A value that is none of the choices; if one is near, it asks whether that is meant. */
  unknown(value: string, range: Range, choices: readonly string[], what: string): void {
    const shown = value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
    const meant = closest(value, choices);
    if (!meant) {
      this.add(`Unknown ${what} \`${shown}\`: use ${choices.join(", ")}.`, range);
      return;
    }
    const quote = this.#text.charAt(range.start);
    this.list.push({
      message: `Unknown ${what} \`${shown}\`: did you mean \`${meant.choice}\`?`,
      range,
      fix: {
        title: `Change to \`${meant.choice}\``,
        // JSON wants its quotes back.
        edit: { range, newText: /^["']$/.test(quote) ? quote + meant.choice + quote : meant.choice },
        isSafe: meant.isSameWords,
      },
    });
  }

  /** The entries of a mapping; of anything else none. Keys that are written twice are the parser's to tell. */
  mapping(node: YamlNode, message: string): readonly YamlEntry[] {
    if (node.kind === "mapping") return node.entries;
    this.add(message, node.range);
    return [];
  }

  /** One of the choices. */
  choice<Choice extends string>(
    node: YamlNode,
    choices: readonly Choice[],
    what: string,
  ): Choice | undefined {
    if (node.kind !== "scalar" || node.value === null || node.value === "") {
      this.add(`Name a ${what}: ${choices.join(", ")}.`, node.range);
      return undefined;
    }
    const value = String(node.value);
    const known = choices.find((choice) => choice === value);
    if (known === undefined) this.unknown(value, node.range, choices, what);
    return known;
  }

  /** A text that is not blank. */
  text(node: YamlNode, message: string): string | undefined {
    if (node.kind === "scalar" && typeof node.value === "string" && node.value.trim() !== "")
      return node.value.trim();
    this.add(message, node.range);
    return undefined;
  }

  /** The texts of a list, each with its place; a single text may stand without the list. */
  texts(node: YamlNode, message: string): { readonly text: string; readonly range: Range }[] {
    const items = node.kind === "list" ? node.items : [node];
    return items.flatMap((item) => {
      const text = this.text(item, message);
      return text === undefined ? [] : [{ text, range: item.range }];
    });
  }
}
