/** What two versions of one line say differently, field by field, as it may be shown: protected fields are masked before they are compared. */
import type { FieldChange } from '../../../../../shared/contract/shapes.ts';
import { maskLine } from '../../../../../shared/domain/masking/line.ts';
import { formatMinorGrouped } from '../../../../../shared/domain/money.ts';
import type { ParsedLine, SourceKind } from '../../../../../shared/domain/statement-line.ts';

const AMOUNTS = ['net', 'gross', 'fee', 'orderAmount', 'balance'] as const;
const TEXTS = [
  'status',
  'kind',
  'direction',
  'currency',
  'occurredAt',
  'bookingDate',
  'valueDate',
  'counterparty',
  'description',
  'account',
  'channel',
  'merchantOrderNo',
  'refundNo',
  'channelTransactionId',
  'relatedTransactionId',
  'batchNo',
  'bankReference',
] as const;

export function fieldChanges(earlier: ParsedLine, later: ParsedLine, sourceKind: SourceKind): FieldChange[] {
  const [before, after] = [maskLine({ ...earlier, sourceKind }), maskLine({ ...later, sourceKind })];
  const money = (line: ParsedLine, field: (typeof AMOUNTS)[number]) => {
    const amount = line[field];
    return amount === null ? '' : formatMinorGrouped(amount, line.currency);
  };
  return [
    ...AMOUNTS.filter((field) => earlier[field] !== later[field]).map((field) => ({
      field,
      before: money(earlier, field),
      after: money(later, field),
    })),
    // Two names may look the same behind their stars: that they differ is still said.
    ...TEXTS.filter((field) => earlier[field] !== later[field]).map((field) => ({
      field,
      before: before[field] ?? '',
      after: after[field] ?? '',
    })),
  ];
}
