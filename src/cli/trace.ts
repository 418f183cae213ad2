import { formatTrace, formatTraceJson } from "../core/index";
import { NOTHING_FOUND, readDocuments } from "./files";
import { analysisOptions, readArguments, READING } from "./options";
import { ExitCode, UsageError, type World } from "./world";

/** `trace`: how goal, metrics, targets, signals and alerts of a design hang together. */
export async function trace(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...READING,
    all: { type: "boolean", default: false },
    format: { type: "string", default: "stylish" },
  });
  if (values.format !== "stylish" && values.format !== "json")
    throw new UsageError(`There is no format "${values.format}": use stylish or json.`);
  const { files, errors } = await readDocuments(positionals, values.all, analysisOptions(values), world);
  world.stdout(
    values.format === "json"
      ? formatTraceJson(files)
      : files.map((file) => formatTrace(file, world.style)).join("\n"),
  );
  if (files.length + errors.length === 0) world.stderr(NOTHING_FOUND);
  for (const { path, message } of errors) world.stderr(`${path}: ${message}\n`);
  return errors.length > 0 ? ExitCode.Failure : ExitCode.Clean;
}
