import type { Problem } from "../config/problems";
import configurationInvalid from "../rules/configuration-invalid";
import type { Finding } from "../rules/rule";

/**
 * What is wrong with a configuration file, as findings in it. They can't be switched off: a configuration that is read
 * otherwise than it was meant has no say in that.
 */
export function configurationFindings(problems: readonly Problem[]): Finding[] {
  const { code, name } = configurationInvalid;
  return problems.map(({ message, range, fix }) => ({
    code,
    name,
    severity: "warning",
    message,
    range,
    related: [],
    fixes: fix ? [{ title: fix.title, kind: fix.isSafe ? "fix" : "suggestion", edit: fix.edit }] : [],
    topics: [],
    expects: undefined,
    also: [],
  }));
}
