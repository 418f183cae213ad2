import { resolve } from "node:path";
import { findFramework, frameworks, outline } from "../core/index";
import { analysisOptions, READING, readArguments } from "./options";
import { ExitCode, UsageError, type World } from "./world";

/** `new`: prints the outline of a framework, or writes it to a new file. */
export async function newDocument(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...READING,
    title: { type: "string", default: "Untitled design" },
  });
  const { framework: id = frameworks[0]!.id } = analysisOptions(values);
  const framework = findFramework(id);
  if (!framework)
    throw new UsageError(`An outline needs a framework: ${frameworks.map((known) => known.id).join(", ")}.`);
  const { text } = outline(framework, values.title);
  const [file, another] = positionals;
  if (another !== undefined) throw new UsageError(`"new" writes one file, not also "${another}".`);
  if (file === undefined) {
    world.stdout(text);
    return ExitCode.Clean;
  }
  try {
    await world.fs.writeNewFile(resolve(world.cwd, file), text);
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new UsageError(
      isThere
        ? `"${file}" is there already: name a new file.`
        : `"${file}" can't be written (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
  world.stderr(`${file}: ${framework.title}, ${framework.steps.length} sections to fill.\n`);
  return ExitCode.Clean;
}
