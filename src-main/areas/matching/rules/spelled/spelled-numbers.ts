/**
 * The numbers by which open items may be compared: those of a column, or every number a text quotes. Texts are read once, in the order of the
 * side.
 */
import type { KeyField } from '../../../../../shared/domain/match-rule.ts';
import type { LineTexts } from '../leg-match.ts';
import { tokensOf } from '../legs/bank-text.ts';
import type { Item } from '../work/items.ts';

const QUOTED_MIN = 8;
/** A number may be printed in pieces: 2026 1017 0001. */
const PIECES_MAX = 4;
const DATE = /^(?:19|20)\d{2}[01]\d[0-3]\d$/;

export const numberIn = (field: Exclude<KeyField, 'quoted'>, text: LineTexts): string => {
  switch (field) {
    case 'order_no':
      return text.merchantOrderNo;
    case 'refund_no':
      return text.refundNo;
    case 'transaction_id':
      return text.channelTransactionId;
    case 'related_id':
      return text.relatedTransactionId;
    case 'batch_no':
      return text.batchNo;
    case 'bank_reference':
      return text.bankReference;
    default:
      return field satisfies never;
  }
};

function quotedIn(text: LineTexts): string[] {
  const found = new Set(tokensOf(text, QUOTED_MIN));
  for (const field of [text.bankReference, text.description]) {
    const pieces = field.match(/[\p{L}\p{N}]+/gu) ?? [];
    for (let from = 0; from < pieces.length; from += 1)
      for (let to = from + 2; to <= Math.min(pieces.length, from + PIECES_MAX); to += 1) {
        const joined = pieces.slice(from, to);
        if (joined.every((piece) => /\d/.test(piece)) && !DATE.test(joined.join('')))
          found.add(joined.join(' '));
      }
  }
  return [...found].filter((token) => /\d/.test(token) && token.length >= QUOTED_MIN); // Words are no numbers.
}

/** Lines of one item bear one number; a fee beside a movement may not repeat it. */
const LINES_READ_MAX = 3;

/** By field, the numbers of item after item: those of its first line that has any. */
export type Numbers = ReadonlyMap<KeyField, readonly (readonly string[])[]>;

export function numbersOf(
  items: readonly Item[],
  fields: readonly KeyField[],
  text: (position: number) => LineTexts,
): Numbers {
  const numbers = new Map<KeyField, (readonly string[])[]>(
    fields.map((field) => [field, items.map(() => [])]),
  );
  eachNumbers(items, fields, text, (at, field, own) => {
    const ofItems = numbers.get(field);
    if (ofItems) ofItems[at] = own;
  });
  return numbers;
}

/** Tells the numbers of item after item without keeping them; texts lie in the order of lines, so they are read in that order. */
export function eachNumbers(
  items: readonly Item[],
  fields: readonly KeyField[],
  text: (position: number) => LineTexts,
  tell: (at: number, field: KeyField, numbers: readonly string[]) => void,
): void {
  for (const at of inLineOrder(items)) {
    const lines = items[at]?.lines ?? [];
    const told = new Set<KeyField>();
    for (
      let next = 0;
      next < Math.min(lines.length, LINES_READ_MAX) && told.size < fields.length;
      next += 1
    ) {
      const read = text(lines[next] ?? 0);
      for (const field of fields) {
        if (told.has(field)) continue;
        const own = field === 'quoted' ? quotedIn(read) : [numberIn(field, read)];
        const numbers = own.filter((number) => number !== '');
        if (numbers.length === 0) continue;
        told.add(field);
        tell(at, field, numbers);
      }
    }
  }
}

function inLineOrder(items: readonly Item[]): Uint32Array {
  const first = Uint32Array.from(items, (item) => item.lines[0] ?? 0);
  const order = Uint32Array.from(items.keys());
  const isSorted = first.every((line, at) => at === 0 || line >= (first[at - 1] ?? 0));
  return isSorted ? order : order.sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || a - b);
}
