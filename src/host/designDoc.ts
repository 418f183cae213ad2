import picomatch from "picomatch/posix";
import { declaresDesignDoc, type Setting } from "../core/index";
import { below, parent } from "./paths";

/** The language id of the mode "ML Design Doc". */
export const LANGUAGE_ID = "ml-design-doc";

/** What the predicate needs to know of a document. */
export interface Candidate {
  readonly text: string;
  /** Absolute, with forward slashes. */
  readonly path: string;
  readonly languageId?: string;
}

/** A glob and the folder that it is relative to. */
export interface FolderGlob {
  readonly folder: string;
  readonly glob: string;
}

/** Globs as configuration files write them: relative to the folder of their file. */
export function folderGlobs(settings: readonly Setting<string>[]): FolderGlob[] {
  return settings.map(({ value, source }) => ({ folder: parent(source), glob: value }));
}

/**
 * Whether a document is one of ours: by its language, by its front matter, or by a configured glob. The one predicate
 * of the editor and the command line.
 */
export function isDesignDoc(
  { text, path, languageId }: Candidate,
  include: readonly FolderGlob[] = [],
): boolean {
  if (languageId === LANGUAGE_ID) return true;
  if (languageId !== undefined && languageId !== "markdown") return false;
  if (path.endsWith(".mldesign.md") || declaresDesignDoc(text)) return true;
  return matchesAny(path, include);
}

/** Whether one of the globs names a path. */
export function matchesAny(path: string, globs: readonly FolderGlob[]): boolean {
  return globs.some(({ folder, glob }) => {
    const relative = below(folder, path);
    // Settings are written by hand: what is no glob matches nothing.
    if (relative === undefined || typeof glob !== "string" || glob === "") return false;
    return picomatch.isMatch(relative, glob, { dot: true });
  });
}
