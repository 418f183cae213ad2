import {
  formatNumbers,
  formatNumbersJson,
  formatTrace,
  formatTraceJson,
  type FileResult,
  type Style,
} from "../core/index";
import { readDocuments, tellProblems } from "./files";
import { readArguments, READING, readingOptions } from "./options";
import { UsageError, type ExitCode, type World } from "./world";

/** `trace`: how goal, metrics, targets, signals and alerts of a design hang together. */
export const trace = documentReport(formatTrace, formatTraceJson);

/** `numbers`: the quantities of a design, what they stand for, and what follows from them. */
export const numbers = documentReport(formatNumbers, formatNumbersJson);

/** A command that tells something of each document, for people or for machines. */
function documentReport(
  forPeople: (file: FileResult, style: Style) => string,
  forMachines: (files: readonly FileResult[]) => string,
) {
  return async (args: readonly string[], world: World): Promise<ExitCode> => {
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
        ? forMachines(files)
        : files.map((file) => forPeople(file, world.style)).join("\n"),
    );
    return tellProblems(result, world);
  };
}
