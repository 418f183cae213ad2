import { readFile, stat, writeFile } from "node:fs/promises";
import { glob } from "tinyglobby";
import type { FileSystem } from "../host/fileSystem";

/** The files of this machine. */
export const nodeFileSystem: FileSystem = {
  readFile: (path) => readFile(path),
  writeNewFile: (path, text) => writeFile(path, text, { flag: "wx" }),
  async kindOf(path) {
    try {
      const stats = await stat(path);
      return stats.isDirectory() ? "folder" : "file";
    } catch {
      return undefined;
    }
  },
  async find(globs, folder) {
    const found = await glob([...globs], {
      cwd: folder,
      absolute: true,
      dot: true,
      expandDirectories: false,
      ignore: ["**/node_modules/**", "**/.git/**"],
    });
    return found.sort();
  },
};
