/** What a correction of an order's row may say: the statuses that come later in its life, and an amount read digit by digit. Pure. */
import type { LineView } from '../../../shared/contract/shapes.ts';
import { fractionDigits, parseMinor } from '../../../shared/domain/money.ts';
import { STATUS_MOVES } from '../../../shared/domain/order.ts';
import type { LineStatus } from '../../../shared/domain/statement-line.ts';

/** The row's own status first: then only its amount is corrected. */
export const statusChoices = ({ status }: Pick<LineView, 'status'>): readonly LineStatus[] => [
  status,
  ...STATUS_MOVES[status],
];

export interface ReadAmount {
  /** Null for a blank field, or one that cannot be read. */
  readonly minor: number | null;
  readonly isBad: boolean;
}

export function readAmount(text: string, currency: string): ReadAmount {
  if (text.trim() === '') return { minor: null, isBad: false };
  const read = parseMinor(text.trim(), fractionDigits(currency));
  return read.ok && read.value > 0 ? { minor: read.value, isBad: false } : { minor: null, isBad: true };
}

/** Whether what is chosen says anything else than the row does. */
export const isChange = (
  row: Pick<LineView, 'status' | 'net'>,
  status: LineStatus,
  amount: number | null,
): boolean => status !== row.status || (amount !== null && amount !== row.net);
