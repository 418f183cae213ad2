import { formatChecklist } from "../core/index";
import { NOTHING_FOUND, readDocuments } from "./files";
import { analysisOptions, READING, readArguments } from "./options";
import { ExitCode, type World } from "./world";

/** `checklist`: which parts of a design are there, and with `--explain` why. */
export async function checklist(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...READING,
    all: { type: "boolean", default: false },
    explain: { type: "boolean", default: false },
  });
  const { files, errors } = await readDocuments(positionals, values.all, analysisOptions(values), world);
  world.stdout(files.map((file) => formatChecklist(file, values.explain, world.style)).join("\n"));
  if (files.length + errors.length === 0) world.stderr(NOTHING_FOUND);
  for (const { path, message } of errors) world.stderr(`${path}: ${message}\n`);
  return errors.length > 0 ? ExitCode.Failure : ExitCode.Clean;
}
