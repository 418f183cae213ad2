import { parseArgs, type ParseArgsConfig } from "node:util";
import { configurationProblems, type AnalysisOptions } from "../core/index";
import { Configurations, type ConfigurationChoice } from "./configurations";
import { UsageError, type World } from "./world";

/** The options that every command which reads documents takes. */
export const READING = {
  framework: { type: "string" },
  stage: { type: "string" },
  preset: { type: "string" },
  config: { type: "string" },
  "no-config": { type: "boolean" },
} as const;

/** What the arguments say of how documents are read; it goes before what is configured. */
export interface ReadingOptions {
  readonly given: Pick<AnalysisOptions, "framework" | "stage" | "preset">;
  readonly configurations: Configurations;
}

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

/** How documents are to be read, checked. The frameworks that may be named are those of the working folder. */
export async function readingOptions(
  values: ReadingOptions["given"] & ConfigurationChoice,
  world: World,
): Promise<ReadingOptions> {
  const configurations = new Configurations(values, world);
  const { framework, stage, preset } = values;
  const given = Object.fromEntries(
    Object.entries({ framework, stage, preset }).filter(([, value]) => value !== undefined),
  );
  const { frameworks } = (await configurations.forFolder(world.cwd)).options;
  const problems = configurationProblems({ ...given, frameworks });
  if (problems.length > 0) throw new UsageError(problems.join(" "));
  return { given, configurations };
}

function firstSentence(message: string): string {
  return `${message.split(/\. /, 1)[0]!.replace(/\.$/, "")}.`;
}
