import assert from "node:assert/strict";
import { builtinModules } from "node:module";
import { build } from "esbuild";

interface Bundle {
  /** Files of the repository, relative to it. */
  readonly own: readonly string[];
  /** Names of the packages of node_modules. */
  readonly packages: readonly string[];
  readonly externals: readonly string[];
}

/** What a bundle for any platform is made of; `allowed` is the only thing that a host may hand in. */
async function bundle(entry: string, allowed: readonly string[]): Promise<Bundle> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: "neutral",
    mainFields: ["module", "main"],
    external: [...allowed],
    logLevel: "silent",
  });
  const inputs = Object.keys(metafile.inputs);
  const isPackage = (path: string): boolean => path.includes("node_modules/");
  const outputs = Object.values(metafile.outputs);
  return {
    own: inputs.filter((path) => !isPackage(path)),
    packages: [...new Set(inputs.filter(isPackage).map(packageOf))].sort(),
    externals: [...new Set(outputs.flatMap(({ imports }) => imports.map(({ path }) => path)))],
  };
}

function packageOf(path: string): string {
  const [, scope, name] = /.*node_modules\/((?:@[^/]+\/)?)([^/]+)/.exec(path)!;
  return scope! + name!;
}

const MARKDOWN_AND_YAML = ["entities", "linkify-it", "markdown-it", "mdurl", "uc.micro", "yaml"];
/** Where markdown-it needs more than its own packages, this is the list to look at. */
const ALLOWED = new Set([...MARKDOWN_AND_YAML, "punycode.js"]);

describe("the core as a bundle", () => {
  it("holds the core, markdown-it, yaml and their dependencies, and imports nothing from outside", async () => {
    const { own, packages, externals } = await bundle("src/core/index.ts", []);
    assert.deepEqual(
      own.filter((path) => !path.startsWith("src/core/")),
      [],
    );
    assert.deepEqual(
      packages.filter((name) => !ALLOWED.has(name)),
      [],
    );
    assert.ok(packages.includes("markdown-it") && packages.includes("yaml"));
    assert.deepEqual(externals, []);
  });

  it("holds no rule's page, fixture or source of the knowledge", async () => {
    const { own } = await bundle("src/core/index.ts", []);
    assert.deepEqual(
      own.filter((path) => !/\.ts$|(?:knowledge|evidence)\.json$/.test(path)),
      [],
    );
  });
});

describe("the extension as a bundle", () => {
  it("imports vscode and nothing else, no module of Node's above all", async () => {
    const { own, packages, externals } = await bundle("src/vscode/extension.ts", ["vscode"]);
    assert.deepEqual(externals, ["vscode"]);
    assert.deepEqual(
      own.filter((path) => !/^src\/(?:core|host|vscode)\//.test(path)),
      [],
    );
    assert.deepEqual(
      packages.filter((name) => !ALLOWED.has(name) && name !== "picomatch"),
      [],
    );
    assert.ok(!externals.some((path) => path.startsWith("node:") || builtinModules.includes(path)));
  });
});
