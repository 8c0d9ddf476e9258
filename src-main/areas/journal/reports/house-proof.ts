/**
 * The books against the statements (账实核对): each account of the house, what the books say it held on the day its last statement ends, and what that
 * statement says. A late fact counts on the day it happened, not on the day it could be booked.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { readHouse, readStories } from '../book-facts.ts';
import { accountOf } from '../rules/file-lines.ts';
import type { ReportDeps } from './deps.ts';
import { SubNames } from './sub-names.ts';

type Row = Output<'journal.proof'>['rows'][number];

interface Stated {
  readonly account: string;
  readonly sub: string;
  readonly currency: string;
  readonly closing: number;
  readonly day: string;
  readonly file: string;
}
const keyOf = ({ account, sub, currency }: Pick<Stated, 'account' | 'sub' | 'currency'>): string =>
  `${account}|${sub}|${currency}`;

export function houseProof(deps: ReportDeps, { asOf }: Input<'journal.proof'>): Output<'journal.proof'> {
  const names = new SubNames(deps.parties);
  const stated = lastStated(deps, asOf);
  const booked = movementsOf(deps, asOf);
  const keys = [...new Set([...booked.keys(), ...stated.keys()])].toSorted();
  const rows = keys.map((key): Row => {
    const [account = '', sub = '', currency = ''] = key.split('|');
    const said = stated.get(key);
    const movements = booked.get(key) ?? [];
    const until = (day: string) =>
      minor(movements.reduce((sum, each) => sum + (day === '' || each.day <= day ? each.amount : 0), 0));
    const book = until(said?.day ?? asOf);
    const difference = said ? minor(book - said.closing) : null;
    const isBehind = said !== undefined && movements.some((each) => each.day > said.day);
    return {
      account,
      sub,
      subName: names.nameOf(sub),
      currency,
      book,
      stated: said?.closing ?? null,
      statedOn: said?.day ?? '',
      file: said?.file ?? '',
      difference,
      standing:
        difference === null ? 'not_stated' : difference !== 0 ? 'differs' : isBehind ? 'behind' : 'proved',
    };
  });
  return { asOf, rows };
}

const HOUSE_ROLES = ['bank', 'channel_balance'] as const;

/** The balance each account's last statement up to a day closes with. Of files that end on one day the last in canonical order speaks. */
function lastStated({ lines, chart, parties }: ReportDeps, asOf: string): ReadonlyMap<string, Stated> {
  const stories = readStories(lines);
  const house = readHouse(lines, parties, stories);
  const found = new Map<string, Stated>();
  for (const { id, view, balances } of lines.active()) {
    const isBank = view.sourceKind === 'bank';
    if (!isBank && view.sourceKind !== 'fund_bill') continue;
    const code = chart.codeOf(isBank ? 'bank' : 'channel_balance');
    const story = isBank ? stories.bank : stories.fund;
    for (const { account, currency, closing, to } of balances) {
      const day = to || view.periodTo;
      if (closing === null || currency === '' || day === '' || (asOf !== '' && day > asOf)) continue;
      const sub = house.sub(isBank ? 'bank' : view.channel, accountOf(story, id, account));
      const stated = { account: code, sub, currency, closing, day, file: view.file };
      const known = found.get(keyOf(stated));
      if (!known || known.day <= day) found.set(keyOf(stated), stated);
    }
  }
  return found;
}

/** What was booked on the accounts of the house, by the day it happened. */
function movementsOf({ ledger, chart }: ReportDeps, asOf: string) {
  const { query } = ledger;
  const codes = HOUSE_ROLES.map((role) => chart.codeOf(role));
  const asked = query
    .selectFrom('journal_posting')
    .innerJoin('journal_entry', 'journal_entry.id', 'journal_posting.entry_id')
    .select(['account', 'sub', 'currency', 'side', 'journal_entry.day', 'late_of'])
    .select(query.fn.sum<number>('amount').as('amount'))
    .where('account', 'in', codes)
    .groupBy(['account', 'sub', 'currency', 'side', 'journal_entry.day', 'late_of']);
  const found = new Map<string, { day: string; amount: number }[]>();
  for (const { side, amount, day, late_of: lateOf, ...of } of ledger.all(asked)) {
    const happened = lateOf || day;
    if (asOf !== '' && happened > asOf) continue;
    const movement = { day: happened, amount: side === 'debit' ? amount : -amount };
    const known = found.get(keyOf(of));
    if (known) known.push(movement);
    else found.set(keyOf(of), [movement]);
  }
  return found;
}
