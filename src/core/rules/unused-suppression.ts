import { DIRECTIVES } from "../document/directives";
import type { Directive } from "../document/model";
import { closest } from "../text/closest";
import type { Range } from "../text/lines";
import { removeComment } from "./removeComment";
import { defineRule, type Fix, type Reading, type Report, type Suppression } from "./rule";

export default defineRule({
  code: "MLD116",
  name: "unused-suppression",
  about: "A comment that should suppress findings has nothing to suppress, gives no reason, or is misspelt.",
  severity: { default: "warning" },
  phase: "suppression",
  fix: "fix",
  since: "0.1.0",
  messages: {
    misspelt: "There is no comment `{{name}}`: use {{choices}}.",
    misspeltAs: "There is no comment `{{name}}`: did you mean `{{meant}}`?",
    noRule: "Name the rules to suppress, by code or name: a comment never suppresses all.",
    noReason: "Say why after ` -- `: without a reason this comment suppresses nothing.",
    unknown: "There is no rule `{{name}}`: `ml-design-doc rules` lists them.",
    unknownAs: "There is no rule `{{name}}`: did you mean `{{meant}}`?",
    unused: "{{rules}} finds nothing here: remove this comment.",
    unusedInPart: "{{rules}} finds nothing here: remove it from this comment.",
  },
  check(reading, report) {
    for (const suppression of reading.suppressions) {
      const { directive } = suppression;
      if (directive.scope === undefined) report(misspelt(directive));
      else if (directive.rules.length === 0) report({ message: "noRule", range: directive.range });
      else if (directive.reason === "") report({ message: "noReason", range: directive.range });
      else for (const one of [...unknown(suppression), ...unused(suppression, reading)]) report(one);
    }
  },
});

function misspelt({ name, nameRange }: Directive): Report {
  const choices = Object.values(DIRECTIVES);
  const meant = closest(name, choices);
  return {
    message: meant ? "misspeltAs" : "misspelt",
    data: { name: short(name), choices: choices.join(", "), meant: meant?.choice ?? "" },
    range: nameRange,
    fixes: meant ? [change(nameRange, meant.choice)] : [],
  };
}

function unknown({ unknown: rules }: Suppression): Report[] {
  return rules.map(({ rule: { name, range }, meant }) => ({
    message: meant ? "unknownAs" : "unknown",
    data: { name: short(name), meant: meant?.choice ?? "" },
    range,
    fixes: meant ? [change(range, meant.choice)] : [],
  }));
}

function unused({ directive, unused: rules }: Suppression, { document }: Reading): Report[] {
  if (rules.length === 0) return [];
  const atMost = "information";
  const names = rules.map(({ name }) => name).join(", ");
  if (rules.length === directive.rules.length) {
    const edit = removeComment(document, directive.range);
    const fixes: Fix[] = [{ title: "Remove the unused suppression", kind: "fix", edit }];
    return [{ message: "unused", data: { rules: names }, range: directive.range, fixes, atMost }];
  }
  return rules.map(({ name, range }) => {
    const edit = {
      range: withSeparator(
        range,
        directive,
        rules.map((rule) => rule.range),
      ),
      newText: "",
    };
    const fixes: Fix[] = [{ title: `Remove \`${name}\` from the suppression`, kind: "fix", edit }];
    return { message: "unusedInPart", data: { rules: name }, range, fixes, atMost };
  });
}

/** A name in a list with the separator that goes with it: the one before it, if a name that stays is before that. */
function withSeparator(range: Range, directive: Directive, unused: readonly Range[]): Range {
  const { rules } = directive;
  const index = rules.findIndex((rule) => rule.range.start === range.start);
  const stays = rules.slice(0, index).some((rule) => !unused.some(({ start }) => start === rule.range.start));
  return stays
    ? { start: rules[index - 1]!.range.end, end: range.end }
    : { start: range.start, end: rules[index + 1]?.range.start ?? range.end };
}

/** Never safe: a comment that counts from now on may hide what its author has not seen. */
function change(range: Range, newText: string): Fix {
  return { title: `Change to \`${newText}\``, kind: "suggestion", edit: { range, newText } };
}

function short(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
