/**
 * How the numbers of two sides agree: the very same, spelled otherwise, or quoted within the other side's text; and where both name one and not
 * the same. What is found is what a person would point at with a finger in the two files.
 */
import type { LineView } from '../../../../shared/contract/shapes.ts';
import { NUMBER_FIELDS, type NumberField } from '../../../../shared/domain/match-rule.ts';

/** Shorter numbers agree by chance. */
const LENGTH_MIN = 6;
/** Numbers looked at of one side: a group of thousands is judged by its first lines. */
const NUMBERS_MAX = 200;

export interface NamedNumber {
  readonly field: NumberField;
  readonly text: string;
}

export const numberOfField = (line: LineView, field: NumberField): string => {
  switch (field) {
    case 'order_no':
      return line.merchantOrderNo;
    case 'refund_no':
      return line.refundNo;
    case 'transaction_id':
      return line.channelTransactionId;
    case 'related_id':
      return line.relatedTransactionId;
    case 'batch_no':
      return line.batchNo;
    case 'bank_reference':
      return line.bankReference;
  }
};

export function numbersOf(lines: readonly LineView[]): NamedNumber[] {
  const found = new Map<string, NamedNumber>();
  for (const line of lines) {
    for (const field of NUMBER_FIELDS) {
      const text = numberOfField(line, field);
      if (text !== '') found.set(`${field} ${text}`, { field, text });
    }
    if (found.size > NUMBERS_MAX) break;
  }
  return [...found.values()];
}

/** ＡＢＣ-007 and abc7 are one spelling here; O and 0, I, l and 1 are what scans confuse. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/^0+(?=.)/, '');

export type Agreement =
  | { readonly how: 'same' | 'spelled'; readonly left: NamedNumber; readonly right: NamedNumber }
  | { readonly how: 'quoted'; readonly left: NamedNumber; readonly text: string }
  | { readonly how: 'quoted_left'; readonly right: NamedNumber; readonly text: string };

/** Every number of the left side that the right side also has, the surest agreement of each. */
export function agreementsOf(left: readonly LineView[], right: readonly LineView[]): Agreement[] {
  const ones = numbersOf(left).filter(({ text }) => text.length >= LENGTH_MIN);
  const others = numbersOf(right).filter(({ text }) => text.length >= LENGTH_MIN);
  const found: Agreement[] = [];
  const rest: NamedNumber[] = [];
  for (const one of ones) {
    const same =
      others.find(({ field, text }) => field === one.field && text === one.text) ??
      others.find(({ text }) => text === one.text);
    if (same) found.push({ how: 'same', left: one, right: same });
    else rest.push(one);
  }
  for (const one of rest) {
    const own = folded(one.text);
    const alike = others.find(({ text }) => isSpelledAlike(own, folded(text)));
    const quoting = right.find((line) => textOf(line).includes(one.text));
    if (alike) found.push({ how: 'spelled', left: one, right: alike });
    else if (quoting) found.push({ how: 'quoted', left: one, text: textOf(quoting) });
  }
  if (found.length === 0)
    for (const other of others) {
      const quoting = left.find((line) => textOf(line).includes(other.text));
      if (quoting) found.push({ how: 'quoted_left', right: other, text: textOf(quoting) });
    }
  return found;
}

/** The same but for a prefix, or but for an end that was cut off. */
function isSpelledAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < LENGTH_MIN) return false;
  return short === long || (short.length >= 8 && (long.endsWith(short) || long.startsWith(short)));
}

/** Fields in which both sides have a number and none in common. */
export function contradictionsOf(
  left: readonly LineView[],
  right: readonly LineView[],
): { readonly left: NamedNumber; readonly right: NamedNumber }[] {
  const ones = numbersOf(left);
  const others = numbersOf(right);
  return NUMBER_FIELDS.flatMap((field) => {
    const own = ones.filter((each) => each.field === field);
    const their = others.filter((each) => each.field === field);
    const [one] = own;
    const [other] = their;
    if (!one || !other) return [];
    const isShared = own.some(({ text }) => their.some((each) => folded(each.text) === folded(text)));
    return isShared ? [] : [{ left: one, right: other }];
  });
}

const textOf = (line: LineView): string =>
  [line.bankReference, line.description].filter((text) => text !== '').join(' ');
