/**
 * Orders of our own books as CSV or a sheet: any column order, Chinese or English headers, optional currency.
 */
import type { FormatAdapter, RawRow } from '../../adapter.ts';
import { type FieldSources, type Header, placesIn, understoodNames, withDelimiter } from '../cells.ts';
import { type Field, HEADER_WITHIN, headerOf, NEEDED } from './columns.ts';
import { OrdersParser } from './parse.ts';

const firstHeader = (rows: readonly RawRow[]): Header<Field> | null => {
  for (const raw of rows.slice(0, HEADER_WITHIN)) {
    const header = headerOf(raw);
    if (header) return header;
  }
  return null;
};

const SOURCES: FieldSources<Field> = {
  channel: ['channel'],
  kind: ['kind'],
  direction: ['kind', 'status'],
  occurredAt: ['paidAt', 'createdAt'],
  net: ['amount'],
  currency: ['currency'],
  status: ['status'],
  merchantOrderNo: ['merchantOrderNo'],
  refundNo: ['refundNo'],
  counterparty: ['customer'],
  description: ['product'],
};

export const ordersCsv: FormatAdapter = {
  id: 'orders_csv',
  version: 1,
  sourceKind: 'orders',
  channel: 'none',
  balanceChain: 'none',

  recognise(sample) {
    const match = withDelimiter(sample, firstHeader);
    if (!match) return { is: 'not_mine' };
    const { found: header, splitter } = match;
    const hasMoment = header.columns.has('paidAt') || header.columns.has('createdAt');
    if (!hasMoment || NEEDED.some((field) => !header.columns.has(field))) {
      const understood = understoodNames(header);
      return {
        is: 'refused',
        refusal: { kind: 'unknown_layout', understood, notUnderstood: header.unknown, question: '' },
      };
    }
    // The parser finds the header again by its words; the layout says where each column stands.
    const drift = header.unknown.map((column) => ({ kind: 'unknown_column', column }) as const);
    return { is: 'mine', recognition: { sureness: 'certain', splitter, layout: header, drift } };
  },

  parse: (_layout, sink) => new OrdersParser(sink),
  places: (layout) => placesIn(layout, SOURCES),
};
