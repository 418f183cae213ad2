import { relative, resolve } from "node:path";
import picomatch from "picomatch";
import { main } from "../../src/cli/main";
import type { World } from "../../src/cli/world";
import { plain } from "../../src/core/index";
import type { FileSystem } from "../../src/host/fileSystem";

/** Files by their path relative to the root; text is UTF-8. A path that ends with a slash is an empty folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Where the command line is called, below the root `/repo`. */
export const ROOT = "/repo";

/** A file system in memory, which finds what tinyglobby would find. */
export class MemoryFileSystem implements FileSystem {
  readonly files = new Map<string, Uint8Array>();
  readonly #folders = new Set<string>(["/"]);

  constructor(files: Files) {
    for (const [path, content] of Object.entries(files)) {
      const at = resolve(ROOT, path);
      if (path.endsWith("/")) this.#addFolder(at);
      else this.#add(at, typeof content === "string" ? new TextEncoder().encode(content) : content);
    }
    this.#addFolder(ROOT);
  }

  #add(path: string, bytes: Uint8Array): void {
    this.files.set(path, bytes);
    this.#addFolder(resolve(path, ".."));
  }

  #addFolder(path: string): void {
    this.#folders.add(path);
    if (path !== "/") this.#addFolder(resolve(path, ".."));
  }

  readFile(path: string): Promise<Uint8Array> {
    const bytes = this.files.get(path);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`ENOENT: no such file, open '${path}'`));
  }

  writeNewFile(path: string, text: string): Promise<void> {
    if (this.files.has(path))
      return Promise.reject(Object.assign(new Error("EEXIST: file exists"), { code: "EEXIST" }));
    if (!this.#folders.has(resolve(path, ".."))) return Promise.reject(new Error("ENOENT: no such folder"));
    this.#add(path, new TextEncoder().encode(text));
    return Promise.resolve();
  }

  kindOf(path: string): Promise<"file" | "folder" | undefined> {
    if (this.files.has(path)) return Promise.resolve("file");
    return Promise.resolve(this.#folders.has(path) ? "folder" : undefined);
  }

  find(globs: readonly string[], folder: string): Promise<string[]> {
    const isWanted = picomatch([...globs], { dot: true, ignore: ["**/node_modules/**", "**/.git/**"] });
    const found = [...this.files.keys()].filter((path) => {
      const below = relative(folder, path);
      return !below.startsWith("..") && isWanted(below);
    });
    return Promise.resolve(found.sort());
  }
}

/** What a run of the command line came to. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly fs: MemoryFileSystem;
}

/** What a run may be given besides arguments and files. */
export interface Circumstances {
  readonly stdin?: string | Uint8Array;
  readonly cwd?: string;
  /** A world that breaks its word, as only a bug would. */
  readonly isBroken?: boolean;
}

/** Runs the command line in a world of its own. */
export async function run(
  argv: readonly string[],
  files: Files = {},
  { stdin = "", cwd = ROOT, isBroken = false }: Circumstances = {},
): Promise<Run> {
  const fs = new MemoryFileSystem(files);
  if (isBroken) fs.kindOf = () => Promise.reject(new Error("broken"));
  const out = { stdout: "", stderr: "" };
  const world: World = {
    argv,
    cwd,
    fs,
    packageFolder: "/package",
    version: "1.2.3",
    style: plain,
    stdin: () => Promise.resolve(typeof stdin === "string" ? new TextEncoder().encode(stdin) : stdin),
    stdout: (text) => void (out.stdout += text),
    stderr: (text) => void (out.stderr += text),
  };
  const code = await main(world);
  return { code, ...out, fs };
}
