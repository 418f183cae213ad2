import {
  configuredOptions,
  LineIndex,
  mergeConfiguration,
  readConfigurationFile,
  readFrameworkFile,
  type AnalysisOptions,
  type Configuration,
  type ConfigurationFile,
  type Layer,
  type Problem,
} from "../core/index";
import { decode } from "./decode";
import type { FileSystem } from "./fileSystem";
import { parent, resolve } from "./paths";

/** What a configuration file is called; of several in one folder the first counts. */
export const CONFIGURATION_FILES = [
  ".ml-design-doc.yaml",
  ".ml-design-doc.yml",
  ".ml-design-doc.json",
] as const;

/** A file of ours that was read, with all that is wrong with it. */
export interface ReadFile {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly problems: readonly Problem[];
}

/** What is configured for the documents of a folder. */
export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** The same as options of the analysis. */
  readonly options: AnalysisOptions;
  /** Every file that was read for it. */
  readonly files: readonly ReadFile[];
  /** Files that would change it if they changed or came to be. */
  readonly watched: readonly string[];
}

type Files = Pick<FileSystem, "readFile" | "kindOf">;

/** The file that is to be read is not there or can't be: why, and what to do. */
export class ConfigurationError extends Error {}

/**
 * What is configured for the documents of a folder: the files of the folder and of those above it, the nearest first,
 * up to one that says `root: true` or to the repository's root, which holds `.git`.
 * @param boundary The highest folder to look at outside of a repository.
 */
export async function loadConfiguration(
  folder: string,
  fs: Files,
  boundary?: string,
): Promise<LoadedConfiguration> {
  const loader = new Loader(fs);
  const found: string[] = [];
  for (const at of await foldersUp(folder, fs, boundary)) {
    const path = await loader.findIn(at);
    if (path === undefined) continue;
    found.unshift(path);
    if ((await loader.read(path))?.root) break;
  }
  return loader.load(found);
}

/** What one file configures, and no other but those that it builds on. */
export async function loadConfigurationFile(path: string, fs: Files): Promise<LoadedConfiguration> {
  const loader = new Loader(fs);
  if (!(await loader.read(path))) throw new ConfigurationError(loader.whyNot(path));
  return loader.load([path]);
}

/**
 * The folder and those above it up to the repository's root, so that the editor and the command line agree wherever they
 * are opened; outside of a repository up to the boundary, without one only the folder.
 */
async function foldersUp(folder: string, fs: Files, boundary: string | undefined): Promise<string[]> {
  const folders: string[] = [];
  for (let at = folder; ; at = parent(at)) {
    folders.push(at);
    if ((await fs.kindOf(resolve(at, ".git"))) !== undefined) return folders;
    if (parent(at) === at)
      return folders.slice(0, boundary === undefined ? 1 : folders.indexOf(boundary) + 1 || 1);
  }
}

/** Reads files, each once, and puts them together. */
class Loader {
  readonly #fs: Files;
  readonly #texts = new Map<string, string>();
  readonly #files = new Map<string, ConfigurationFile>();
  readonly #unreadable = new Map<string, string>();
  readonly #problems = new Map<string, Problem[]>();
  readonly #watched = new Set<string>();

  constructor(fs: Files) {
    this.#fs = fs;
  }

  /** The configuration file of a folder; others beside it are told that they do not count. */
  async findIn(folder: string): Promise<string | undefined> {
    let found: string | undefined;
    for (const name of CONFIGURATION_FILES) {
      const path = resolve(folder, name);
      this.#watched.add(path);
      if ((await this.#fs.kindOf(path)) !== "file") continue;
      if (found === undefined) {
        found = path;
        continue;
      }
      const text = await this.#text(path);
      const message = `This file is not read, because \`${found.slice(folder.length).replace("/", "")}\` stands beside it: keep one of them.`;
      this.#tell(path, message, { start: 0, end: Math.min(1, text?.length ?? 0) });
    }
    return found;
  }

  async read(path: string): Promise<ConfigurationFile | undefined> {
    const known = this.#files.get(path);
    if (known) return known;
    const text = await this.#text(path);
    if (text === undefined) return undefined;
    const file = readConfigurationFile(text);
    this.#files.set(path, file);
    return file;
  }

  /** Why a file could not be read. */
  whyNot(path: string): string {
    return this.#unreadable.get(path) ?? "There is no such file: check the path.";
  }

  /** Puts files together, the farthest first, each after those that it builds on. */
  async load(paths: readonly string[]): Promise<LoadedConfiguration> {
    const layers: Layer[] = [];
    for (const path of paths) layers.push(...(await this.#layers(path, [], new Set())));
    const { configuration, problems } = mergeConfiguration(layers);
    for (const [path, list] of problems) for (const problem of list) this.#problemsOf(path).push(problem);
    const files = [...this.#texts].map(([path, text]) => ({
      path,
      text,
      lines: new LineIndex(text),
      problems: unique([...(this.#files.get(path)?.problems ?? []), ...(this.#problems.get(path) ?? [])]),
    }));
    return { configuration, options: configuredOptions(configuration), files, watched: [...this.#watched] };
  }

  /**
   * @param chain The files that led here, each building on the next.
   * @param taken What the outermost of them builds on already: a file that is reached by two ways counts once.
   */
  async #layers(path: string, chain: readonly string[], taken: Set<string>): Promise<Layer[]> {
    const file = await this.read(path);
    if (!file) return [];
    const layers: Layer[] = [];
    for (const { text: written, range } of file.extends) {
      const base = resolve(parent(path), written);
      if (base === path || chain.includes(base)) {
        const circle = [...chain.slice(Math.max(0, chain.indexOf(base))), path, base];
        const names = circle.map((name) => name.slice(name.lastIndexOf("/") + 1)).join(" → ");
        this.#tell(path, `This goes round in a circle (${names}): take one \`extends\` out.`, range);
      } else if (taken.has(base)) {
        continue;
      } else if (await this.read(base)) {
        taken.add(base);
        layers.push(...(await this.#layers(base, [...chain, path], taken)));
      } else {
        this.#tell(path, `\`${written}\`: ${this.whyNot(base)}`, range);
      }
    }
    const text = this.#texts.get(path)!;
    return [...layers, { path, text, file, frameworks: await this.#frameworks(path, file) }];
  }

  async #frameworks(path: string, file: ConfigurationFile): Promise<Layer["frameworks"]> {
    const frameworks: { path: string; framework: Layer["frameworks"][number]["framework"] }[] = [];
    for (const { text: written, range } of file.frameworks) {
      const at = resolve(parent(path), written);
      const text = await this.#text(at);
      if (text === undefined) {
        this.#tell(path, `\`${written}\`: ${this.whyNot(at)}`, range);
        continue;
      }
      const { framework, problems } = readFrameworkFile(text);
      for (const problem of problems) this.#problemsOf(at).push(problem);
      if (framework) frameworks.push({ path: at, framework });
      else
        this.#tell(path, `\`${written}\` is no framework that can be used: see what is found there.`, range);
    }
    return frameworks;
  }

  async #text(path: string): Promise<string | undefined> {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    this.#watched.add(path);
    if ((await this.#fs.kindOf(path)) !== "file") return undefined;
    try {
      const decoded = decode(await this.#fs.readFile(path));
      if ("text" in decoded) {
        this.#texts.set(path, decoded.text);
        return decoded.text;
      }
      this.#unreadable.set(path, decoded.problem);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#unreadable.set(path, `The file can't be read (${reason}): check its permissions.`);
    }
    return undefined;
  }

  #tell(path: string, message: string, range: Problem["range"]): void {
    this.#problemsOf(path).push({ message, range });
  }

  #problemsOf(path: string): Problem[] {
    const known = this.#problems.get(path) ?? [];
    this.#problems.set(path, known);
    return known;
  }
}

/** A file that is reached by two ways is told once what is wrong with it. */
function unique(problems: readonly Problem[]): Problem[] {
  const isFirst = ({ message, range }: Problem, index: number): boolean =>
    problems.findIndex((other) => other.message === message && other.range.start === range.start) === index;
  return problems.filter(isFirst).sort((a, b) => a.range.start - b.range.start);
}
