import { join, relative, resolve, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import {
  analyse,
  configurationFindings,
  type FileError,
  type FileResult,
  type RunResult,
} from "../core/index";
import { decode } from "../host/decode";
import { folderGlobs, isDesignDoc, matchesAny } from "../host/designDoc";
import { withSlashes } from "./configurations";
import type { ReadingOptions } from "./options";
import { ExitCode, UsageError, type World } from "./world";

/** A document to be read, and whether the user named it itself. */
interface Target {
  readonly path: string;
  readonly isExplicit: boolean;
}

const STDIN = "-";

/** What to say where folders and globs hold nothing to read. */
export const NOTHING_FOUND =
  'No design doc found: add "ml-design-doc: <framework>" to a front matter, or name a file.\n';

/**
 * Reads the documents that the arguments name. Files are always read; in folders and globs only design docs are,
 * unless `isAll`.
 */
export async function readDocuments(
  args: readonly string[],
  isAll: boolean,
  { given, configurations }: ReadingOptions,
  world: World,
): Promise<RunResult> {
  const files: FileResult[] = [];
  const errors: FileError[] = [];
  for (const target of await findTargets(args.length === 0 ? ["."] : args, world)) {
    const path = shownPath(target.path, world.cwd);
    const decoded = await readText(target.path, world);
    if ("problem" in decoded) {
      errors.push({ path, message: decoded.problem });
      continue;
    }
    const absolute = target.path === STDIN ? join(world.cwd, "stdin.md") : target.path;
    const { configuration, options } = await configurations.forDocument(absolute);
    const candidate = { text: decoded.text, path: withSlashes(absolute) };
    const isDeclared = isDesignDoc(candidate, folderGlobs(configuration.include));
    const isIgnored = matchesAny(candidate.path, folderGlobs(configuration.ignore));
    if (!target.isExplicit && (isIgnored || (!isAll && !isDeclared))) continue;
    files.push({ path, analysis: analyse(decoded.text, { ...options, ...given, isDeclared }) });
  }
  const configuration = (await configurations.files())
    .filter(({ problems }) => problems.length > 0)
    .map(({ path, lines, problems }) => ({
      path: shownPath(path, world.cwd),
      lines,
      findings: configurationFindings(problems),
    }));
  return { configuration, files, errors };
}

/** Says beside the output what could not be read or used, and with which exit code that ends. */
export function tellProblems({ configuration, files, errors }: RunResult, world: World): ExitCode {
  for (const { path, lines, findings } of configuration) {
    for (const { message, range } of findings)
      world.stderr(`${path}:${lines.position(range.start).line + 1}: ${message}\n`);
  }
  if (files.length + errors.length === 0) world.stderr(NOTHING_FOUND);
  for (const { path, message } of errors) world.stderr(`${path}: ${message}\n`);
  return errors.length > 0 ? ExitCode.Failure : ExitCode.Clean;
}

async function readText(path: string, world: World) {
  if (path !== STDIN && !(await world.fs.kindOf(path))) {
    return { problem: "There is no such file or folder, and nothing that matches: check the path." };
  }
  try {
    return decode(path === STDIN ? await world.stdin() : await world.fs.readFile(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `The file can't be read (${reason}): check its permissions, or leave it out.` };
  }
}

async function findTargets(args: readonly string[], world: World): Promise<Target[]> {
  const targets = new Map<string, Target>();
  for (const arg of args) {
    for (const target of await expand(arg, world)) {
      const known = targets.get(target.path);
      if (!known || target.isExplicit) targets.set(target.path, target);
    }
  }
  return [...targets.values()];
}

async function expand(arg: string, { fs, cwd }: World): Promise<Target[]> {
  if (arg.trim() === "")
    throw new UsageError("An empty path names nothing: name a file, a folder or a glob.");
  if (arg === STDIN) return [{ path: STDIN, isExplicit: true }];
  const path = resolve(cwd, arg);
  const kind = await fs.kindOf(path);
  if (kind === "file") return [{ path, isExplicit: true }];
  const isFolder = kind === "folder";
  const found = await fs.find(isFolder ? ["**/*.md"] : [arg.replaceAll("\\", "/")], isFolder ? path : cwd);
  // The other documents are read all the same; this one is among the errors.
  if (!isFolder && found.length === 0) return [{ path, isExplicit: true }];
  const kept = await withoutIgnored(found, isFolder ? path : cwd, fs);
  return kept.map((file) => ({ path: file, isExplicit: false }));
}

/** The rules of one .gitignore, for what lies below its folder. */
interface IgnoreFile {
  readonly folder: string;
  readonly ignores: Ignore;
}

/** Leaves out what git ignores, by every .gitignore between the repository's root and the files. */
async function withoutIgnored(files: readonly string[], folder: string, fs: World["fs"]): Promise<string[]> {
  const rules: IgnoreFile[] = [];
  const inside = await fs.find(["**/.gitignore"], folder);
  const above = (await foldersUpToRoot(folder, fs)).map((parent) => join(parent, ".gitignore"));
  for (const path of new Set([...above, ...inside])) {
    if ((await fs.kindOf(path)) !== "file") continue;
    const decoded = decode(await fs.readFile(path));
    if ("text" in decoded) rules.push({ folder: join(path, ".."), ignores: ignore().add(decoded.text) });
  }
  // The nearest .gitignore has the last word.
  rules.sort((a, b) => a.folder.length - b.folder.length);
  const known = new Map<string, boolean>();
  return files.filter((file) => !isIgnored(file, "", rules, known));
}

/** Whether a path is ignored, or a folder above it: what lies in an ignored folder can't be taken back. */
function isIgnored(
  path: string,
  slash: "" | "/",
  rules: readonly IgnoreFile[],
  known: Map<string, boolean>,
): boolean {
  const found = known.get(path);
  if (found !== undefined) return found;
  const parent = join(path, "..");
  let isOut = parent !== path && isIgnored(parent, "/", rules, known);
  if (!isOut) {
    for (const { folder, ignores } of rules) {
      const below = relative(folder, path).split(sep).join("/");
      if (below === "" || !ignore.isPathValid(below)) continue;
      const { ignored, unignored } = ignores.test(below + slash);
      if (ignored || unignored) isOut = ignored;
    }
  }
  known.set(path, isOut);
  return isOut;
}

/** The folder and its parents up to the one that holds `.git`; only the folder where there is none. */
async function foldersUpToRoot(folder: string, fs: World["fs"]): Promise<string[]> {
  const folders: string[] = [];
  for (let at = folder; ; at = join(at, "..")) {
    folders.push(at);
    if (await fs.kindOf(join(at, ".git"))) return folders;
    if (join(at, "..") === at) return [folder];
  }
}

/** A path as reports show it. */
export function shownPath(path: string, cwd: string): string {
  if (path === STDIN) return "<stdin>";
  const shown = relative(cwd, path);
  return (shown.startsWith("..") ? path : shown).split(sep).join("/");
}
