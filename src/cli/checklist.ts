import { formatChecklist } from "../core/index";
import { readDocuments, tellProblems } from "./files";
import { READING, readArguments, readingOptions } from "./options";
import type { ExitCode, World } from "./world";

/** `checklist`: which parts of a design are there, and with `--explain` why. */
export async function checklist(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...READING,
    all: { type: "boolean", default: false },
    explain: { type: "boolean", default: false },
  });
  const result = await readDocuments(positionals, values.all, await readingOptions(values, world), world);
  world.stdout(result.files.map((file) => formatChecklist(file, values.explain, world.style)).join("\n"));
  return tellProblems(result, world);
}
