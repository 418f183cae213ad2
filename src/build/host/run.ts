import { spawn } from "node:child_process";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `"inherit"` shows the output as it comes; `"capture"` keeps it for the error message. */
  readonly output: "inherit" | "capture";
  /** Only for Windows' `.cmd` wrappers, which cannot be spawned without one. */
  readonly shell?: boolean;
}

export interface RunResult {
  readonly code: number;
  /** Standard output and error, in the order they came; empty when the output was inherited. */
  readonly output: string;
}

/** Runs a program to its end. Rejects only when it cannot be started. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      shell: options.shell ?? false,
      stdio: options.output === "inherit" ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: chunks.join("") }));
  });
}

/** Like `run`, but an exit code other than 0 is an error that carries the end of the output. */
export async function runOrThrow(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code !== 0) {
    throw new Error(`\`${command} ${args.join(" ")}\` ended with code ${code}.\n${tail(output)}`);
  }
  return output;
}

/** The last lines of a log: enough to see what went wrong, not more. */
export function tail(log: string, lines = 30): string {
  return log.trimEnd().split("\n").slice(-lines).join("\n");
}
