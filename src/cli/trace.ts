import { formatTrace, formatTraceJson } from "../core/index";
import { readDocuments, tellProblems } from "./files";
import { readArguments, READING, readingOptions } from "./options";
import { UsageError, type ExitCode, type World } from "./world";

/** `trace`: how goal, metrics, targets, signals and alerts of a design hang together. */
export async function trace(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...READING,
    all: { type: "boolean", default: false },
    format: { type: "string", default: "stylish" },
  });
  if (values.format !== "stylish" && values.format !== "json")
    throw new UsageError(`There is no format "${values.format}": use stylish or json.`);
  const result = await readDocuments(positionals, values.all, await readingOptions(values, world), world);
  const { files } = result;
  world.stdout(
    values.format === "json"
      ? formatTraceJson(files)
      : files.map((file) => formatTrace(file, world.style)).join("\n"),
  );
  return tellProblems(result, world);
}
