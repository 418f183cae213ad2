import picomatch from "picomatch/posix";
import { declaresDesignDoc } from "../core/index";

/** The language id of the mode "ML Design Doc". */
export const LANGUAGE_ID = "ml-design-doc";

/** What the predicate needs to know of a document. */
export interface Candidate {
  readonly text: string;
  /** Relative to the workspace folder, with forward slashes. */
  readonly path: string;
  readonly languageId?: string;
}

/**
 * Whether a document is one of ours: by its language, by its front matter, or by a configured glob. The one predicate
 * of the editor and the command line.
 */
export function isDesignDoc({ text, path, languageId }: Candidate, include: readonly string[] = []): boolean {
  if (languageId === LANGUAGE_ID) return true;
  if (languageId !== undefined && languageId !== "markdown") return false;
  if (path.endsWith(".mldesign.md") || declaresDesignDoc(text)) return true;
  // Settings are written by hand: what is no glob matches nothing.
  const globs = include.filter((glob) => typeof glob === "string" && glob !== "");
  return globs.length > 0 && picomatch.isMatch(path, globs, { dot: true });
}
