/** What a document says, without how it is drawn: blocks from top to bottom, and the words that stand on every page. */

import type { Drawing } from './drawing.ts';

/** One cell of a form: what it is, and what is filled in. */
export interface FormCell {
  readonly label: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

export interface PaperColumn {
  readonly head: string;
  /** Its part of the width, beside the others'. */
  readonly share: number;
  /** Figures: at the right, never broken. */
  readonly isAmount?: boolean;
}

export type Block =
  /** `room`: of what belongs to it and is not to be parted from it by a page. */
  | { readonly kind: 'heading'; readonly text: string; readonly room?: number }
  | { readonly kind: 'text'; readonly text: string }
  /** What nobody may overlook: that a payment came back, that something does not hold. */
  | { readonly kind: 'warning'; readonly text: string }
  /** Never parted by a page. */
  | { readonly kind: 'drawing'; readonly drawing: Drawing }
  /** Cells of a row share its width. */
  | { readonly kind: 'form'; readonly rows: readonly (readonly FormCell[])[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: Iterable<readonly string[]>;
      /** Strong, under a line. */
      readonly totals: readonly (readonly string[])[];
    }
  /** Lines to sign on, each with who signs there. */
  | { readonly kind: 'signs'; readonly names: readonly string[] }
  /** A code to be read by a camera, with what is said of it beside. */
  | { readonly kind: 'code'; readonly code: string; readonly lines: readonly string[] };

export interface Paper {
  readonly title: string;
  /** Under the title, one a line. */
  readonly lines: readonly string[];
  /** Whose document it is: at the head of every page. */
  readonly house: string;
  /** ISO instant the document is dated by: what it says, not when it is printed. */
  readonly madeAt: string;
  readonly isLandscape: boolean;
  readonly blocks: readonly Block[];
  readonly words: {
    readonly page: (page: number, of: number) => string;
    /** Said at the end where the font lacks signs that stand as □. */
    readonly substituted: (signs: string) => string;
  };
}
