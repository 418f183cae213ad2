import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runOrThrow, tail } from "./run";
import { installServer, type Say, type ServerInstall } from "./serverInstall";

export interface ServerOptions {
  /** The folder that is opened. */
  readonly workspace: string;
  /** The user's settings.json. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Needed to run a test suite inside; hides toasts, so not for what a user would see. */
  readonly smokeTestDriver: boolean;
  /** A packaged extension to install before the start. */
  readonly vsix?: string;
  /** Where extensions are installed; default: inside the data folder, so none but `vsix`. */
  readonly extensionsDir?: string;
  /** Default: any free port. */
  readonly port?: number;
  /** Told about a download; default: standard output. */
  readonly say?: Say;
}

/** A VS Code server that listens on 127.0.0.1 only, and needs no token. */
export interface RunningServer {
  readonly port: number;
  /** `127.0.0.1:PORT`: the host of the page, and the authority of its `vscode-remote:` URIs. */
  readonly authority: string;
  /** The page of the workbench with the workspace open. */
  readonly url: string;
  readonly dataDir: string;
  readonly settingsFile: string;
  /** Everything that the server has printed so far. */
  log(): string;
  /** Resolves when the server is gone, whoever ended it. */
  readonly exited: Promise<void>;
  /** Ends the server with all its children and deletes the data folder. */
  close(): Promise<void>;
}

const START_TIMEOUT = 30_000;

/** Processes that were killed just now may still be writing. */
const REMOVE = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };

/** Starts a VS Code server with a data folder of its own; installs it first if it is missing. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const install = await installServer(options.say);
  const dataDir = await mkdtemp(path.join(tmpdir(), "mldd-"));
  const settingsFile = path.join(dataDir, "data", "User", "settings.json");
  await mkdir(path.dirname(settingsFile), { recursive: true });
  await writeFile(settingsFile, JSON.stringify(options.settings, undefined, 2));

  const folders = [
    `--server-data-dir=${dataDir}`,
    `--extensions-dir=${options.extensionsDir ?? path.join(dataDir, "extensions")}`,
  ];
  if (options.vsix) {
    const args = [install.serverMain, ...folders, "--install-extension", path.resolve(options.vsix)];
    await runOrThrow(install.node, args, { output: "capture" });
  }

  const child = spawnServer(install, folders, dataDir, options);
  const chunks: string[] = [];
  const log = (): string => chunks.join("");
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  }
  const exited = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      chunks.push(String(error));
      resolve();
    });
    child.once("exit", () => resolve());
  });
  const killNow = (): void => kill(child, "SIGKILL");
  // For whoever leaves without `close`: a test that crashed, a signal.
  const leave = (): void => {
    killNow();
    rmSync(dataDir, REMOVE);
  };
  process.once("exit", leave);

  const close = async (): Promise<void> => {
    kill(child, "SIGTERM");
    await Promise.race([exited, wait(2000)]);
    // The extension host can outlive the server, and has the same process group.
    killNow();
    process.removeListener("exit", leave);
    await rm(dataDir, REMOVE);
  };

  try {
    const port = await listeningPort(child, log, exited);
    const authority = `127.0.0.1:${port}`;
    const url = `http://${authority}/?folder=${encodeURIComponent(remotePath(options.workspace))}`;
    return { port, authority, url, dataDir, settingsFile, log, exited, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A local path as the path part of a `vscode-remote:` URI. */
export function remotePath(localPath: string): string {
  const absolute = path.resolve(localPath).replaceAll(path.sep, "/");
  return absolute.startsWith("/") ? absolute : `/${absolute}`;
}

function spawnServer(
  install: ServerInstall,
  folders: readonly string[],
  dataDir: string,
  options: ServerOptions,
): ChildProcess {
  const args = [
    install.serverMain,
    ...["--host", "127.0.0.1", "--port", String(options.port ?? 0), "--without-connection-token"],
    ...["--accept-server-license-terms", "--telemetry-level", "off", "--log", "info"],
    ...folders,
    ...(options.smokeTestDriver ? ["--enable-smoke-test-driver"] : []),
  ];
  return spawn(install.node, args, {
    // A process group of its own, so that the extension host can be ended with it.
    detached: process.platform !== "win32",
    // Its sockets and temporary files go away with the data folder.
    env: { ...process.env, TMPDIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function listeningPort(child: ChildProcess, log: () => string, exited: Promise<void>): Promise<number> {
  const deadline = wait(START_TIMEOUT);
  for (;;) {
    const port = /Extension host agent listening on (\d+)/.exec(log())?.[1];
    if (port) {
      return Number(port);
    }
    const next = new Promise<"output">((resolve) => child.stdout?.once("data", () => resolve("output")));
    const event = await Promise.race([next, exited, deadline]);
    if (event !== "output") {
      throw new Error(
        `The VS Code server did not start. It runs as ${child.spawnfile}; the end of its log:\n${tail(log())}`,
      );
    }
  }
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    if (process.platform === "win32") {
      spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    } else {
      process.kill(-child.pid, signal);
    }
  } catch {
    // The group is gone already.
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
