import { closest, type Closest } from "../text/closest";

/** A rule as users name it: by its code or its name. */
export interface RuleName {
  readonly code: string;
  readonly name: string;
}

/** A rule by its code or its name, in either case. */
export function findRule<Rule extends RuleName>(rules: readonly Rule[], wanted: string): Rule | undefined {
  const word = wanted.toLowerCase();
  return rules.find(({ code, name }) => code.toLowerCase() === word || name === word);
}

/** The rule that a misspelt name means. Of a code only the way of writing: with another digit it may be any. */
export function meantRule(rules: readonly RuleName[], name: string): Closest | undefined {
  const isCode = /\d/.test(name);
  const meant = closest(
    name,
    rules.map((rule) => (isCode ? rule.code : rule.name)),
  );
  return isCode && !meant?.isSameWords ? undefined : meant;
}
