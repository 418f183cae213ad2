/**
 * `npm test`: everything that must hold, in the order in which it fails soonest.
 *
 *   --only NAME   one step: static, unit, bundle, vscode or e2e
 */
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

interface Step {
  readonly name: string;
  readonly about: string;
  readonly command: string;
}

const STEPS: readonly Step[] = [
  {
    name: "static",
    about: "types, generated files, lint, format, unused code",
    command: "npm run -s test:static",
  },
  { name: "unit", about: "core, command line and build, with coverage", command: "npm run -s test:unit" },
  {
    name: "bundle",
    about: "the bundles that ship, and the suite for VS Code",
    command: "node esbuild.mjs --test",
  },
  {
    name: "vscode",
    about: "the extension inside a real extension host",
    command: "npm run -s test:vscode",
  },
  { name: "e2e", about: "the packaged extension, used as a user does", command: "npm run -s test:e2e" },
];

interface Outcome {
  readonly step: Step;
  readonly code: number;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const steps = STEPS.filter(({ name }) => values.only === undefined || values.only === name);
  if (steps.length === 0) {
    console.error(`There is no step "${values.only}": use ${STEPS.map(({ name }) => name).join(", ")}.`);
    return 2;
  }
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    console.log(`\n== ${step.name}: ${step.about}`);
    outcomes.push(await runStep(step));
  }
  return report(outcomes);
}

function report(outcomes: readonly Outcome[]): number {
  console.log("");
  for (const { step, code, seconds, passed } of outcomes) {
    const tests = passed > 0 ? `, ${passed} tests` : "";
    console.log(`${code === 0 ? "ok    " : "FAILED"} ${step.name.padEnd(8)} ${seconds.toFixed(0)} s${tests}`);
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return outcomes.some(({ code }) => code !== 0) ? 1 : 0;
}

async function runStep(step: Step): Promise<Outcome> {
  const start = performance.now();
  const { code, output } = await runShell(step.command);
  const seconds = (performance.now() - start) / 1000;
  return { step, code, seconds, passed: count(output, "passing"), failed: count(output, "failing") };
}

/** Runs a command, showing its output and keeping it. */
function runShell(command: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      chunks.push(chunk);
      process.stdout.write(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => process.stderr.write(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: chunks.join("") }));
  });
}

/** What mocha counted: "12 passing". */
function count(output: string, word: string): number {
  const plain = output.replaceAll(/\u001b\[[\d;]*m/g, "");
  return [...plain.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, "gm"))].reduce(
    (sum, match) => sum + Number(match[1]),
    0,
  );
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
