import { readFileSync } from "node:fs";
import { build, context } from "esbuild";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

const isTest = process.argv.includes("--test");
const isWatch = process.argv.includes("--watch");
const isDevelopment = isWatch || process.argv.includes("--development");

/** @type {import("esbuild").BuildOptions} */
const shared = {
  bundle: true,
  minify: !isDevelopment,
  sourcemap: isDevelopment,
  target: "es2023",
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
  // The ES modules of markdown-it and yaml: they shake better than their main files.
  mainFields: ["module", "main"],
};

/** @type {import("esbuild").BuildOptions[]} */
const targets = [
  // One file for desktop, remote and web: nothing in it needs Node.
  {
    ...shared,
    entryPoints: ["src/vscode/extension.ts"],
    outfile: "dist/extension.js",
    format: "cjs",
    platform: "neutral",
    external: ["vscode"],
  },
  {
    ...shared,
    entryPoints: ["src/cli/bin.ts"],
    outfile: "dist/cli.js",
    format: "cjs",
    platform: "node",
    // tinyglobby asks where its module lies, which CommonJS calls otherwise.
    define: { VERSION: JSON.stringify(version), "import.meta.url": "moduleUrl" },
    banner: {
      js: '#!/usr/bin/env node\nconst moduleUrl = require("node:url").pathToFileURL(__filename).href;',
    },
  },
];

if (isTest) {
  // The suite that runs inside VS Code.
  targets.push({
    ...shared,
    minify: false,
    sourcemap: "inline",
    entryPoints: ["test/vscode/suite.ts"],
    outfile: "out/test/vscode/suite.js",
    format: "cjs",
    platform: "node",
    external: ["vscode", "mocha"],
  });
}

if (isWatch) {
  for (const target of targets) await (await context(target)).watch();
} else {
  await Promise.all(targets.map((target) => build(target)));
}
