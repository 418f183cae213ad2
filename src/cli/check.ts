import { countFindings, formatJson, formatStylish } from "../core/index";
import { NOTHING_FOUND, readDocuments } from "./files";
import { READING, readArguments, readingOptions } from "./options";
import { printConfiguration } from "./printConfiguration";
import { ExitCode, UsageError, type World } from "./world";

/** `check`: reports the findings of documents. */
export async function check(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...READING,
    all: { type: "boolean", default: false },
    format: { type: "string", default: "stylish" },
    "exit-zero": { type: "boolean", default: false },
    "print-config": { type: "string" },
  });
  const { format } = values;
  if (format !== "stylish" && format !== "json") {
    throw new UsageError(`There is no format "${format}": use stylish or json.`);
  }
  const options = await readingOptions(values, world);
  if (values["print-config"] !== undefined) return printConfiguration(values["print-config"], options, world);
  const result = await readDocuments(positionals, values.all, options, world);
  world.stdout(format === "json" ? formatJson(result, world.version) : formatStylish(result, world.style));
  if (format === "stylish" && result.files.length + result.errors.length === 0) world.stderr(NOTHING_FOUND);
  if (result.errors.length > 0) return ExitCode.Failure;
  const count = Object.values(countFindings(result)).reduce((sum, number) => sum + number, 0);
  return count > 0 && !values["exit-zero"] ? ExitCode.Findings : ExitCode.Clean;
}
