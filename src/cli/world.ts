import type { Style } from "../core/index";
import type { FileSystem } from "../host/fileSystem";

/** All that the command line touches, so that a test can hand it another world. */
export interface World {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly fs: FileSystem;
  /** The folder of the package, which holds the rules' pages. */
  readonly packageFolder: string;
  readonly version: string;
  readonly style: Style;
  stdin(): Promise<Uint8Array>;
  stdout(text: string): void;
  stderr(text: string): void;
}

/** What a run ends with: nothing found; something found; or it could not be done as asked. */
export const enum ExitCode {
  Clean = 0,
  Findings = 1,
  Failure = 2,
}

/** A mistake in how the command was called; its message says what to do. */
export class UsageError extends Error {}
