/**
 * Account ledger (明细账): postings of one account in one currency, oldest first, each with what the account stood at after it. A page begins with the
 * balance of all before it, summed in the database, so the last page costs what the first does.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { minor } from '../../../../shared/domain/money.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

type Asked = Input<'journal.ledger'>;

export function accountLedger(ledger: Ledger, asked: Asked): Output<'journal.ledger'> {
  const opening = asked.from === '' ? 0 : net(sumBySide(ledger, before(ledger, asked)));
  const within = postings(ledger, asked);
  const sums = sumBySide(ledger, within);
  const closing = minor(opening + net(sums));
  const count = ledger.query.fn.countAll<number>().as('count');
  const total = ledger.first(within.select(count))?.count ?? 0;
  const ordered = inOrder(within);
  const skipped = asked.offset === 0 ? 0 : net(sumOfFirst(ledger, asked, asked.offset));
  let balance = opening + skipped;
  const page = ordered
    .select(['entry_id', 'number', 'day', 'rule', 'memo', 'sub', 'side', 'amount'])
    .limit(asked.limit)
    .offset(asked.offset);
  const rows = ledger.all(page).map(({ entry_id: entryId, side, amount, ...row }) => {
    const isDebit = side === 'debit';
    balance = minor(balance + (isDebit ? amount : -amount));
    return { ...row, entryId, side: isDebit ? ('debit' as const) : ('credit' as const), amount, balance };
  });
  return { opening, total, rows, debit: minor(sums.debit), credit: minor(sums.credit), closing };
}

const ofAccount = (ledger: Ledger, { account, sub, currency }: Asked) => {
  const all = ledger.query
    .selectFrom('journal_posting')
    .innerJoin('journal_entry', 'journal_entry.id', 'journal_posting.entry_id')
    .where('account', '=', account)
    .where('currency', '=', currency);
  return sub === null ? all : all.where('sub', '=', sub);
};

const before = (ledger: Ledger, asked: Asked) =>
  ofAccount(ledger, asked).where('journal_entry.day', '<', asked.from);

function postings(ledger: Ledger, asked: Asked) {
  let within = ofAccount(ledger, asked);
  if (asked.from !== '') within = within.where('journal_entry.day', '>=', asked.from);
  if (asked.to !== '') within = within.where('journal_entry.day', '<=', asked.to);
  return within;
}

const inOrder = (within: ReturnType<typeof postings>) =>
  within.orderBy('journal_entry.day').orderBy('journal_entry.id').orderBy('journal_posting.row');

interface BySide {
  readonly debit: number;
  readonly credit: number;
}
const net = ({ debit, credit }: BySide): number => minor(debit - credit);

function sumBySide(ledger: Ledger, of: ReturnType<typeof postings>): BySide {
  const sum = ledger.query.fn.sum<number>('amount').as('sum');
  return bySide(ledger.all(of.select(['side', sum]).groupBy('side')));
}

function sumOfFirst(ledger: Ledger, asked: Asked, rows: number): BySide {
  const { query } = ledger;
  const first = inOrder(postings(ledger, asked)).select(['side', 'amount']).limit(rows).as('first');
  const summed = query
    .selectFrom(first)
    .select(({ fn }) => ['side' as const, fn.sum<number>('amount').as('sum')])
    .groupBy('side');
  return bySide(ledger.all(summed));
}

function bySide(rows: readonly { readonly side: string; readonly sum: number }[]): BySide {
  const of = (side: string) => rows.find((each) => each.side === side)?.sum ?? 0;
  return { debit: of('debit'), credit: of('credit') };
}
