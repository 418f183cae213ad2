/**
 * The timers that every extension host has, desktop and web. Declared here because this folder sees neither Node's nor
 * the browser's types.
 */
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** The same goes for the encoder of UTF-8. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
