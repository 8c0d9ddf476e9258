/**
 * Cells out: amounts in the unit a receiver asks for, days in its form, and CSV text in which no cell can be run by a spreadsheet. Numbers and
 * names are never touched for that: who writes them refuses them first.
 */
import type { AmountUnit, DayForm, Encoding } from '../../../../../shared/domain/bank-layout.ts';
import { formatMinor } from '../../../../../shared/domain/money.ts';
import { BITES } from '../../../../../shared/domain/spreadsheet.ts';
import { assertNever } from '../../../../../shared/result.ts';
import { encodeGbk } from '../../../../platform/gbk.ts';

export const amountText = (amount: number, currency: string, unit: AmountUnit): string =>
  unit === 'main' ? formatMinor(amount, currency) : String(amount);

export function dayText(day: string, form: DayForm): string {
  if (form === 'YYYY-MM-DD') return day;
  return day.replaceAll('-', form === 'YYYYMMDD' ? '' : '/');
}

/** A free text that a spreadsheet would run is made a text for it by an apostrophe. */
export const harmless = (text: string): string => (BITES.test(text) ? `'${text}` : text);

/** Records of CSV with CR LF, quoted where a cell needs it. */
export function csvText(records: readonly (readonly string[])[], separator: string): string {
  const quoted = (cell: string) =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return records.map((cells) => `${cells.map(quoted).join(separator)}\r\n`).join('');
}

export function encoded(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'gbk':
      return encodeGbk(text);
    default:
      return assertNever(encoding);
  }
}
