/**
 * Runs the suite in `out/test/vscode/suite.js` inside a real VS Code: `tsx test/vscode/host/runTests.ts [extension folder]`.
 *
 * Which VS Code: the executable in VSCODE_EXECUTABLE_PATH; the headless server when VSCODE_TEST_HOST=server; else the
 * desktop VS Code, downloaded, and the headless server when there is no network to download it from.
 */
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { quietSettings } from "../../../src/build/host/quietSettings";
import { cacheFolder } from "../../../src/build/host/serverInstall";

const repository = path.resolve(import.meta.dirname, "../../..");
const serverHost = path.join(import.meta.dirname, "serverHost.ts");

interface Host {
  readonly name: string;
  readonly executable: string;
}

async function chooseHost(env: NodeJS.ProcessEnv): Promise<Host> {
  const server: Host = { name: "the VS Code server in a headless browser", executable: serverHost };
  if (env.VSCODE_EXECUTABLE_PATH) {
    return { name: "VSCODE_EXECUTABLE_PATH", executable: env.VSCODE_EXECUTABLE_PATH };
  }
  if (env.VSCODE_TEST_HOST === "server") {
    return server;
  }
  try {
    const cachePath = path.join(cacheFolder(), "desktop");
    return { name: "the desktop VS Code", executable: await downloadAndUnzipVSCode({ cachePath }) };
  } catch (error) {
    if (!isOffline(error)) {
      throw error;
    }
    console.log(
      "The desktop VS Code cannot be downloaded here, so the tests run in the VS Code server instead.",
    );
    return server;
  }
}

function isOffline(error: unknown): boolean {
  const codes = [
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ENETUNREACH",
    "EHOSTUNREACH",
    "ETIMEDOUT",
  ];
  return codes.some((code) => String(error).includes(code));
}

async function prepareFolders(
  extension: string,
): Promise<{ folder: string; workspace: string; userData: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), "mldd-test-"));
  const workspace = path.join(folder, "workspace");
  const fixture = path.join(extension, "test", "vscode", "workspace");
  if (existsSync(fixture)) {
    // A copy: what the tests edit must not show up in the working tree.
    await cp(fixture, workspace, { recursive: true });
  } else {
    await mkdir(workspace);
    await writeFile(path.join(workspace, "README.md"), "# A workspace\n");
  }
  const userData = path.join(folder, "user");
  await mkdir(path.join(userData, "User"), { recursive: true });
  await writeFile(path.join(userData, "User", "settings.json"), JSON.stringify(quietSettings));
  return { folder, workspace, userData };
}

async function main(): Promise<void> {
  const extension = path.resolve(process.argv[2] ?? repository);
  const suite = path.join(extension, "out", "test", "vscode", "suite.js");
  if (!existsSync(suite)) {
    throw new Error(`${suite} does not exist. Build it first: \`npm run build\`.`);
  }
  const host = await chooseHost(process.env);
  const { folder, workspace, userData } = await prepareFolders(extension);
  console.log(`Running the suite in ${host.name} (${host.executable}).`);
  try {
    await runTests({
      vscodeExecutablePath: host.executable,
      extensionDevelopmentPath: extension,
      extensionTestsPath: suite,
      launchArgs: [
        workspace,
        `--user-data-dir=${userData}`,
        `--extensions-dir=${path.join(folder, "extensions")}`,
      ],
      // The server host is a TypeScript file whose first line asks for `tsx`.
      extensionTestsEnv: { PATH: withLocalBin(process.env.PATH) },
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function withLocalBin(searchPath = ""): string {
  return [path.join(repository, "node_modules", ".bin"), searchPath].join(path.delimiter);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && !error.cause ? error.message : error);
  process.exitCode = 1;
});
