/** Builds statement lines for tests: a plain payment of one yuan unless told otherwise. */
import { minor } from '../../shared/domain/money.ts';
import type { ParsedLine, SourceKind } from '../../shared/domain/statement-line.ts';
import { ColumnBuilder } from '../../src-main/areas/statements/rules/column-builder.ts';
import type { LineColumns } from '../../src-main/areas/statements/rules/line-columns.ts';

export function line(
  over: Partial<Omit<ParsedLine, 'net' | 'balance'>> & { net?: number; balance?: number | null } = {},
): ParsedLine {
  const { net = 100, balance = null, ...rest } = over;
  return {
    row: 1,
    account: '1900000109',
    channel: 'wechat',
    kind: 'payment',
    direction: 'in',
    occurredAt: '2026-10-17T10:00:00+08:00',
    bookingDate: '',
    valueDate: '',
    gross: null,
    fee: null,
    net: minor(net),
    orderAmount: null,
    currency: 'CNY',
    balance: balance === null ? null : minor(balance),
    status: 'success',
    merchantOrderNo: '',
    refundNo: '',
    channelTransactionId: '',
    relatedTransactionId: '',
    batchNo: '',
    bankReference: '',
    counterparty: '',
    description: '',
    ...rest,
  };
}

export function columnsOf(sourceKind: SourceKind, lines: readonly ParsedLine[]): LineColumns {
  const builder = new ColumnBuilder(sourceKind);
  for (const each of lines) builder.add(each);
  return builder.finish();
}
