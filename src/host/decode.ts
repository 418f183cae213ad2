/** The text of a file's bytes, or why it is none. */
export type Decoded = { readonly text: string } | { readonly problem: string };

/** Larger files are no design docs, and an answer about them would come late: the limit is generous. */
const LARGEST = 20 * 1024 * 1024;

/** Decodes UTF-8, with or without a byte order mark. Anything else is refused with what to do about it. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.byteLength > LARGEST) {
    const size = Math.round(bytes.byteLength / 1024 / 1024);
    return { problem: `The file has ${size} MB, which is more than a document (20 MB): name a smaller one.` };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { problem: "The file is not UTF-8 text: save it as UTF-8, or leave it out." };
  }
}
