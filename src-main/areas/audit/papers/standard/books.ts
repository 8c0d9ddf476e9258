/**
 * The books of some days as every standard format tells them: read at one moment and held against themselves before a file is made. All debits are all
 * credits, entry by entry and in all; openings with what moved are closings; the postings told are those the balances were summed from.
 */
import type { EntryOrigin, PostingSide } from '../../../../../shared/domain/books.ts';
import { maskAccount, maskName } from '../../../../../shared/domain/masking/party.ts';
import { maskText } from '../../../../../shared/domain/masking/text.ts';
import { minor } from '../../../../../shared/domain/money.ts';
import { assert } from '../../../../../shared/result.ts';
import type { Ledger } from '../../../../ledger/ledger.ts';
import { SubNames } from '../../../journal/reports/sub-names.ts';
import { sumsOf } from '../../../journal/reports/trial-balance.ts';
import { type PaymentFact, paymentFacts } from '../../../payments/booking.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { type PackHead, packHead } from '../../pack/head.ts';

export interface Posting {
  /** Its place in the entry, from 1. */
  readonly line: number;
  readonly account: string;
  readonly sub: string;
  readonly side: PostingSide;
  readonly amount: number;
  readonly currency: string;
}
export interface Entry {
  readonly number: string;
  readonly period: string;
  readonly day: string;
  readonly origin: EntryOrigin;
  readonly rule: string;
  readonly memo: string;
  /** Number of the entry it undoes; '' for none. */
  readonly reverses: string;
  readonly at: string;
  readonly by: string;
  readonly postings: readonly Posting[];
}
export type Sum = ReturnType<typeof sumsOf>[number];
export interface ControlTotal {
  readonly currency: string;
  readonly entries: number;
  readonly lines: number;
  readonly debit: number;
  readonly credit: number;
  /** Of all accounts: nought, for debits are credits. */
  readonly opening: number;
  readonly closing: number;
}
export interface ToldParty {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  readonly identityKind: string;
  readonly identityNo: string;
  readonly state: string;
}
const CUSTOMERS: ReadonlySet<string> = new Set(['merchant', 'sub_merchant', 'customer']);
/** The others are suppliers, as both formats part them. */
export const isCustomer = ({ kind }: Pick<ToldParty, 'kind'>): boolean => CUSTOMERS.has(kind);

export interface ToldPayment extends PaymentFact {
  readonly payee: string;
  readonly account: string;
}

export interface StandardBooks {
  readonly deps: EvidenceDeps;
  readonly head: PackHead;
  readonly from: string;
  readonly to: string;
  readonly isRevealed: boolean;
  readonly entries: readonly Entry[];
  /** By account, sub-ledger and currency, over the whole of the days. */
  readonly balances: readonly Sum[];
  readonly totals: readonly ControlTotal[];
  readonly parties: readonly ToldParty[];
  readonly payments: readonly ToldPayment[];
  readonly subName: (sub: string) => string;
}

export function standardBooks(
  deps: EvidenceDeps,
  { from, to, revealed }: { readonly from: string; readonly to: string; readonly revealed: boolean },
): StandardBooks {
  const show = (mask: (text: string) => string) => (text: string) => (revealed ? text : mask(text));
  const [name, account, text] = [show(maskName), show(maskAccount), show(maskText)];
  const names = new SubNames(deps.parties);
  const balances = sumsOf(deps.ledger, { from, to }, true);
  const entries = readEntries(deps.ledger, from, to, text);
  const totals = totalsOf(entries, balances);
  proveBooks(entries, balances, totals);
  return {
    ...{ deps, from, to, entries, balances, totals, isRevealed: revealed },
    head: packHead(deps.ledger),
    parties: deps.parties
      .all()
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((party) => ({
        ...party,
        name: name(party.name),
        shortName: text(party.shortName),
        identityNo: account(party.identityNo),
      })),
    payments: paymentFacts(deps.payments)
      .filter(({ instructedDay }) => instructedDay >= from && instructedDay <= to)
      .toSorted((a, b) => (a.itemNo < b.itemNo ? -1 : 1))
      .map((fact) => {
        const item = deps.payments.store.item(fact.itemNo);
        return { ...fact, payee: name(item?.payee ?? ''), account: account(item?.number ?? '') };
      }),
    subName: (sub) => {
      const party = revealed ? deps.parties.party(sub) : null;
      return party?.name ?? names.nameOf(sub);
    },
  };
}

function readEntries(ledger: Ledger, from: string, to: string, mask: (text: string) => string): Entry[] {
  const { query } = ledger;
  const rows = ledger.all(
    query
      .selectFrom('journal_posting')
      .innerJoin('journal_entry', 'journal_entry.id', 'journal_posting.entry_id')
      .leftJoin('journal_entry as undone', 'undone.id', 'journal_entry.reverses')
      .select([
        'journal_entry.id',
        'journal_entry.number',
        'journal_entry.period',
        'journal_entry.day',
        'journal_entry.origin',
        'journal_entry.rule',
        'journal_entry.memo',
        'undone.number as reverses',
        'journal_entry.at',
        'journal_entry.by',
        'account',
        'sub',
        'side',
        'amount',
        'currency',
      ])
      .where('journal_entry.day', '>=', from)
      .where('journal_entry.day', '<=', to)
      .orderBy('journal_entry.day')
      .orderBy('journal_entry.id')
      .orderBy('journal_posting.row'),
  );
  const entries: (Omit<Entry, 'postings'> & { readonly postings: Posting[] })[] = [];
  let open = 0;
  for (const { id, account, sub, side, amount, currency, ...of } of rows) {
    if (id !== open) {
      const { origin, memo, reverses } = of;
      entries.push({
        ...of,
        origin: origin as EntryOrigin, // A CHECK of the table.
        memo: mask(memo),
        reverses: reverses ?? '',
        postings: [],
      });
      open = id;
    }
    const postings = entries.at(-1)?.postings;
    postings?.push({
      line: postings.length + 1,
      ...{ account, sub, amount, currency },
      side: side as PostingSide, // A CHECK of the table.
    });
  }
  return entries;
}

function totalsOf(entries: readonly Entry[], balances: readonly Sum[]): ControlTotal[] {
  const currencies = new Set([
    ...balances.map(({ currency }) => currency),
    ...entries.flatMap(({ postings }) => postings.map(({ currency }) => currency)),
  ]);
  return [...currencies].toSorted().map((currency) => {
    const lines = entries.flatMap(({ postings }) => postings.filter((each) => each.currency === currency));
    const sum = (side: PostingSide) =>
      minor(lines.reduce((total, each) => total + (each.side === side ? each.amount : 0), 0));
    const of = balances.filter((each) => each.currency === currency);
    return {
      currency,
      entries: entries.filter(({ postings }) => postings.some((each) => each.currency === currency)).length,
      lines: lines.length,
      debit: sum('debit'),
      credit: sum('credit'),
      opening: minor(of.reduce((total, { opening }) => total + opening, 0)),
      closing: minor(of.reduce((total, { closing }) => total + closing, 0)),
    };
  });
}

/** Nothing that does not agree with itself is ever handed over. */
function proveBooks(
  entries: readonly Entry[],
  balances: readonly Sum[],
  totals: readonly ControlTotal[],
): void {
  const left = new Map<string, number>();
  const add = (key: string, amount: number) => left.set(key, (left.get(key) ?? 0) + amount);
  for (const { number, postings } of entries)
    for (const { account, sub, side, amount, currency } of postings) {
      const signed = side === 'debit' ? amount : -amount;
      add(`entry ${number} ${currency}`, signed);
      add(`${account}|${sub}|${currency}`, signed);
    }
  for (const { account, sub, currency, opening, debit, credit, closing } of balances) {
    assert(opening + debit - credit === closing, `${account} goes from its opening to its closing`);
    add(`${account}|${sub}|${currency}`, credit - debit);
  }
  for (const [key, amount] of left) assert(amount === 0, `${key} comes to nought`);
  for (const { currency, debit, credit, opening, closing } of totals)
    assert(debit === credit && opening === 0 && closing === 0, `the books balance in ${currency}`);
}
