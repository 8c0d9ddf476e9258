/** A cell as CSV has it, before it is quoted: amounts as decimals of their currency, a line break shown, so that a line of the file is a record. */
import { formatMinor } from '../../../../shared/domain/money.ts';
import type { Cell } from './table.ts';

const BREAKS = /\r\n|[\n\r\u2028\u2029]/g;
const HAS_BREAK = /[\n\r\u2028\u2029]/;

export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return formatMinor(cell.amount, cell.currency);
  return HAS_BREAK.test(cell) ? cell.replace(BREAKS, '␤') : cell;
}
