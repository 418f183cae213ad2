import Mocha from "mocha";

/** Runs every suite in the extension host; VS Code's test runner calls it. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: 20_000, color: true, forbidOnly: true });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./diagnostics.test");
  await import("./codeActions.test");
  await import("./commands.test");
  await import("./completions.test");
  await import("./configuration.test");
  await import("./numbers.test");
  await import("./ownFramework.test");
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} of the tests in VS Code failed.`);
}
