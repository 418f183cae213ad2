import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { findOnPath, isExecutable } from "./findOnPath";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

/** Where they are put on systems, or by packages, that do not put them on PATH. */
const LINUX_FOLDERS = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"];
const MAC_PROGRAMS = ["Chromium", "Google Chrome", "Microsoft Edge"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const WINDOWS_PROGRAMS = [
  process.env.ProgramFiles,
  process.env["ProgramFiles(x86)"],
  process.env.LOCALAPPDATA,
]
  .filter((folder) => folder !== undefined)
  .flatMap((folder) => [
    path.join(folder, "Google", "Chrome", "Application", "chrome.exe"),
    path.join(folder, "Chromium", "Application", "chrome.exe"),
    path.join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
  ]);

const HOW_TO_INSTALL: Partial<Record<NodeJS.Platform, string>> = {
  linux: "`sudo apt-get install chromium` on Debian and Ubuntu, `sudo dnf install chromium` on Fedora",
  darwin: "`brew install --cask google-chrome`",
  win32: "`winget install Google.Chrome`",
};

/** The browser that shows the workbench: `CHROMIUM_PATH`, else the first Chromium, Chrome or Edge that is installed. */
export function findChromium(): string {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (isExecutable(chosen)) {
      return chosen;
    }
    throw new Error(`CHROMIUM_PATH is ${chosen}, which is not an executable file. Correct it or unset it.`);
  }
  const found = installedBrowser();
  if (!found) {
    const how = HOW_TO_INSTALL[process.platform] ?? "with your package manager";
    throw new Error(
      `No Chromium or Chrome was found. Install one: ${how}. Or set CHROMIUM_PATH to its executable.`,
    );
  }
  return found;
}

/** Starts a headless browser that asks nothing of the network by itself. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [
      // Chromium's sandbox refuses to run as root, which is who runs in a container.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function installedBrowser(): string | undefined {
  switch (process.platform) {
    case "darwin":
      return MAC_PROGRAMS.find(isExecutable);
    case "win32":
      return WINDOWS_PROGRAMS.find(isExecutable);
    default:
      return findOnPath(NAMES, LINUX_FOLDERS);
  }
}
