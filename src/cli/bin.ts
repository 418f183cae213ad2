import { resolve } from "node:path";
import { styleText } from "node:util";
import { plain } from "../core/index";
import { main } from "./main";
import { nodeFileSystem } from "./nodeFileSystem";

/** The package's version, put in when bundled. */
declare const VERSION: string;

async function stdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

// A reader such as `head` may close the pipe early, which is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void main({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  fs: nodeFileSystem,
  packageFolder: resolve(__dirname, ".."),
  version: VERSION,
  style: process.stdout.isTTY && !process.env["NO_COLOR"] ? styleText : plain,
  stdin,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
