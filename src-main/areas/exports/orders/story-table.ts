/** The lines of one order as a table: order, trade, fund and bank one below the other, each with its file and row. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { LineView } from '../../../../shared/contract/shapes.ts';
import type { Reader } from '../tables/reader.ts';
import type { ReportTable, TableCell, TableColumn } from '../tables/table.ts';
import { instantText } from './order-words.ts';

/** What an order's page shows, and what the books say of its lines. */
export type OrderStory = Output<'orders.story'> & Output<'journal.ofLines'>;
export const STORY_SOURCES = ['orders', 'trades', 'funds', 'bank'] as const;
type StorySource = (typeof STORY_SOURCES)[number];

export function storyTable(story: OrderStory, reader: Reader): ReportTable {
  const rows = STORY_SOURCES.flatMap((source) =>
    story[source].map((line) => [sourceWord(source, reader), ...lineCells(line, reader)]),
  );
  return {
    title: reader.words('orders.story'),
    lines: [],
    columns: [
      { code: 'source', head: reader.words('order_export.source'), share: 2 },
      ...lineColumns(reader),
    ],
    count: rows.length,
    rows,
    totals: [],
    hasTotalsInCsv: false,
  };
}

const sourceWord = (source: StorySource, { words }: Reader): TableCell => ({
  code: source,
  text: words(`orders.column.${source}`),
});

export const lineColumns = ({ words }: Reader): readonly TableColumn[] => [
  { code: 'time', head: words('order_export.time'), share: 3.4 },
  { code: 'line_kind', head: words('order_export.kind'), share: 1.8 },
  { code: 'number', head: words('order_export.number'), share: 5 },
  { code: 'status', head: words('order_export.status'), share: 1.6 },
  { code: 'direction', head: words('order_export.direction'), share: 1.3 },
  { code: 'currency', head: words('orders.entryCurrency'), share: 1.8 },
  { code: 'gross', head: words('order_export.gross'), share: 2.2, isAmount: true },
  { code: 'fee', head: words('order_export.fee'), share: 1.8, isAmount: true },
  { code: 'net', head: words('order_export.net'), share: 2.2, isAmount: true },
  { code: 'counterparty', head: words('order_export.counterparty'), share: 2.6 },
  { code: 'description', head: words('order_export.description'), share: 4, isOffPaper: true },
  { code: 'file', head: words('order_export.file'), share: 4 },
  { code: 'row', head: words('order_export.row'), share: 1.2 },
];

export function lineCells(line: LineView, { words }: Reader): readonly TableCell[] {
  const { currency } = line;
  const time = line.occurredAt || line.bookingDate || line.valueDate;
  const side = line.direction ?? 'none';
  return [
    { code: time, text: instantText(time) },
    { code: line.kind, text: words(`lineKind.${line.kind}`) },
    line.refundNo || line.channelTransactionId || line.merchantOrderNo || line.bankReference,
    line.status === 'none' ? '' : { code: line.status, text: words(`lineStatus.${line.status}`) },
    { code: side, text: words(`direction.${side}`) },
    currency,
    line.gross === null ? null : { amount: line.gross, currency },
    line.fee === null ? null : { amount: line.fee, currency },
    { amount: line.net, currency },
    line.counterparty,
    line.description,
    line.file,
    String(line.row),
  ];
}
