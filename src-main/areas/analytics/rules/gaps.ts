/**
 * Which days of accounts lack their files (缺失文件), of all the files that a figure rests on: days that are missing or late by the calendar, and days of which one
 * source speaks while another one of the same money has nothing.
 */
import { type ArrivalState, SILENT_AFTER_DAYS } from '../../../../shared/domain/arrival.ts';
import type { Channel, SourceKind } from '../../../../shared/domain/statement-line.ts';
import type { AccountArrivals } from '../../statements/rules/arrival-days.ts';

export interface AccountStates {
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
  readonly arrivals: { readonly files: readonly Pick<AccountArrivals['files'][number], 'from' | 'to'>[] };
  /** Day by day, from the first of the range. */
  readonly states: readonly ArrivalState[];
}

const HERE: readonly ArrivalState[] = ['arrived', 'failed', 'empty'];
/** Sources of every channel at once. */
const OF_ALL: readonly SourceKind[] = ['orders', 'bank'];
/**
 * Who bears witness that there was something to tell: what was sold stands in our orders, goes through the channel's account and reaches a bank. Not the
 * other way about: a bank account is older than a channel, and outlives it.
 */
const WITNESSES: Readonly<Record<SourceKind, readonly SourceKind[]>> = {
  orders: ['trade_bill'],
  trade_bill: ['fund_bill'],
  fund_bill: ['trade_bill'],
  bank: ['trade_bill', 'fund_bill'],
};

/**
 * By account: places of the days that lack. `past`: how many days of the range are over. `isApart`: every account has its one source, and none stands
 * in for another.
 */
export function gapsOf(accounts: readonly AccountStates[], past: number, isApart: boolean): number[][] {
  const lacking = accounts.map((): number[] => []);
  const placed = accounts.map((account, place) => ({ ...account, place }));
  const sources = [...Map.groupBy(placed, sourceName).values()].map(sourceOf);
  for (const source of sources) {
    const witnesses = sources.filter((other) => isWitness(other, source));
    const isSpokenOf = (at: number): boolean =>
      !isApart && at < past && source.here[at] !== 1 && witnesses.some(({ here }) => here[at] === 1);
    for (const at of source.here.keys())
      for (const place of lackingOn(source, at, isSpokenOf)) lacking[place]?.push(at);
  }
  return lacking;
}

const sourceName = ({ sourceKind, channel }: AccountStates): string => `${sourceKind}|${channel}`;

interface Account extends AccountStates {
  readonly place: number;
}
/** Accounts that tell of the same money, one as well as the other. */
interface Source {
  readonly accounts: readonly Account[];
  /** 1 for each day that one of them speaks of. */
  readonly here: Uint8Array;
}

function sourceOf(accounts: readonly Account[]): Source {
  const here = new Uint8Array(accounts[0]?.states.length ?? 0);
  for (const { states } of accounts)
    states.forEach((state, at) => {
      if (HERE.includes(state)) here[at] = 1;
    });
  return { accounts, here };
}

function isWitness({ accounts: [other] }: Source, { accounts: [own] }: Source): boolean {
  if (!other || !own || !WITNESSES[own.sourceKind].includes(other.sourceKind)) return false;
  return OF_ALL.includes(own.sourceKind) || other.channel === own.channel;
}

/** Whoever the calendar waits for; else, of a day that others speak of, those that ended last before it, or began first behind it. */
function lackingOn({ accounts }: Source, at: number, isSpokenOf: (at: number) => boolean): number[] {
  const those = (...wanted: ArrivalState[]) =>
    accounts.filter(({ states }) => wanted.some((each) => each === states[at]));
  const waited = those('missing', 'late');
  if (waited.length > 0 || !isSpokenOf(at)) return waited.map(({ place }) => place);
  const ended = nearest(those('after'), lastDay);
  if (ended.length > 0) return ended;
  // Fund bills of earlier days than the first trade bill tell what was sold themselves.
  return nearest(
    those('before').filter(({ sourceKind }) => sourceKind !== 'trade_bill'),
    (account) => -firstDay(account),
  );
}

/** What was closed long before another one of its kind was, nobody waits for any more. */
function nearest(accounts: readonly Account[], nearness: (account: Account) => number): number[] {
  const most = Math.max(...accounts.map(nearness));
  return accounts
    .filter((account) => nearness(account) >= most - SILENT_AFTER_DAYS)
    .map(({ place }) => place);
}

const lastDay = ({ arrivals }: Account): number => Math.max(...arrivals.files.map(({ to }) => to));
const firstDay = ({ arrivals }: Account): number => Math.min(...arrivals.files.map(({ from }) => from));
