/** Dresses a piece of text for a terminal; the plain style leaves it as it is. */
export type Style = (look: "bold" | "dim" | "red" | "yellow" | "blue" | "green", text: string) => string;

export const plain: Style = (_look, text) => text;
