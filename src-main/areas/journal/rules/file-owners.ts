/**
 * Whose a fund bill is that names no account (WeChat's do not) where the channel has several merchants: the merchant whose trade bills know its
 * trades; a file of payouts alone is of who had the balance it goes on from.
 *
 * Without it the accounts of two merchants would be one, and neither would have the balance its bills state.
 */
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import { IdIndex } from '../../statements/rules/id-index.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';

interface UnnamedFile {
  readonly id: number;
  readonly channel: Channel;
  /** Of each currency; null where the file says none. */
  readonly balances: readonly {
    readonly currency: string;
    readonly opening: number | null;
    readonly closing: number | null;
  }[];
}

interface Side {
  readonly set: LineSet;
  /** By the set's fileRank. */
  readonly files: readonly { readonly id: number; readonly channel: Channel }[];
}

/** So many lines that a trade bill knows say whose a file is. */
const WITNESSES_MAX = 32;

/** By import; files of which nothing says whose they are have none. */
export function fileOwners(
  unnamed: readonly UnnamedFile[],
  fund: Side,
  trade: Side,
): ReadonlyMap<number, string> {
  const owners = byTrades(unnamed, fund, trade);
  let known = -1;
  while (known < owners.size) {
    known = owners.size;
    for (const [id, owner] of byBalance(unnamed, owners)) owners.set(id, owner);
  }
  return owners;
}

function byTrades(unnamed: readonly UnnamedFile[], fund: Side, trade: Side): Map<number, string> {
  const asked = new Set(unnamed.map(({ id }) => id));
  const index = new IdIndex(trade.set.transactionId);
  const votes = new Map<number, { count: number; readonly of: Map<string, number> }>();
  for (let position = 0; position < fund.set.count; position += 1) {
    const file = fund.files[fund.set.fileRank[position] ?? 0];
    if (!file || !asked.has(file.id)) continue;
    const vote = votes.get(file.id) ?? { count: 0, of: new Map<string, number>() };
    votes.set(file.id, vote);
    if (vote.count >= WITNESSES_MAX) continue;
    const { transactionId } = fund.set;
    const entry = index.first(transactionId[2 * position] ?? 0, transactionId[2 * position + 1] ?? 0);
    if (entry < 0 || trade.files[trade.set.fileRank[entry] ?? 0]?.channel !== file.channel) continue;
    const account = trade.set.accounts[trade.set.account[entry] ?? 0] ?? '';
    if (account === '') continue;
    vote.count += 1;
    vote.of.set(account, 1 + (vote.of.get(account) ?? 0));
  }
  const owners = new Map<number, string>();
  for (const [id, { count, of }] of votes)
    for (const [account, each] of of) if (2 * each > count) owners.set(id, account);
  return owners;
}

/** Files that open with what just one owner's file closed with, or close with what just one's opens with. */
function byBalance(
  unnamed: readonly UnnamedFile[],
  owners: ReadonlyMap<number, string>,
): (readonly [number, string])[] {
  const [closedWith, opensWith] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const note = (at: Map<string, Set<string>>, key: string, owner: string) =>
    at.set(key, (at.get(key) ?? new Set()).add(owner));
  for (const { id, channel, balances } of unnamed) {
    const owner = owners.get(id);
    if (owner === undefined) continue;
    for (const { currency, opening, closing } of balances) {
      note(opensWith, `${channel}|${currency}|${opening}`, owner);
      note(closedWith, `${channel}|${currency}|${closing}`, owner);
    }
  }
  return unnamed.flatMap(({ id, channel, balances }) => {
    if (owners.has(id)) return [];
    const found = new Set<string>();
    for (const { currency, opening, closing } of balances) {
      if (opening !== null)
        for (const owner of closedWith.get(`${channel}|${currency}|${opening}`) ?? []) found.add(owner);
      if (closing !== null)
        for (const owner of opensWith.get(`${channel}|${currency}|${closing}`) ?? []) found.add(owner);
    }
    const [owner, ...others] = found;
    return owner === undefined || others.length > 0 ? [] : [[id, owner] as const];
  });
}
