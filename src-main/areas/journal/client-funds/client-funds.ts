/**
 * Client funds (客户备付金) of a day: each claim and each account behind the first of the three checks, with its very figures.
 *
 * The requirement is summed from below, every sub-ledger of every party by itself: one that owes us lowers nothing (rules/owed.ts). What was booked late
 * counts on the day it happened.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import type { ReportDeps } from '../reports/deps.ts';
import { SubNames } from '../reports/sub-names.ts';
import { type BookPlace, readMovements } from './movements.ts';
import { rowBehind } from './rules/movements.ts';

type Row = Output<'journal.clientFunds'>['rows'][number];
/** Claims shown beside the sums. */
const LARGEST = 20;
const RESOURCES = ['bank', 'channel_balance'] as const;

/** What one sub-ledger of one party stands at; below nought where it owes us. */
interface Claim {
  readonly account: string;
  readonly sub: string;
  readonly name: string;
  readonly balance: number;
}

export function clientFunds(
  deps: ReportDeps,
  { asOf }: Input<'journal.clientFunds'>,
): Output<'journal.clientFunds'> {
  return { rows: fundsByClaim(deps, asOf).map(({ claims: _, ...row }) => row) };
}

/** The same with every claim by itself: what the printed sheet lists. */
export function fundsByClaim(
  { ledger, chart, parties }: ReportDeps,
  asOf: string,
): readonly (Row & { readonly claims: readonly Claim[] })[] {
  const names = new SubNames(parties);
  const codes = chart.all().filter((each) => each.class === 'liability' && each.subLedger === 'party');
  const owed = new Set(codes.map((each) => each.code));
  const held = new Set(RESOURCES.map((role) => chart.codeOf(role)));
  const all = balancesOn(ledger, asOf).filter((each) => owed.has(each.account) || held.has(each.account));
  return [...new Set(all.map((each) => each.currency))].toSorted().map((currency) => {
    const own = all.filter((each) => each.currency === currency);
    // Owed is what stands at the credit side.
    const claims = own
      .filter((each) => owed.has(each.account))
      .map(({ account, sub, amount }): Claim => {
        return { account, sub, name: names.nameOf(sub), balance: minor(-amount) };
      });
    const positive = claims.filter((each) => each.balance > 0);
    const resources = own
      .filter((each) => held.has(each.account))
      .map(({ account, sub, amount }) => {
        const isSafeguarded = names.isSafeguarded(sub);
        return { account, sub, subName: names.nameOf(sub), balance: amount, isSafeguarded };
      });
    const requirement = sumOf(positive);
    const resource = sumOf(resources.filter((each) => each.isSafeguarded));
    return {
      currency,
      requirement,
      resource,
      difference: minor(resource - requirement),
      parties: new Set(positive.map((each) => each.sub)).size,
      negatives: claims
        .filter((each) => each.balance < 0)
        .map(({ sub, name, balance }) => ({ partyId: sub, partyName: name, balance })),
      largest: positive
        .toSorted((a, b) => b.balance - a.balance)
        .slice(0, LARGEST)
        .map(({ sub, name, account, balance }) => ({ partyId: sub, partyName: name, account, balance })),
      resources,
      claims,
    };
  });
}

const sumOf = (all: readonly { readonly balance: number }[]): number =>
  minor(all.reduce((sum, each) => sum + each.balance, 0));

/** Debits less credits of what happened up to the end of a day; '' for all. Nothing of nought. */
function balancesOn(
  ledger: ReportDeps['ledger'],
  asOf: string,
): readonly (BookPlace & { readonly amount: number })[] {
  const { places, movements } = readMovements(ledger);
  const until = parseDay(asOf);
  const sums = new Float64Array(places.length);
  const end = until === null ? movements.count : rowBehind(movements, until);
  for (let row = 0; row < end; row += 1) {
    const at = movements.place[row] ?? 0;
    sums[at] = (sums[at] ?? 0) + (movements.amount[row] ?? 0);
  }
  return places
    .flatMap((place, at) => (sums[at] === 0 ? [] : [{ ...place, amount: minor(sums[at] ?? 0) }]))
    .toSorted((a, b) => inOrder(a.account, b.account) || inOrder(a.sub, b.sub));
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
