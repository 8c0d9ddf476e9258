/**
 * Batches as a table (结算明细表): for scripts with the columns of the contract, each amount by its effect on what is owed, so that the columns of a row add up
 * to its net; for a paper the few that a reader needs.
 *
 * Fees stand less what was given back of them; chargebacks stand among the adjustments.
 */
import type { Input } from '../../../../shared/contract/calls.ts';
import type { SettlementView } from '../../../../shared/contract/settlement-views.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { SETTLEMENT_SIDES, together } from '../../../../shared/domain/settlement.ts';
import type { WordKey } from '../../../../shared/wording/catalogue.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../../settlement/deps.ts';
import { findSettlements } from '../../settlement/review/list.ts';
import { tableCsv, tablePdf, tableWorkbook } from '../tables/files.ts';
import { type Reader, readerOf } from '../tables/reader.ts';
import type { ReportTable, TableCell, TableColumn } from '../tables/table.ts';

type Asked = Input<'settlement.export'>;

/** channel 'none' and partyId '' are every one; '' days are open ends. */
export function batchesFile(deps: SettlementDeps, input: Asked, info: CallInfo): Promise<Buffer> {
  const { format, from, to } = input;
  const reader = readerOf(input.language);
  const step = () => info.breathe();
  const rows = batchesAsked(deps, input);
  if (format === 'csv') return tableCsv(wholeTable(rows, reader), step);
  if (format === 'xlsx') return tableWorkbook(wholeTable(rows, reader), deps.now(), step);
  const { size, root } = deps.record.head();
  const about = {
    house: deps.house(),
    madeAt: deps.now(),
    warnings: [],
    notes: [reader.words('settlement_report.columns'), reader.words('book_report.head', { size, root })],
    signs: (['books.sign.made', 'books.sign.checked', 'book_report.sign_date'] as const).map((sign) =>
      reader.words(sign),
    ),
    nothing: reader.words('settlement_report.nothing'),
  };
  const period = reader.words('book_report.period', {
    from: from || (rows.map((each) => each.from).toSorted()[0] ?? '—'),
    to:
      to ||
      (rows
        .map((each) => each.to)
        .toSorted()
        .at(-1) ??
        '—'),
  });
  return tablePdf({ ...paperTable(rows, reader), lines: [period] }, about, reader, step);
}

function batchesAsked(
  deps: SettlementDeps,
  { channel, partyId, currency, from, to }: Asked,
): readonly SettlementView[] {
  return SETTLEMENT_SIDES.flatMap((side) => findSettlements(deps, { query: '', side, show: 'all', from, to }))
    .filter(({ standing: { batch } }) => {
      const { of } = batch;
      const isAsked =
        of.side === 'channel'
          ? partyId === '' && (channel === 'none' || of.channel === channel)
          : channel === 'none' && (partyId === '' || of.partyId === partyId);
      return isAsked && (currency === '' || of.currency === currency);
    })
    .map(({ view }) => view());
}

type CodeOf<Key> = Key extends `settlement_report.column.${infer Code}` ? Code : never;
type ColumnCode = CodeOf<WordKey>;
interface Column {
  readonly code: ColumnCode;
  readonly share: number;
  readonly cell: (batch: SettlementView, reader: Reader) => TableCell;
  readonly isAmount?: true;
  /** Of all of a side and currency, where that is not the sum of its rows. */
  readonly total?: (batches: readonly SettlementView[]) => number;
}

const amount = (code: ColumnCode, of: (batch: SettlementView) => number | null): Column => ({
  code,
  share: 2,
  isAmount: true,
  cell: (batch) => {
    const value = of(batch);
    return value === null ? null : { amount: value, currency: batch.currency };
  },
});
const text = (code: ColumnCode, share: number, cell: Column['cell']): Column => ({ code, share, cell });

const feesOf = ({ figures }: SettlementView): number => minor(figures.fees + figures.fees_returned);
const adjustmentsOf = ({ figures }: SettlementView): number => minor(figures.adjustments + figures.disputes);
const channelNet = ({ batchNet, fundNet }: SettlementView): number | null => batchNet ?? fundNet;

const batch = text('batch', 3.6, (of) => of.settlementNo || of.key);
const state = text('state', 1.8, ({ state: code }, { words }) => ({
  code,
  text: words(`settlement_state.${code}`),
}));
const gross = amount('gross', ({ figures }) => figures.sales);
const refunds = amount('refunds', ({ figures }) => figures.refunds);
const fees = amount('fees', feesOf);
// What one batch carried into the next is summed once.
const opening: Column = {
  ...amount('opening', (of) => of.opening),
  total: (of) => together(of).opening,
};
const net: Column = { ...amount('net', (of) => of.net), total: (of) => together(of).net };
const channel_net = amount('channel_net', channelNet);
const bank_net = amount('bank_net', (of) => of.bankNet);

/** DESIGN §7. Of a merchant's batch the channel is 'merchant', the account her number. */
const WHOLE: readonly Column[] = [
  batch,
  text('channel', 1.8, ({ side, channel }, { words }) =>
    side === 'merchant'
      ? { code: 'merchant', text: words('settlement_report.merchant') }
      : { code: channel, text: words(`channel.${channel}`) },
  ),
  text('account', 2.4, (of) => (of.side === 'merchant' ? of.partyId : of.account)),
  text('currency', 1.3, (of) => of.currency),
  text('from', 1.9, (of) => of.from),
  text('to', 1.9, (of) => of.to),
  gross,
  refunds,
  fees,
  amount('splits', ({ figures }) => figures.splits),
  amount('reserve_held', ({ figures }) => figures.reserve_held),
  amount('reserve_released', ({ figures }) => figures.reserve_released),
  amount('adjustments', adjustmentsOf),
  opening,
  net,
  channel_net,
  bank_net,
  state,
];

/** What a line of paper has room for: the lesser figures in one. */
const PAPER: readonly Column[] = [
  text('batch', 3.3, (of) => of.settlementNo || '—'),
  text('owner', 4.3, ({ side, channel, account, partyName, partyId }, { words }) =>
    side === 'merchant' ? partyName || partyId : `${words(`channel.${channel}`)} ${account}`,
  ),
  text('days', 2.2, ({ from, to }) => (from === to ? from : `${from}–${to}`)),
  text('currency', 1.5, (of) => of.currency),
  gross,
  refunds,
  fees,
  amount('other', (of) => minor(of.net - of.opening - of.figures.sales - of.figures.refunds - feesOf(of))),
  opening,
  net,
  channel_net,
  bank_net,
  state,
];

const wholeTable = (rows: readonly SettlementView[], reader: Reader): ReportTable =>
  tableOf(WHOLE, rows, reader);
const paperTable = (rows: readonly SettlementView[], reader: Reader): ReportTable =>
  tableOf(PAPER, rows, reader);

function tableOf(columns: readonly Column[], rows: readonly SettlementView[], reader: Reader): ReportTable {
  return {
    title: reader.words('settlement_report.title'),
    lines: [],
    columns: columns.map(
      ({ code, share, isAmount = false }): TableColumn => ({
        code,
        head: reader.words(`settlement_report.column.${code}`),
        share,
        isAmount,
      }),
    ),
    count: rows.length,
    rows: rows.map((of) => columns.map(({ cell }) => cell(of, reader))),
    totals: totalsOf(columns, rows, reader),
    hasTotalsInCsv: false,
  };
}

/** By side and currency, under what can be summed: what channels owe us and what we owe merchants are no one sum. */
function totalsOf(columns: readonly Column[], rows: readonly SettlementView[], reader: Reader) {
  return SETTLEMENT_SIDES.flatMap((side) =>
    [
      ...Map.groupBy(
        rows.filter((each) => each.side === side),
        ({ currency }) => currency,
      ),
    ]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, of]) => ({ side, currency, of })),
  ).map(({ side, currency, of }) =>
    columns.map(({ code, isAmount, cell, total: totalOf }): TableCell => {
      if (code === 'batch') return reader.words('book_report.total');
      if (code === 'channel' || code === 'owner') return reader.words(`settlement_report.${side}`);
      if (code === 'currency') return currency;
      if (!isAmount) return '';
      if (totalOf) return { amount: totalOf(of), currency };
      const sum = of.reduce((total, each) => {
        const value = cell(each, reader);
        return total + (value !== null && typeof value !== 'string' && 'amount' in value ? value.amount : 0);
      }, 0);
      return { amount: minor(sum), currency };
    }),
  );
}
