import { findRule, meantRule, type RuleName } from "../config/ruleNames";
import type { Directive } from "../document/model";
import type { Finding, Suppression } from "../rules/rule";

/** Which findings the directives of a document hide, and which directives hide nothing. */
export class Suppressor {
  readonly #directives: readonly Directive[];
  readonly #rules: readonly RuleName[];
  readonly #byCode = new Map<string, Covers>();
  /** By directive, the codes that hid something. */
  readonly #used = new Map<Directive, Set<string>>();

  /** @param rules All rules that there are, whether or not they run. */
  constructor(directives: readonly Directive[], rules: readonly RuleName[]) {
    this.#directives = directives;
    this.#rules = rules;
    for (const directive of directives) {
      // Without a reason, as with what is declared not applicable, it stays expected.
      if (directive.scope === undefined || directive.reason === "") continue;
      for (const { name } of directive.rules) {
        const code = findRule(rules, name)?.code;
        if (code === undefined) continue;
        const covers = this.#byCode.get(code) ?? new Covers();
        this.#byCode.set(code, covers);
        covers.add(directive);
      }
    }
  }

  /** Whether a finding is hidden. What hides it counts as used. */
  hides({ code, range }: Finding): boolean {
    const directive = this.#byCode.get(code)?.at(range.start);
    if (!directive) return false;
    const used = this.#used.get(directive);
    if (used) used.add(code);
    else this.#used.set(directive, new Set([code]));
    return true;
  }

  /** What became of each directive. @param ran The codes of the rules that ran: of others nobody knows. */
  report(ran: ReadonlySet<string>): Suppression[] {
    return this.#directives.map((directive) => ({
      directive,
      unknown: directive.rules
        .filter(({ name }) => !findRule(this.#rules, name))
        .map((rule) => ({ rule, meant: meantRule(this.#rules, rule.name) })),
      unused: directive.rules.filter(({ name }) => {
        const code = findRule(this.#rules, name)?.code;
        return code !== undefined && ran.has(code) && !this.#used.get(directive)?.has(code);
      }),
    }));
  }
}

/**
 * The directives that name one rule, by what they cover. They come in the order of the text, and so do the beginnings
 * of what those of one scope cover: no finding has to ask them all.
 */
class Covers {
  #file: Directive | undefined;
  readonly #lines: Directive[] = [];
  /** Sections lie inside one another or apart: each with the one around it. */
  readonly #sections: { readonly directive: Directive; readonly outer: number }[] = [];

  add(directive: Directive): void {
    if (directive.scope === "file") this.#file ??= directive;
    else if (directive.scope === "next-line") this.#lines.push(directive);
    else {
      const outer = this.#around(this.#sections.length - 1, directive.covers.start);
      this.#sections.push({ directive, outer });
    }
  }

  /** The narrowest that covers an offset. */
  at(offset: number): Directive | undefined {
    // Blocks lie apart, and of two comments in one block the later covers the rest of what the earlier does.
    const line = this.#lines[lastFrom(this.#lines, offset, (directive) => directive.covers.start)];
    if (line && offset < line.covers.end) return line;
    const last = lastFrom(this.#sections, offset, ({ directive }) => directive.covers.start);
    return this.#sections[this.#around(last, offset)]?.directive ?? this.#file;
  }

  #around(from: number, offset: number): number {
    let index = from;
    while (index >= 0 && this.#sections[index]!.directive.covers.end <= offset)
      index = this.#sections[index]!.outer;
    return index;
  }
}

/** The index of the last item that begins at an offset or before; -1 where none does. */
function lastFrom<Item>(items: readonly Item[], offset: number, start: (item: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start(items[middle]!) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
