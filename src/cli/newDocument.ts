import { resolve } from "node:path";
import { availableFrameworks, outline } from "../core/index";
import { READING, readArguments, readingOptions } from "./options";
import { ExitCode, UsageError, type World } from "./world";

/** `new`: prints the outline of a framework, or writes it to a new file. */
export async function newDocument(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...READING,
    title: { type: "string", default: "Untitled design" },
  });
  const { given, configurations } = await readingOptions(values, world);
  const { options } = await configurations.forFolder(world.cwd);
  const frameworks = availableFrameworks(options);
  const id = given.framework ?? options.framework ?? frameworks[0]!.id;
  const framework = frameworks.find((known) => known.id === id);
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
