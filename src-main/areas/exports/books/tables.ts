/** The reports of the books as tables: the journal by postings, which every balance can be recomputed from, the trial balance, and client funds. */
import type { WordKey } from '../../../../shared/wording/catalogue.ts';
import { subAccountText } from '../../../../shared/wording/sub-account.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { fundsByClaim } from '../../journal/client-funds/client-funds.ts';
import type { ReportDeps } from '../../journal/reports/deps.ts';
import { trialBalance } from '../../journal/reports/trial-balance.ts';
import type { Reader } from '../tables/reader.ts';
import {
  onSides,
  type ReportTable,
  type TableCell,
  type TableColumn,
  unlessNought,
} from '../tables/table.ts';

export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly isBySub: boolean;
}

const column = (
  { words }: Reader,
  code: string,
  key: WordKey,
  share: number,
  isAmount = false,
): TableColumn => ({ code, head: words(key), share, isAmount });

/** An end that nobody asked for is the day the books begin or end with. */
function daysOf(ledger: Ledger, { from, to }: Asked) {
  const { query } = ledger;
  const { min, max } = query.fn;
  const known = query.selectFrom('journal_entry').select([min('day').as('first'), max('day').as('last')]);
  const { first, last } = ledger.first(known) ?? { first: '', last: '' };
  return { from: from || first || '—', to: to || last || '—' };
}

const accountText = (account: string, sub: string, isBySub: boolean): string =>
  isBySub && sub !== '' ? `${account}/${sub}` : account;

/** To scripts its code; on paper a person reads what it is called. */
function namedAccount(
  { chart }: ReportDeps,
  { account, sub }: { readonly account: string; readonly sub: string },
  { isBySub }: Asked,
  { locale }: Reader,
): TableCell {
  const { nameZh, nameEn } = chart.get(account);
  const name = locale === 'en' ? nameEn || nameZh : nameZh;
  const shown = isBySub && sub !== '' ? ` · ${subAccountText(locale, sub)}` : '';
  return { code: accountText(account, sub, isBySub), text: `${account} ${name}${shown}` };
}

export function journalTable(deps: ReportDeps, asked: Asked, reader: Reader): ReportTable {
  const { ledger } = deps;
  let postings = ledger.query
    .selectFrom('journal_posting')
    .innerJoin('journal_entry', 'journal_entry.id', 'journal_posting.entry_id')
    .leftJoin('journal_entry as undone', 'undone.id', 'journal_entry.reverses')
    .select(['journal_entry.number', 'journal_entry.day', 'journal_entry.late_of', 'undone.number as undone'])
    .select(['account', 'sub', 'currency', 'side', 'amount', 'journal_entry.fact', 'journal_entry.memo'])
    .orderBy('journal_entry.day')
    .orderBy('journal_entry.id')
    .orderBy('journal_posting.row');
  if (asked.from !== '') postings = postings.where('journal_entry.day', '>=', asked.from);
  if (asked.to !== '') postings = postings.where('journal_entry.day', '<=', asked.to);
  const rows = ledger.all(postings).map((each): readonly TableCell[] => {
    const { amount, currency } = each;
    const isDebit = each.side === 'debit';
    const memo = [
      each.memo,
      each.late_of === '' ? '' : reader.words('book_report.late_of', { day: each.late_of }),
      each.undone === null ? '' : reader.words('book_report.reverses', { entry: each.undone }),
    ];
    return [
      each.number,
      each.day,
      namedAccount(deps, each, asked, reader),
      currency,
      isDebit ? { amount, currency } : null,
      isDebit ? null : { amount, currency },
      each.fact,
      memo.filter((part) => part !== '').join(' · '),
    ];
  });
  return {
    title: reader.words('book_report.journal'),
    lines: [reader.words('book_report.period', daysOf(ledger, asked))],
    columns: [
      column(reader, 'entry', 'book_report.entry', 2.7),
      column(reader, 'date', 'book_report.date', 2),
      column(reader, 'account', 'book_report.account', asked.isBySub ? 5 : 3.6),
      column(reader, 'currency', 'book_report.currency', 1.5),
      column(reader, 'debit', 'book_report.debit_side', 2.4, true),
      column(reader, 'credit', 'book_report.credit_side', 2.4, true),
      column(reader, 'fact', 'book_report.fact', 2.4),
      column(reader, 'memo', 'book_report.memo', 5),
    ],
    count: rows.length,
    rows,
    totals: [],
    hasTotalsInCsv: false,
  };
}

export function trialBalanceTable(deps: ReportDeps, asked: Asked, reader: Reader): ReportTable {
  const { rows, totals } = trialBalance(deps, asked);
  const nameOf = (row: (typeof rows)[number]) => {
    const name = reader.locale === 'en' ? row.nameEn : row.nameZh;
    return row.subName === '' ? name : `${name} · ${row.subName}`;
  };
  const amounts = (
    row: Pick<(typeof rows)[number], 'currency' | 'opening' | 'debit' | 'credit' | 'closing'>,
  ) => [
    ...onSides(row.opening, row.currency),
    unlessNought(row.debit, row.currency),
    unlessNought(row.credit, row.currency),
    ...onSides(row.closing, row.currency),
  ];
  const sideTotals = (currency: string) => {
    const own = rows.filter((row) => row.currency === currency);
    const sum = (of: (row: (typeof rows)[number]) => number): TableCell => ({
      amount: own.reduce((all, row) => all + of(row), 0),
      currency,
    });
    return [
      sum((row) => Math.max(0, row.opening)),
      sum((row) => Math.max(0, -row.opening)),
      sum((row) => row.debit),
      sum((row) => row.credit),
      sum((row) => Math.max(0, row.closing)),
      sum((row) => Math.max(0, -row.closing)),
    ];
  };
  return {
    title: reader.words('book_report.trial_balance'),
    lines: [reader.words('book_report.period', daysOf(deps.ledger, asked))],
    columns: [
      column(reader, 'account', 'book_report.account', asked.isBySub ? 4.5 : 1.5),
      column(reader, 'name', 'book_report.name', 3.4),
      column(reader, 'currency', 'book_report.currency', 1.5),
      column(reader, 'opening_debit', 'book_report.opening_debit', 2.7, true),
      column(reader, 'opening_credit', 'book_report.opening_credit', 2.7, true),
      column(reader, 'debit', 'book_report.debit', 2.7, true),
      column(reader, 'credit', 'book_report.credit', 2.7, true),
      column(reader, 'closing_debit', 'book_report.closing_debit', 2.7, true),
      column(reader, 'closing_credit', 'book_report.closing_credit', 2.7, true),
    ],
    count: rows.length,
    rows: rows.map((row) => [
      accountText(row.account, row.sub, asked.isBySub),
      nameOf(row),
      row.currency,
      ...amounts(row),
    ]),
    totals: totals.map(({ currency }) => [
      reader.words('book_report.total'),
      '',
      currency,
      ...sideTotals(currency),
    ]),
    hasTotalsInCsv: false,
  };
}

type FundsWord =
  | 'owed'
  | 'owes'
  | 'kept_apart'
  | 'not_kept_apart'
  | 'requirement'
  | 'resource'
  | 'difference';

/** Each claim and each account of the house, then what is required, held, and the difference. */
export function clientFundsTable(deps: ReportDeps, asked: Asked, reader: Reader): ReportTable {
  const { words } = reader;
  const named = (code: FundsWord): TableCell => ({ code, text: words(`book_report.${code}`) });
  const funds = fundsByClaim(deps, asked.to);
  const rows = funds.flatMap(({ currency, claims, resources }) => [
    ...claims.map(({ account, sub, name, balance }): readonly TableCell[] => [
      currency,
      named(balance < 0 ? 'owes' : 'owed'),
      accountText(account, sub, true),
      name,
      { amount: balance, currency },
    ]),
    ...resources
      .toSorted((a, b) => Number(b.isSafeguarded) - Number(a.isSafeguarded))
      .map(({ sub, subName, balance, isSafeguarded }): readonly TableCell[] => [
        currency,
        named(isSafeguarded ? 'kept_apart' : 'not_kept_apart'),
        { code: sub, text: subAccountText(reader.locale, sub) },
        subName,
        { amount: balance, currency },
      ]),
  ]);
  const totals = funds.flatMap(({ currency, ...of }) =>
    (['requirement', 'resource', 'difference'] as const).map((each): readonly TableCell[] => [
      currency,
      named(each),
      '',
      '',
      { amount: of[each], currency },
    ]),
  );
  return {
    title: words('book_report.client_funds'),
    lines: [words('book_report.as_of', { day: daysOf(deps.ledger, asked).to })],
    columns: [
      column(reader, 'currency', 'book_report.currency', 1.5),
      column(reader, 'what', 'book_report.what', 3),
      column(reader, 'sub', 'book_report.sub', 4),
      column(reader, 'name', 'book_report.name', 4),
      column(reader, 'amount', 'book_report.amount', 3, true),
    ],
    count: rows.length,
    rows,
    totals,
    hasTotalsInCsv: true,
  };
}
