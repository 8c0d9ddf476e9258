/** The books: chart, periods, every posting with its entry, the trial balance of the period, and the daily checks of clients' funds. */
import { minor } from '../../../../../shared/domain/money.ts';
import { sumsOf } from '../../../journal/reports/trial-balance.ts';
import { columns, type LedgerSum, type PackGround, type PackTable } from '../table.ts';
import { fromLedger, rowsOf } from './from-ledger.ts';

const chart: PackTable = {
  name: 'chart',
  columns: columns(
    'ledger_account:code',
    'version:number',
    'account_class:code',
    'role:code',
    'sub_ledger:code',
    'account_state:code',
    'name_zh:text',
    'name_en:text',
    'at:instant',
    'by:code',
  ),
  count: ({ deps }) => deps.chart.all().length,
  totals: [],
  *rows({ deps }) {
    for (const each of deps.chart.all())
      yield {
        isIn: true,
        cells: [
          each.code,
          each.version,
          each.class,
          each.role,
          each.subLedger,
          each.state,
          each.nameZh,
          each.nameEn,
          each.at,
          each.by,
        ],
      };
  },
};

const chartChanges = fromLedger('chart_changes', 'chart_account', {
  columns: columns(
    'ledger_account:code',
    'version:number',
    'account_state:code',
    'body:json',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  cells: (row, { mask }) => [
    row.code,
    row.version,
    row.state,
    row.body,
    mask.text(row.reason),
    row.at,
    row.by,
  ],
});

const periods = fromLedger('periods', 'period_event', {
  columns: columns('period:code', 'period_state:code', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.period, row.state, mask.text(row.reason), row.at, row.by],
});

const side = (name: 'debit' | 'credit') => ({
  name,
  by: [],
  ledger: (ground: PackGround) => postingSums(ground, name, false),
});
const sideByAccount = (name: 'debit' | 'credit') => ({
  name,
  by: ['ledger_account' as const],
  ledger: (ground: PackGround) => postingSums(ground, name, true),
});

const journal: PackTable = {
  name: 'journal',
  columns: columns(
    'entry:code',
    'posting:number',
    'period:code',
    'day:day',
    'entry_origin:code',
    'posting_rule:code',
    'fact:text',
    'memo:text',
    'reverses:code',
    'late_of:day',
    'ledger_account:code',
    'sub_account:text',
    'currency:code',
    'debit:amount',
    'credit:amount',
    'at:instant',
    'by:code',
  ),
  count: ({ deps }) => deps.ledger.countRows(['journal_posting']).get('journal_posting') ?? 0,
  totals: [side('debit'), side('credit'), sideByAccount('debit'), sideByAccount('credit')],
  *rows({ deps, cut, mask }) {
    const entries = new Map([...rowsOf(deps.ledger, 'journal_entry')].map((each) => [each.id, each]));
    for (const posting of rowsOf(deps.ledger, 'journal_posting')) {
      const entry = entries.get(posting.entry_id);
      if (!entry) continue;
      const { currency } = posting;
      const amount = { amount: posting.amount, currency };
      yield {
        isIn: cut.day(entry.day),
        cells: [
          entry.number,
          posting.row,
          entry.period,
          entry.day,
          entry.origin,
          entry.rule,
          entry.fact,
          mask.text(entry.memo),
          entries.get(entry.reverses ?? 0)?.number ?? '',
          entry.late_of,
          posting.account,
          posting.sub,
          currency,
          posting.side === 'debit' ? amount : null,
          posting.side === 'credit' ? amount : null,
          entry.at,
          entry.by,
        ],
      };
    }
  },
};

function postingSums({ deps }: PackGround, side: 'debit' | 'credit', isByAccount: boolean): LedgerSum[] {
  const { query } = deps.ledger;
  const rows = deps.ledger.all(
    query
      .selectFrom('journal_posting')
      .select(['account', 'currency', query.fn.sum<number>('amount').as('amount')])
      .where('side', '=', side)
      .groupBy(['account', 'currency'])
      .orderBy('account')
      .orderBy('currency'),
  );
  if (isByAccount)
    return rows.map(({ account, currency, amount }) => ({ currency, amount, values: [account] }));
  const sums = new Map<string, number>();
  for (const { currency, amount } of rows) sums.set(currency, minor((sums.get(currency) ?? 0) + amount));
  return [...sums].map(([currency, amount]) => ({ currency, amount, values: [] }));
}

/** Of the period: what is left out is before it and behind it. */
const trialBalance: PackTable = {
  name: 'trial_balance',
  columns: columns(
    'ledger_account:code',
    'sub_account:text',
    'currency:code',
    'opening_balance:amount',
    'debit:amount',
    'credit:amount',
    'closing_balance:amount',
  ),
  count: (ground) => trialRows(ground).length,
  totals: [],
  *rows(ground) {
    for (const { account, sub, currency, opening, debit, credit, closing } of trialRows(ground)) {
      const amount = (value: number) => ({ amount: value, currency });
      yield {
        isIn: true,
        cells: [account, sub, currency, amount(opening), amount(debit), amount(credit), amount(closing)],
      };
    }
  },
};

const trialRows = ({ deps, cut }: PackGround) => sumsOf(deps.ledger, cut.scope, true);

const fundChecks = fromLedger('fund_checks', 'fund_check', {
  columns: columns(
    'day:day',
    'currency:code',
    'shortfall:amount',
    'hash:code',
    'body:json',
    'text:text',
    'at:instant',
    'by:code',
  ),
  cells: ({ day, currency, shortfall, hash, body, note, at, by }, { mask }) => [
    day,
    currency,
    { amount: shortfall, currency },
    hash,
    mask.text(body),
    mask.text(note),
    at,
    by,
  ],
  isIn: ({ day }, { cut }) => cut.day(day),
});

export const bookTables: readonly PackTable[] = [
  chart,
  chartChanges,
  periods,
  journal,
  trialBalance,
  fundChecks,
];
