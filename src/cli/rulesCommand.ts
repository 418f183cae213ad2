import { join } from "node:path";
import { findRule, presets, ruleInfos, type RuleInfo } from "../core/index";
import { decode } from "../host/decode";
import { readArguments } from "./options";
import { ExitCode, UsageError, type World } from "./world";

/** `rules`: all rules in a line each, or the pages of some by their codes or names. */
export async function rulesCommand(args: readonly string[], world: World): Promise<ExitCode> {
  const { positionals } = readArguments(args, {});
  const pages = positionals.map(ruleOrError);
  if (pages.length === 0) {
    for (const { code, name, about, presets: by } of ruleInfos) {
      const severity = world.style("dim", severityWords(by));
      world.stdout(`${world.style("bold", code)} ${name}  ${severity}\n    ${about}\n`);
    }
  }
  for (const rule of pages) world.stdout(await readPage(rule, world));
  return ExitCode.Clean;
}

/** The severity, and the preset with which it begins where that is not the first. */
function severityWords(by: RuleInfo["presets"]): string {
  const first = presets.find((preset) => by[preset] !== "off");
  if (first === undefined) return "off";
  return first === presets[0] ? by[first] : `${by[first]} (${first})`;
}

function ruleOrError(wanted: string): RuleInfo {
  const rule = findRule(wanted);
  if (!rule) throw new UsageError(`There is no rule "${wanted}": "ml-design-doc rules" lists them.`);
  return rule;
}

async function readPage({ code, name, about }: RuleInfo, { fs, packageFolder }: World): Promise<string> {
  const page = join(packageFolder, "docs", "rules", `${code}-${name}.md`);
  const decoded = (await fs.kindOf(page)) === "file" ? decode(await fs.readFile(page)) : undefined;
  return decoded && "text" in decoded ? decoded.text : `${about}\n`;
}
