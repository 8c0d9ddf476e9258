/** Which lines and payments belong to the finding that is looked at: they come first, each kind in the order it came. Pure. */
export interface Pointed {
  readonly shownLines: readonly number[];
  readonly shownPayments: readonly string[];
}

interface Marked<Row> {
  readonly row: Row;
  readonly isPointed: boolean;
}

export function pointedFirst<Line extends { id: number }, Payment extends { itemNo: string }>(
  evidence: { readonly lines: readonly Line[]; readonly payments: readonly Payment[] },
  pointed: Pointed | null,
): { readonly lines: readonly Marked<Line>[]; readonly payments: readonly Marked<Payment>[] } {
  const lines = new Set(pointed?.shownLines);
  const payments = new Set(pointed?.shownPayments);
  return {
    lines: firstMarked(evidence.lines, ({ id }) => lines.has(id)),
    payments: firstMarked(evidence.payments, ({ itemNo }) => payments.has(itemNo)),
  };
}

function firstMarked<Row>(rows: readonly Row[], isPointed: (row: Row) => boolean): Marked<Row>[] {
  const marked = rows.map((row) => ({ row, isPointed: isPointed(row) }));
  return [...marked.filter((each) => each.isPointed), ...marked.filter((each) => !each.isPointed)];
}
