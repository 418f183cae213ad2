import { spawn } from "node:child_process";
import path from "node:path";
import { findOnPath } from "./findOnPath";
import { quietSettings } from "./quietSettings";
import { runOrThrow } from "./run";
import { isServerInstalled, type Say, SERVER_DOWNLOAD } from "./serverInstall";
import { remotePath, startServer } from "./vscodeServer";
import { buildVsix } from "./vsix";

export interface OpenOptions {
  /** The document to show. */
  readonly file: string;
  /** A packaged extension, which is only ever installed into a VS Code server of its own; or the folder of a built one. */
  readonly vsixOrExtensionDir: string;
  /** Download without asking. */
  readonly yes: boolean;
  readonly out: Say;
  /** Asks a question of yes or no; undefined when nobody is there to answer. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
}

/**
 * Shows a document in a VS Code with the extension: in the desktop VS Code, which stays as it is, when `code` is on PATH;
 * else in a VS Code server for the browser, until Ctrl+C.
 */
export async function openInVsCode(options: OpenOptions): Promise<void> {
  const { file, vsixOrExtensionDir, out } = options;
  const code = findOnPath(["code"]);
  if (code && !isVsix(vsixOrExtensionDir)) {
    out(`Opening ${file} in VS Code (${code}).`);
    const args = [`--extensionDevelopmentPath=${path.resolve(vsixOrExtensionDir)}`, path.resolve(file)];
    await runOrThrow(code, args, { output: "inherit", shell: process.platform === "win32" });
    return;
  }
  out(
    "The desktop VS Code (`code`) is not on PATH. A VS Code server shows the extension in the browser instead.",
  );
  if (await mayRunServer(options)) {
    await serve(options);
  }
}

async function mayRunServer({ yes, out, ask }: OpenOptions): Promise<boolean> {
  if (yes) {
    return true;
  }
  const download = isServerInstalled() ? "" : ` It needs ${SERVER_DOWNLOAD}.`;
  if (!ask) {
    out(`Not started, because nobody can be asked: there is no terminal.${download}`);
    out("To start it: `npm start -- --yes`");
    return false;
  }
  if (!download || (await ask(`${download.trim()} Download it?`))) {
    return true;
  }
  out("Nothing was downloaded. Install VS Code (https://code.visualstudio.com), or run `npm start` again.");
  return false;
}

async function serve({ file, vsixOrExtensionDir, out }: OpenOptions): Promise<void> {
  const vsix = isVsix(vsixOrExtensionDir) ? vsixOrExtensionDir : await buildVsix(vsixOrExtensionDir);
  const server = await startServer({
    vsix,
    workspace: path.dirname(file),
    settings: quietSettings,
    smokeTestDriver: false,
    say: out,
  });
  const payload = [["openFile", `vscode-remote://${server.authority}${remotePath(file)}`]];
  const url = `${server.url}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  out(`VS Code runs at\n\n  ${url}\n\nOnly this machine can reach it. Ctrl+C ends it.`);
  openBrowser(url);
  await Promise.race([signal("SIGINT"), signal("SIGTERM"), server.exited]);
  await server.close();
}

/** Where there is no desktop, the printed address has to do. */
function openBrowser(url: string): void {
  const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: "open", win32: "explorer" };
  const hasDesktop = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener = openers[process.platform] ?? (hasDesktop ? findOnPath(["xdg-open"]) : undefined);
  if (opener) {
    spawn(opener, [url], { stdio: "ignore", detached: true })
      .once("error", () => undefined)
      .unref();
  }
}

function isVsix(file: string): boolean {
  return file.endsWith(".vsix");
}

function signal(name: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => process.once(name, () => resolve()));
}
