/** A quantity that a person listed who read a document, with what it stands for. */
export interface ListedQuantity {
  readonly document: string;
  /** One-based. */
  readonly line: number;
  /** The number as it is written, and which of those on its line, where there are several. */
  readonly text: string;
  readonly nth?: number;
  readonly role: string;
  /** In base units. */
  readonly value: number;
}

/** Numbers of a document that follow from one another. */
export interface Relation {
  readonly document: string;
  readonly kind: string;
  readonly lines: readonly number[];
  /** Whether they agree. */
  readonly consistent: boolean;
  /** The change of one number by which they no longer would. */
  readonly change?: { readonly line: number; readonly find: string; readonly replace: string };
}
