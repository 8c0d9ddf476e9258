/** The tables of a statement to a merchant, the same on paper and in a workbook: its batches, what she was paid, what is held of her sales. */
import { minor } from '../../../../shared/domain/money.ts';
import type { Figures } from '../../../../shared/domain/settlement.ts';
import type { Reader } from '../tables/reader.ts';
import type { TableCell, TableColumn } from '../tables/table.ts';
import type { Statement, StatementBatch } from './statement-data.ts';

export interface StatementTable {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** One cell a column; sums of the columns of amounts. */
  readonly totals: readonly TableCell[];
}

/** What a merchant reads as one: our fee with what of it was given back, the reserve with what was set free. */
const PARTS = [
  { code: 'sales', of: (each: Figures) => each.sales },
  { code: 'refunds', of: (each: Figures) => each.refunds },
  { code: 'fees', of: (each: Figures) => each.fees + each.fees_returned },
  { code: 'splits', of: (each: Figures) => each.splits },
  { code: 'disputes', of: (each: Figures) => each.disputes },
  { code: 'reserve', of: (each: Figures) => each.reserve_held + each.reserve_released },
  { code: 'adjustments', of: (each: Figures) => each.adjustments },
] as const;

export function batchesTable(statement: Statement, { words }: Reader): StatementTable {
  const { batches, figures, moved, currency } = statement;
  const money = (amount: number): TableCell => ({ amount: minor(amount), currency });
  return {
    title: words('merchant_statement.batches'),
    columns: [
      { code: 'day', head: words('merchant_statement.day'), share: 2.2 },
      { code: 'settlement_no', head: words('merchant_statement.settlementNo'), share: 3.4 },
      ...PARTS.map(({ code }) => ({
        code,
        head: words(`merchant_statement.${code}`),
        share: code === 'sales' ? 2.6 : 2.2,
        isAmount: true,
      })),
      { code: 'net', head: words('merchant_statement.net'), share: 2.6, isAmount: true },
      { code: 'paid', head: words('merchant_statement.paidBy'), share: 4.4 },
    ],
    rows: batches.map((each) => [
      each.corrects === ''
        ? each.day
        : words('merchant_statement.corrects', { day: each.day, of: each.corrects }),
      each.settlementNo || words('merchant_statement.notSigned'),
      ...PARTS.map(({ of }) => money(of(each.figures))),
      money(each.moved),
      paidText(each, words),
    ]),
    totals: [
      words('merchant_statement.total'),
      '',
      ...PARTS.map(({ of }) => money(of(figures))),
      money(moved),
      '',
    ],
  };
}

/** The payments of a batch with their days; where there is none, where its money is. */
function paidText({ payments, money, settlementNo }: StatementBatch, words: Reader['words']): string {
  if (settlementNo === '') return '';
  const paid = payments.filter(({ state }) => state === 'paid');
  if (paid.length === 0) return words(`money_state.${money}`);
  return paid.map(({ day, itemNo }) => `${day} ${itemNo}`).join(', ');
}

export function paymentsTable(
  { payments, paid, currency }: Statement,
  { words, locale }: Reader,
): StatementTable {
  return {
    title: words('merchant_statement.payments'),
    columns: [
      { code: 'day', head: words('merchant_statement.paidOn'), share: 3 },
      { code: 'payment', head: words('merchant_statement.paymentNo'), share: 3.4 },
      { code: 'settlements', head: words('merchant_statement.settlementNos'), share: 7 },
      { code: 'amount', head: words('merchant_statement.amount'), share: 2.6, isAmount: true },
    ],
    rows: payments.map(({ day, itemNo, amount, settlementNos }) => [
      amount < 0 ? words('merchant_statement.cameBack', { day }) : day,
      itemNo,
      settlementNos.join(locale === 'zh-CN' ? '、' : ', '),
      { amount, currency },
    ]),
    totals: [words('merchant_statement.total'), '', '', { amount: paid, currency }],
  };
}

export function heldTable({ held, currency }: Statement, { words }: Reader): StatementTable {
  return {
    title: words('merchant_statement.held'),
    columns: [
      { code: 'held_on', head: words('merchant_statement.heldOn'), share: 2 },
      { code: 'release_on', head: words('merchant_statement.releaseOn'), share: 2 },
      { code: 'amount', head: words('merchant_statement.amount'), share: 2.6, isAmount: true },
    ],
    rows: held.map(({ heldOn, releaseOn, amount }) => [heldOn, releaseOn, { amount, currency }]),
    totals: [
      words('merchant_statement.total'),
      '',
      { amount: minor(held.reduce((sum, { amount }) => sum + amount, 0)), currency },
    ],
  };
}
