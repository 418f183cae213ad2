import { analyse, readConfigurationFile, type Analysis } from "../../src/core/index";
import { lint } from "../../src/core/lint/lint";
import { rules } from "../../src/core/rules/index";

/**
 * Reads a text with one rule only, and with those that its comments suppress: a fixture is about its rule, and stays
 * what it is when others are added.
 * @param configuration A configuration file whose settings of rules count.
 */
export function analyseFor(code: string, text: string, configuration = ""): Analysis {
  const analysis = analyse(text);
  const named = analysis.document.directives.flatMap((directive) => directive.rules.map(({ name }) => name));
  const heard = rules.filter(
    (rule) => rule.code === code || named.includes(rule.code) || named.includes(rule.name),
  );
  const set = readConfigurationFile(configuration).rules;
  return {
    ...analysis,
    ...lint({ ...analysis, configurationProblems: [] }, { preset: "all", rules: set }, heard),
  };
}
