import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The first program of one of these names on PATH, then in further folders; names come before folders. */
export function findOnPath(
  names: readonly string[],
  furtherFolders: readonly string[] = [],
): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter).filter(Boolean), ...furtherFolders];
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  return names
    .flatMap((name) => folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending))))
    .find(isExecutable);
}

/** Can this user run the file? */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
