import { resolve } from "node:path";
import { formatConfiguration, type Overrides } from "../core/index";
import { declaredOverrides } from "../host/declared";
import { decode } from "../host/decode";
import { shownPath } from "./files";
import type { ReadingOptions } from "./options";
import { ExitCode, UsageError, type World } from "./world";

/** `check --print-config FILE`: what applies to a document, and which file set each value. */
export async function printConfiguration(
  file: string,
  { given, configurations }: ReadingOptions,
  world: World,
): Promise<ExitCode> {
  const path = resolve(world.cwd, file);
  if ((await world.fs.kindOf(path)) === "folder")
    throw new UsageError(`"${file}" is a folder: name a document, which need not be there yet.`);
  const { configuration, options } = await configurations.forDocument(path);
  const onCommandLine = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, { value, source: "command line" }]),
  ) as Overrides;
  const decoded =
    (await world.fs.kindOf(path)) === "file" ? decode(await world.fs.readFile(path)) : undefined;
  const declared = decoded && "text" in decoded ? declaredOverrides(decoded.text, options) : {};
  const show = (source: string): string => shownPath(source, world.cwd);
  world.stdout(formatConfiguration(show(path), configuration, { ...onCommandLine, ...declared }, show));
  return ExitCode.Clean;
}
