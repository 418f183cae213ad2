/** What a user of a build command did wrong, in a sentence that says what to do: it needs no stack. */
export class UsageError extends Error {}

/** Runs a build command; wrong use, or a bug, is printed and makes its exit code 2. */
export function runCommand(main: () => void): void {
  try {
    main();
  } catch (error) {
    const isOptions =
      error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    console.error(error instanceof UsageError || isOptions ? error.message : error);
    process.exitCode = 2;
  }
}
