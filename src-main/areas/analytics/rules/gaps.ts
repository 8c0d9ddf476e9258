/**
 * Which days of accounts lack their files (缺失文件), of all the files that a figure rests on: days that are missing or late by the calendar, and days of which one
 * source speaks while another one of the same money has nothing.
 */
import type { ArrivalState } from '../../../../shared/domain/arrival.ts';
import type { Channel, SourceKind } from '../../../../shared/domain/statement-line.ts';

export interface AccountStates {
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
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
  const covers = new Map<string, Uint8Array>();
  for (const { sourceKind, channel, states } of accounts) {
    const known = covers.get(`${sourceKind}|${channel}`) ?? new Uint8Array(states.length);
    covers.set(`${sourceKind}|${channel}`, known);
    states.forEach((state, at) => {
      if (HERE.includes(state)) known[at] = 1;
    });
  }
  const sources = [...covers].map(([name, days]) => {
    const [kind = '', channel = ''] = name.split('|');
    return { kind, channel, days };
  });
  return accounts.map(({ sourceKind, channel, states }) => {
    const own = covers.get(`${sourceKind}|${channel}`);
    const isOfAll = OF_ALL.includes(sourceKind);
    const others = sources.filter(
      (other) =>
        WITNESSES[sourceKind].some((kind) => kind === other.kind) && (isOfAll || other.channel === channel),
    );
    // Fund bills of earlier days than the first trade bill tell what was sold themselves.
    const isOpen = (state: ArrivalState) =>
      state === 'after' || (state === 'before' && sourceKind !== 'trade_bill');
    const isLacking = (state: ArrivalState, at: number): boolean => {
      if (state === 'missing' || state === 'late') return true;
      if (isApart || at >= past || !isOpen(state) || own?.[at] === 1) return false;
      return others.some(({ days }) => days[at] === 1);
    };
    return states.flatMap((state, at) => (isLacking(state, at) ? [at] : []));
  });
}
