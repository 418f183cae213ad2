import { join } from "node:path";
import { ruleInfos } from "../core/index";
import { decode } from "../host/decode";
import { readArguments } from "./options";
import { ExitCode, UsageError, type World } from "./world";

/** `rules`: all rules in a line each, or the page of one by its code or name. */
export async function rulesCommand(args: readonly string[], world: World): Promise<ExitCode> {
  const { positionals } = readArguments(args, {});
  const [wanted] = positionals;
  if (wanted === undefined) {
    for (const { code, name, about, severity } of ruleInfos) {
      world.stdout(`${world.style("bold", code)} ${name}  ${world.style("dim", severity)}\n    ${about}\n`);
    }
    return ExitCode.Clean;
  }
  const rule = ruleInfos.find(({ code, name }) => code === wanted.toUpperCase() || name === wanted);
  if (!rule) throw new UsageError(`There is no rule "${wanted}": "ml-design-doc rules" lists them.`);
  const page = join(world.packageFolder, "docs", "rules", `${rule.code}-${rule.name}.md`);
  const decoded =
    (await world.fs.kindOf(page)) === "file" ? decode(await world.fs.readFile(page)) : undefined;
  world.stdout(decoded && "text" in decoded ? decoded.text : `${rule.about}\n`);
  return ExitCode.Clean;
}
