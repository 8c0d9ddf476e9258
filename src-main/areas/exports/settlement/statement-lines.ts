/** The lines behind a statement: each with what was sold or given back, our fee, partners' shares, and what it adds to what is owed. */

import { minor } from '../../../../shared/domain/money.ts';
import type { Figure } from '../../../../shared/domain/settlement.ts';
import type { SettlementDeps } from '../../settlement/deps.ts';
import { instantText } from '../orders/order-words.ts';
import type { Reader } from '../tables/reader.ts';
import type { TableCell, TableColumn } from '../tables/table.ts';
import type { Statement, StatementBatch } from './statement-data.ts';

interface LineSums {
  gross: number;
  fee: number;
  split: number;
}
const PART: Readonly<Partial<Record<Figure, keyof LineSums>>> = {
  sales: 'gross',
  refunds: 'gross',
  disputes: 'gross',
  fees: 'fee',
  fees_returned: 'fee',
  splits: 'split',
};

export const lineColumns = ({ words }: Reader): readonly TableColumn[] => [
  { code: 'day', head: words('merchant_statement.day'), share: 2.4 },
  { code: 'settlement_no', head: words('merchant_statement.settlementNo'), share: 4 },
  { code: 'time', head: words('order_export.time'), share: 4 },
  { code: 'order', head: words('merchant_statement.order'), share: 5 },
  { code: 'transaction', head: words('order_export.transaction'), share: 6 },
  { code: 'kind', head: words('order_export.kind'), share: 2 },
  { code: 'gross', head: words('order_export.gross'), share: 2.6, isAmount: true },
  { code: 'fee', head: words('merchant_statement.fees'), share: 2.4, isAmount: true },
  { code: 'split', head: words('merchant_statement.splits'), share: 2.4, isAmount: true },
  { code: 'net', head: words('order_export.net'), share: 2.6, isAmount: true },
];

export const linesOf = ({ batches }: Statement): number =>
  batches.reduce((sum, { batch }) => sum + sumsOf(batch).size, 0);

export function* lineRows(
  { lines }: Pick<SettlementDeps, 'lines'>,
  { batches, currency }: Statement,
  { words }: Reader,
): Generator<readonly TableCell[]> {
  for (const { batch, day, settlementNo } of batches)
    for (const [id, { gross, fee, split }] of sumsOf(batch)) {
      const line = lines.view(id);
      const time = line.occurredAt || line.bookingDate;
      const money = (amount: number): TableCell => ({ amount, currency });
      yield [
        day,
        settlementNo,
        { code: time, text: instantText(time) },
        line.merchantOrderNo,
        line.refundNo || line.channelTransactionId,
        { code: line.kind, text: words(`lineKind.${line.kind}`) },
        money(gross),
        money(fee),
        money(split),
        money(minor(gross + fee + split)),
      ];
    }
}

/** By line, ascending. */
function sumsOf({ members }: StatementBatch['batch']): ReadonlyMap<number, LineSums> {
  const sums = new Map<number, LineSums>();
  for (const [figure, { lineIds, amounts }] of members) {
    const part = PART[figure];
    if (part === undefined) continue;
    for (const [at, id] of lineIds.entries()) {
      const of = sums.get(id) ?? { gross: 0, fee: 0, split: 0 };
      sums.set(id, of);
      of[part] += amounts[at] ?? 0;
    }
  }
  return new Map([...sums].toSorted(([a], [b]) => a - b));
}
