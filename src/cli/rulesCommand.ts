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
    world.stdout(`\n${world.style("dim", ABOUT_SEVERITIES)}\n`);
  }
  for (const rule of pages) world.stdout(await readPage(rule, world));
  return ExitCode.Clean;
}

const ABOUT_SEVERITIES =
  "Severities are those of the stage design, from the preset named on (--preset). Each preset has the rules of the one before it.";

/** The severity, and the preset from which on the rule speaks. */
function severityWords(by: RuleInfo["presets"]): string {
  const first = presets.find((preset) => by[preset] !== "off");
  return first === undefined ? "off" : `${by[first]} from ${first}`;
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
