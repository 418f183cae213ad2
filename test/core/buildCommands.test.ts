import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

/** Runs a build command as npm does. */
function run(command: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", `src/build/${command}.ts`, ...args],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

describe("a build command that is asked for one rule", () => {
  for (const [command, ...args] of [["mutants"], ["verdicts", "test/eval"]] as const) {
    it(`says that there is no such rule, and exits with 2: ${command}`, () => {
      const { status, stdout, stderr } = run(command, ...args, "--rule", "MLD999");
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, /^There is no rule "MLD999"/);
    });
  }
});

describe("a build command that is asked for one topic", () => {
  for (const command of ["eval", "slots"]) {
    it(`says that there is no such topic, and exits with 2: ${command}`, () => {
      const { status, stdout, stderr } = run(command, "test/eval", "--topic", "weather");
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, /^There is no topic "weather"/);
    });
  }
});
