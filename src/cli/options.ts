import { parseArgs, type ParseArgsConfig } from "node:util";
import { configurationProblems, type AnalysisOptions } from "../core/index";
import { UsageError } from "./world";

/** The options that every command which reads documents takes. */
export const READING = { framework: { type: "string" }, stage: { type: "string" } } as const;

/** Parses a command's arguments; what is wrong with them is a usage error. */
export function readArguments<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? firstSentence(error.message) : String(error));
  }
}

/** The options of the analysis, checked. */
export function analysisOptions(values: {
  readonly framework?: string | undefined;
  readonly stage?: string | undefined;
}): AnalysisOptions {
  const { framework, stage } = values;
  const problems = configurationProblems({ framework, stage });
  if (problems.length > 0) throw new UsageError(problems.join(" "));
  return { framework, stage };
}

function firstSentence(message: string): string {
  return `${message.split(/\. /, 1)[0]!.replace(/\.$/, "")}.`;
}
