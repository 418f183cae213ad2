import { check } from "./check";
import { checklist } from "./checklist";
import { numbers, trace } from "./documentReport";
import { newDocument } from "./newDocument";
import { rulesCommand } from "./rulesCommand";
import { USAGE } from "./usage";
import { ExitCode, UsageError, type World } from "./world";

const commands = { check, checklist, trace, numbers, new: newDocument, rules: rulesCommand } as const;

/** The command line: reads its arguments, does one thing, and returns the exit code. Never throws. */
export async function main(world: World): Promise<number> {
  const [name, ...rest] = world.argv;
  if (name === "--version" || name === "-v") {
    world.stdout(`${world.version}\n`);
    return ExitCode.Clean;
  }
  if (
    name === "--help" ||
    name === "-h" ||
    name === "help" ||
    rest.includes("--help") ||
    rest.includes("-h")
  ) {
    world.stdout(USAGE);
    return ExitCode.Clean;
  }
  try {
    if (name === undefined || !Object.hasOwn(commands, name)) {
      throw new UsageError(name === undefined ? "No command given." : `There is no command "${name}".`);
    }
    return await commands[name as keyof typeof commands](rest, world);
  } catch (error) {
    if (error instanceof UsageError) {
      world.stderr(`ml-design-doc: ${error.message}\nSee "ml-design-doc --help".\n`);
    } else {
      const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
      world.stderr(`ml-design-doc failed, which is a bug of its own: please report it.\n${trace}\n`);
    }
    return ExitCode.Failure;
  }
}
