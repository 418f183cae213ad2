/** The files that a host lends us. Paths are as the host writes them. */
export interface FileSystem {
  /** The bytes of a file. Rejects where it can't be read. */
  readFile(path: string): Promise<Uint8Array>;
  /** Writes a new file; rejects where one is there already, so that nothing is ever overwritten. */
  writeNewFile(path: string, text: string): Promise<void>;
  /** What a path is; undefined where nothing is there. */
  kindOf(path: string): Promise<"file" | "folder" | undefined>;
  /** The files that globs match below a folder, absolute, in a stable order; node_modules and .git left out. */
  find(globs: readonly string[], folder: string): Promise<string[]>;
}
