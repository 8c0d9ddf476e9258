/**
 * Amounts, directions and days of CAMT: unsigned decimals with their currency, the sense in an element of its own, days that may carry a
 * time and a zone. The day is the one printed, never moved into another zone.
 */
import { parseDay } from '../../../../../shared/domain/dates.ts';
import { fractionDigits, type Minor } from '../../../../../shared/domain/money.ts';
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import type { TagNode } from '../../split-tags.ts';
import { childOf, readDecimal, type TagReader, textOf } from '../tag-reader.ts';

export interface Money {
  readonly value: Minor;
  readonly currency: string;
}

const CURRENCY = /^[A-Z]{3}$/;
const EXAMPLE = '1234.56';

/** The amount in `node`; null where it cannot be read, and then the reader knows why. */
export function moneyOf(
  node: TagNode | undefined,
  column: string,
  reader: TagReader,
  accountCurrency: string,
): Money | null {
  const text = node?.text ?? '';
  const currency = (node?.attributes['Ccy'] ?? accountCurrency).toUpperCase();
  if (text === '') reader.refuse(column, 'missing_value', '', EXAMPLE);
  else if (currency === '') reader.refuse(`${column}@Ccy`, 'missing_value', '', 'EUR');
  else if (!CURRENCY.test(currency)) reader.refuse(`${column}@Ccy`, 'unknown_word', currency, 'EUR');
  else {
    const read = readDecimal(text, fractionDigits(currency));
    if (read.ok) return { value: read.value, currency };
    reader.refuse(column, read.error.kind, text, EXAMPLE);
  }
  return null;
}

/** The same of a detail, where nothing rests on it: null where it is absent, in another currency, or cannot be read. */
export function detailAmount(node: TagNode | undefined, currency: string): number | null {
  if (node === undefined || (node.attributes['Ccy'] ?? currency) !== currency) return null;
  const read = readDecimal(node.text, fractionDigits(currency));
  return read.ok ? read.value : null;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = { CRDT: 'in', DBIT: 'out' };

export const directionOf = (node: TagNode | undefined): Direction | null =>
  DIRECTIONS[textOf(node, 'CdtDbtInd').toUpperCase()] ?? null;

export function requiredDirection(node: TagNode, column: string, reader: TagReader): Direction | null {
  const direction = directionOf(node);
  const text = textOf(node, 'CdtDbtInd');
  if (direction === null)
    reader.refuse(column, text === '' ? 'missing_value' : 'unknown_word', text, 'CRDT / DBIT');
  return direction;
}

/** 'YYYY-MM-DD' of `Dt`, `DtTm`, or a `DtTm` within `Dt`; '' where there is none, null where it is no day. */
export function dayOf(node: TagNode | undefined): string | null {
  const text = dayText(node);
  return text === '' ? '' : dayOfText(text);
}

/** The day printed in 'YYYY-MM-DD', whatever time follows; null where it is no day. */
export function dayOfText(text: string): string | null {
  return /^\d{4}-\d{2}-\d{2}(?!\d)/.test(text) && parseDay(text) !== null ? text.slice(0, 10) : null;
}

export const dayText = (node: TagNode | undefined): string =>
  textOf(node, 'Dt') || textOf(node, 'DtTm') || textOf(node, 'Dt', 'DtTm') || textOf(node, 'Dt', 'Dt');

export const accountOf = (node: TagNode | undefined): string => {
  const id = childOf(node, 'Id');
  const iban = textOf(id, 'IBAN').replaceAll(' ', '').toUpperCase();
  return (
    iban ||
    textOf(id, 'Othr', 'Id') ||
    textOf(id, 'PrtryAcct', 'Id') ||
    textOf(id, 'BBAN') ||
    textOf(id, 'UPIC') ||
    textOf(id, 'Prxy', 'Id') ||
    textOf(node, 'Prxy', 'Id')
  );
};
