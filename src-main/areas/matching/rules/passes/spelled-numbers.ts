/**
 * The numbers by which open items may be compared: those of a column, or every number a text quotes. Texts are read once, in the order of the
 * side.
 */
import type { KeyField } from '../../../../../shared/domain/match-rule.ts';
import { tokensOf } from '../bank-text.ts';
import type { Item } from '../items.ts';
import type { LineTexts } from '../leg-match.ts';

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
  const numbers = new Map<KeyField, string[][]>(fields.map((field) => [field, items.map(() => [])]));
  const inOrder = items.map((_, at) => at).toSorted((a, b) => firstOf(items[a]) - firstOf(items[b]));
  for (const at of inOrder)
    for (const line of items[at]?.lines.slice(0, LINES_READ_MAX) ?? []) {
      const read = text(line);
      for (const [field, ofItems] of numbers) {
        const own = field === 'quoted' ? quotedIn(read) : [numberIn(field, read)];
        if (ofItems[at]?.length === 0) ofItems[at] = own.filter((number) => number !== '');
      }
    }
  return numbers;
}

const firstOf = (item: Item | undefined): number => item?.lines[0] ?? 0;
