/** What recognition found of a mapped table and its parser needs: each field's column in this very file. */
import type { AmountColumns, ColumnMapping, MappedField } from '../../../../shared/domain/column-mapping.ts';
import type { Places } from '../adapter.ts';
import type { MappedTable } from './table.ts';

export interface MappedLayout {
  readonly mapping: ColumnMapping;
  /** Row of the header; 0 for a table without one. */
  readonly headerRow: number;
  readonly names: readonly string[];
  readonly width: number;
  readonly columns: ReadonlyMap<MappedField, number>;
  readonly descriptions: readonly number[];
  /** The mapping's amount with this file's places. */
  readonly amount: AmountColumns;
}

export function layoutOf(mapping: ColumnMapping, table: MappedTable): MappedLayout {
  const at = (place: number): number => table.places[place] ?? -1;
  const columns = new Map<MappedField, number>();
  // The table is closed: its keys are the fields.
  for (const [field, place] of Object.entries(mapping.columns) as [MappedField, number | undefined][])
    if (place !== undefined && at(place) >= 0) columns.set(field, at(place));
  return {
    mapping,
    headerRow: table.headerRow,
    names: table.names,
    width: table.width,
    columns,
    descriptions: mapping.descriptions.map(at).filter((place) => place >= 0),
    amount: movedTo(mapping.amount, at),
  };
}

function movedTo(amount: AmountColumns, at: (place: number) => number): AmountColumns {
  if (amount.form === 'in_out')
    return {
      ...amount,
      in: amount.in === null ? null : at(amount.in),
      out: amount.out === null ? null : at(amount.out),
    };
  if (amount.form === 'word')
    return { ...amount, amount: at(amount.amount), direction: at(amount.direction) };
  return { ...amount, amount: at(amount.amount) };
}

/** For showing where a figure of a line came from. */
export function placesOfLayout({ columns, descriptions, amount, mapping }: MappedLayout): Places {
  const of = (...fields: readonly MappedField[]): number[] =>
    fields.map((field) => columns.get(field)).filter((place) => place !== undefined);
  const moved =
    amount.form === 'in_out' ? [amount.in, amount.out].filter((place) => place !== null) : [amount.amount];
  const said = amount.form === 'word' ? [amount.direction] : amount.form === 'kind' ? of('kind') : moved;
  const isNet = mapping.amountIs === 'net';
  const all: Places = {
    account: of('account'),
    channel: of('channel'),
    kind: of('kind'),
    direction: said,
    occurredAt: of('date', 'time'),
    bookingDate: columns.has('bookingDate') ? of('bookingDate') : of('date'),
    valueDate: of('valueDate'),
    gross: isNet ? of('gross') : moved,
    fee: of('fee'),
    net: isNet ? moved : columns.has('net') ? of('net') : moved,
    orderAmount: of('orderAmount'),
    currency: of('currency'),
    balance: of('balance'),
    status: of('status'),
    merchantOrderNo: of('merchantOrderNo'),
    refundNo: of('refundNo'),
    channelTransactionId: of('channelTransactionId'),
    relatedTransactionId: of('relatedTransactionId'),
    batchNo: of('batchNo'),
    bankReference: of('bankReference'),
    counterparty: of('counterparty'),
    description: descriptions,
  };
  return Object.fromEntries(Object.entries(all).filter(([, places]) => places.length > 0));
}
