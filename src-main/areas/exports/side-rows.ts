/**
 * The lines of one side of a leg as the reports print them: file, row, kind, direction, amount as the leg counts it, reference.
 *
 * References are texts, so they are read once, block by block, and kept while a report is written.
 */
import type { Leg, Side } from '../../../shared/domain/leg.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import { DIRECTIONS, LINE_KINDS } from '../../../shared/domain/statement-line.ts';
import { plainAmount } from '../matching/rules/work/leg-amount.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { LineSet } from '../statements/rules/line-columns.ts';
import { findFields, makeFieldStarts, PACKED } from '../statements/rules/packed-line.ts';

export interface SideRow {
  readonly file: string;
  readonly row: string;
  readonly sourceKind: string;
  readonly lineKind: string;
  readonly direction: string;
  readonly amount: string;
  readonly currency: string;
  readonly reference: string;
}

export type RowOfPosition = (position: number) => SideRow;

const REFERENCES = [
  PACKED.merchantOrderNo,
  PACKED.channelTransactionId,
  PACKED.batchNo,
  PACKED.bankReference,
] as const;
const REFUND_REFERENCES = [PACKED.refundNo, ...REFERENCES] as const;

/** `reference` of many lines: hand the same reader to everything that is written about one set. */
export function referencesOf(lines: LineStore, set: LineSet): readonly string[] {
  const references: string[] = new Array(set.count);
  const starts = makeFieldStarts();
  const refund = LINE_KINDS.indexOf('refund');
  lines.scan(set, (position, bytes, from, to) => {
    findFields(bytes, from, to, starts);
    const fields = set.kind[position] === refund ? REFUND_REFERENCES : REFERENCES;
    const field = fields.find((each) => (starts[each + 1] ?? 0) - 1 > (starts[each] ?? 0));
    references[position] =
      field === undefined ? '' : bytes.toString('utf8', starts[field] ?? 0, (starts[field + 1] ?? 0) - 1);
  });
  return references;
}

export function sideRows(
  lines: LineStore,
  leg: Leg,
  side: Side,
  set: LineSet,
  references: readonly string[],
): RowOfPosition {
  const imports = lines.importsOfSet(set);
  return (position) => {
    const view = imports[set.fileRank[position] ?? 0]?.view;
    const currency = set.currencies[set.currency[position] ?? 0] ?? '';
    return {
      file: view?.file ?? '',
      row: String(set.row[position] ?? 0),
      sourceKind: view?.sourceKind ?? '',
      lineKind: LINE_KINDS[set.kind[position] ?? 0] ?? '',
      direction: DIRECTIONS[(set.direction[position] ?? 0) - 1] ?? '',
      amount: formatMinor(plainAmount(leg, side, set, position), currency),
      currency,
      reference: references[position] ?? '',
    };
  };
}
