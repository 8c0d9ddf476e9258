/** Of every channel's batch, which bank line brought how much of it: what settlement allocated to batches, put to the bank's lines. */
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import { placesOf } from '../../matching/rules/carry/places.ts';
import type { ChannelFacts } from '../../settlement/channel/channel-book.ts';
import type { LineStore } from '../../statements/line-store.ts';
import { DIRECTION_IN, type LineSet } from '../../statements/rules/line-columns.ts';
import { accountKeyOf } from '../accounts/account-keys.ts';
import { type Claim, type SharedPart, sharedParts } from './rules/shared-payouts.ts';

type BankedParts = ReadonlyMap<string, readonly SharedPart[]>;

const kept = new WeakMap<ChannelFacts, BankedParts>();

/** By key of the batch. */
export function bankedParts(facts: ChannelFacts, lines: LineStore): BankedParts {
  const known = kept.get(facts) ?? findParts(facts, lines.set('bank'));
  kept.set(facts, known);
  return known;
}

function findParts({ batches, payouts }: ChannelFacts, bank: LineSet): BankedParts {
  const places = placesOf(bank);
  // Payouts of one group stand on the same bank lines.
  const groups = new Map<string, { readonly lineIds: readonly number[]; readonly claims: Claim[] }>();
  for (const { key, arrivals } of batches)
    for (const { payout, banked } of arrivals) {
      const lineIds = payouts[payout]?.bankLineIds ?? [];
      if (banked === 0 || lineIds.length === 0) continue;
      const group = groups.get(lineIds.join()) ?? { lineIds, claims: [] };
      groups.set(lineIds.join(), group);
      group.claims.push({ key, amount: banked });
    }
  const parts = [...groups.values()].flatMap(({ lineIds, claims }) =>
    sharedParts(
      claims,
      lineIds.map((lineId) => ({ lineId, amount: broughtBy(bank, (places[lineId] ?? 0) - 1) })),
    ),
  );
  return Map.groupBy(parts, ({ key }) => key);
}

export function broughtBy(bank: LineSet, position: number): number {
  const net = bank.net[position] ?? 0;
  return bank.direction[position] === DIRECTION_IN ? net : -net;
}

/** A bank account as lines of a set name it. */
export interface BankAccount {
  readonly key: string;
  /** As printed: to be masked. */
  readonly account: string;
}

const accountsKept = new WeakMap<LineSet, (lineId: number) => BankAccount>();

/** The account of each bank line; a key is made once an account. */
export function bankAccountOf(bank: LineSet): (lineId: number) => BankAccount {
  const known = accountsKept.get(bank) ?? accountFinder(bank);
  accountsKept.set(bank, known);
  return known;
}

function accountFinder(bank: LineSet): (lineId: number) => BankAccount {
  const places = placesOf(bank);
  const known = new Map<number, BankAccount>();
  return (lineId) => {
    const position = (places[lineId] ?? 0) - 1;
    const at = (bank.account[position] ?? 0) * CHANNELS.length + (bank.channel[position] ?? 0);
    const account = bank.accounts[bank.account[position] ?? 0] ?? '';
    const channel = CHANNELS[bank.channel[position] ?? 0] ?? 'bank';
    const found = known.get(at) ?? { account, key: accountKeyOf({ sourceKind: 'bank', channel, account }) };
    known.set(at, found);
    return found;
  };
}
