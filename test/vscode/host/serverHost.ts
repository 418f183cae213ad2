#!/usr/bin/env tsx
/**
 * Looks like the desktop executable to `@vscode/test-electron`, but is the VS Code server in a headless browser:
 * it reads the flags of a test run, prints what the suite prints, and exits with the suite's code.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { format } from "node:util";
import { launchChromium } from "../../../src/build/host/chromium";
import { tail } from "../../../src/build/host/run";
import { remotePath, type RunningServer, startServer } from "../../../src/build/host/vscodeServer";

const TIMEOUT_SECONDS = Number(process.env.VSCODE_TEST_TIMEOUT ?? 120);

/** What the workbench itself logs in every run without desktop, network and native builds. */
const NOISE = [
  /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin extensions)/,
  /^\[(reconnection-grace-time|AgentHost|AccountPolicyGate|ChatModelSelection|Service Worker)/,
  /Could not locate the bindings file|build\/Release\/watchdog|open-vsx\.org/,
];

interface TestRun {
  readonly workspace: string;
  readonly extension: string;
  readonly suite: string;
  readonly settings: Record<string, unknown>;
}

async function readFlags(args: readonly string[]): Promise<TestRun> {
  const flag = (name: string): string => {
    const found = args.find((arg) => arg.startsWith(`--${name}=`));
    if (!found) {
      throw new Error(`--${name}= is missing. This program is run by test/vscode/host/runTests.ts.`);
    }
    return found.slice(name.length + 3);
  };
  const workspace = args.find((arg) => !arg.startsWith("-"));
  if (!workspace) {
    throw new Error("The folder to open is missing. This program is run by test/vscode/host/runTests.ts.");
  }
  const settingsFile = path.join(flag("user-data-dir"), "User", "settings.json");
  const settings = JSON.parse(await readFile(settingsFile, "utf8")) as Record<string, unknown>;
  return {
    workspace,
    settings,
    extension: flag("extensionDevelopmentPath"),
    suite: flag("extensionTestsPath"),
  };
}

function pageOf(server: RunningServer, { extension, suite }: TestRun): string {
  const remote = (file: string): string => `vscode-remote://${server.authority}${remotePath(file)}`;
  const payload = [
    ["extensionDevelopmentPath", remote(extension)],
    ["extensionTestsPath", remote(suite)],
    ["skipWelcome", "true"],
  ];
  return `${server.url}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

async function runInServer(run: TestRun): Promise<number> {
  // First, because it fails sooner than a server which has to be downloaded.
  const browser = await launchChromium();
  const server = await startServer({ ...run, smokeTestDriver: true }).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  try {
    const page = await browser.newPage();
    const finished = new Promise<number>((resolve, reject) => {
      const fail = (what: string): void =>
        reject(new Error(`${what} The end of the server's log:\n${tail(server.log())}`));
      void page.exposeFunction("codeAutomationLog", (type: string, args: unknown[]) => {
        const line = format(...args);
        if (!NOISE.some((noise) => noise.test(line))) {
          (type === "error" ? process.stderr : process.stdout).write(`${line}\n`);
        }
      });
      void page.exposeFunction("codeAutomationExit", resolve);
      page.once("crash", () => fail("The page of the workbench crashed."));
      void server.exited.then(() => fail("The VS Code server ended before the tests did."));
      setTimeout(
        () =>
          fail(`The tests did not end within ${TIMEOUT_SECONDS} s (VSCODE_TEST_TIMEOUT sets the seconds).`),
        TIMEOUT_SECONDS * 1000,
      ).unref();
    });
    await page.goto(pageOf(server, run));
    return await finished;
  } finally {
    await browser.close();
    await server.close();
  }
}

// The server is not in our process group: leave by `exit`, which ends it.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => process.exit(1));
}

readFlags(process.argv.slice(2))
  .then(runInServer)
  .then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof Error && !error.cause ? error.message : error);
      process.exit(1);
    },
  );
