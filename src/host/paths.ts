/** Paths with forward slashes, as both hosts hand them to us: `/a/b`, `C:/a/b`. */

/** The folder that holds a path; a root holds itself. */
export function parent(path: string): string {
  const slash = path.lastIndexOf("/");
  if (slash < 0) return path;
  const above = path.slice(0, slash);
  return above === "" || /^[a-z]:$/i.test(above) ? `${above}/` : above;
}

/** A relative path from a folder, `.` and `..` resolved; it never climbs above the root. */
export function resolve(folder: string, relativePath: string): string {
  const root = /^(?:[a-z]:)?\//i.exec(folder)?.[0] ?? "";
  const parts = folder.slice(root.length).split("/").filter(Boolean);
  for (const part of relativePath.split(/[/\\]/)) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return root + parts.join("/");
}

/** A path as seen from a folder; undefined where it lies outside. */
export function below(folder: string, path: string): string | undefined {
  const start = folder.endsWith("/") ? folder : `${folder}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}
