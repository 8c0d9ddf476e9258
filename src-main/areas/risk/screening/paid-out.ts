/**
 * Payments of ours as the rules look at them: those that were agreed to, and of one batch that was not, what stands in its draft. Collections bring money
 * in and moves between own accounts change nothing: neither is a payment here.
 */
import { chinaDayNumber } from '../../../../shared/domain/china-time.ts';
import { plainNumber } from '../../../../shared/domain/plain-account.ts';
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import { type AccountVersion, isSameDestination } from '../../parties/rules/standing-account.ts';
import type { PaymentStore } from '../../payments/payment-store.ts';
import { isLive } from '../../payments/rules/item-words.ts';
import type { StoredBatch } from '../../payments/stored/stored.ts';
import { hash64 } from '../../statements/rules/line-columns.ts';
import type { PaidOut } from '../rules/scene.ts';
import type { ScreeningDeps } from './screening-deps.ts';

type Deps = Pick<ScreeningDeps, 'parties' | 'payments' | 'lines'>;

/** What a payment says of itself, whether agreed to or not. */
interface Said {
  readonly no: string;
  readonly partyId: string;
  readonly accountId: string;
  readonly accountVersion: number;
  readonly payee: string;
  readonly number: string;
  readonly channel: Channel;
  readonly amount: number;
  readonly merchantOrderNo: string;
  readonly retryOf: string;
  readonly remark: string;
  readonly isLive: boolean;
}

/** `draftOf`: a batch whose payments are looked at as they stand, agreed to or not. */
export function paidOut(deps: Deps, draftOf = ''): PaidOut[] {
  const { store } = deps.payments;
  const since = sinceOf(deps);
  const told = store.batches().flatMap((batch) => {
    if (batch.header.purpose === 'collection' || (batch.state === 'cancelled' && batch.batchNo !== draftOf))
      return [];
    const agreed = store.itemsOf(batch.batchNo);
    const said: readonly Said[] =
      agreed.length > 0
        ? agreed.map((item) => ({ ...item, no: item.itemNo, isLive: isLive(store.stateOf(item)) }))
        : batch.batchNo === draftOf
          ? draftsOf(deps, batch)
          : [];
    return said.map((each) => ({ batch, each }));
  });
  const paidBy = channelsPaidBy(
    deps,
    told.flatMap(({ batch, each }) => (batch.header.purpose === 'refund' ? [each.merchantOrderNo] : [])),
  );
  const made = new Map<string, ReturnType<typeof madeOf>>();
  return told.flatMap(({ batch, each }): PaidOut[] => {
    if (each.partyId === '') return [];
    const { batchNo, header } = batch;
    const by = made.get(batchNo) ?? madeOf(store, batch);
    made.set(batchNo, by);
    const number = plainNumber(each.number);
    const party = deps.parties.party(each.partyId);
    const { no, amount, channel, merchantOrderNo, retryOf, remark } = each;
    return [
      {
        ...{ no, amount, channel, merchantOrderNo, retryOf, remark, number, isLive: each.isLive },
        payee: { kind: 'party', id: each.partyId, label: '' },
        currency: header.currency,
        isRefund: header.purpose === 'refund',
        ...by,
        ...since(each.accountId, each.accountVersion),
        watched: deps.parties.watchHits({
          ...{ name: each.payee, number },
          ...{ identityNo: party?.identityNo ?? '', contact: party?.contact ?? '' },
        }),
        paidBy: paidBy.get(merchantOrderNo) ?? 'none',
      },
    ];
  });
}

export const draftNo = (batchNo: string, place: number): string => `${batchNo}#${place}`;

const draftsOf = ({ parties }: Deps, { batchNo, items }: StoredBatch): Said[] =>
  items.flatMap((draft, at) => {
    const account = parties.account(draft.accountId);
    if (!account) return [];
    return [
      {
        ...draft,
        no: draftNo(batchNo, at + 1),
        partyId: account.partyId,
        accountVersion: account.version,
        payee: account.holder,
        number: account.number,
        channel: account.channel,
        isLive: true,
      },
    ];
  });

/** Who made the batch as it was agreed to, and when: the newest draft of it. */
function madeOf(store: PaymentStore, batch: StoredBatch): { at: number; day: number; by: string } {
  const { at, by } = store.versionsOf(batch.batchNo).findLast(({ state }) => state === 'draft') ?? batch;
  const seconds = Math.floor(Date.parse(at) / 1000);
  return { at: seconds, day: chinaDayNumber(seconds), by };
}

/** Since when an account's money goes where it went at a version, and whether it went elsewhere before. */
function sinceOf({ parties }: Deps) {
  const known = new Map<string, { accountSince: number; isChanged: boolean }>();
  return (accountId: string, version: number) => {
    const key = `${accountId} ${version}`;
    const held = known.get(key);
    if (held) return held;
    const versions = parties.accountVersionsOf(accountId).filter((each) => each.version <= version);
    const found = since(versions);
    known.set(key, found);
    return found;
  };
}

function since(versions: readonly AccountVersion[]): { accountSince: number; isChanged: boolean } {
  const newest = versions.at(-1);
  if (!newest) return { accountSince: 0, isChanged: false };
  const before = versions.findLastIndex((each) => !isSameDestination(each, newest));
  const first = versions[before + 1] ?? newest;
  return { accountSince: Math.floor(Date.parse(first.at) / 1000), isChanged: before >= 0 };
}

/** By which channel these orders were paid, as trade bills say; our own orders where they say nothing. */
function channelsPaidBy({ lines }: Deps, orders: readonly string[]): ReadonlyMap<string, Channel> {
  const wanted = new Map<string, string>();
  const hash = new Uint32Array(2);
  for (const order of orders) {
    if (order === '') continue;
    hash64(order, hash, 0);
    wanted.set(`${hash[0]} ${hash[1]}`, order);
  }
  const found = new Map<string, Channel>();
  if (wanted.size === 0) return found;
  const highs = new Set([...wanted.keys()].map((key) => Number(key.split(' ')[0])));
  for (const kind of ['orders', 'trade_bill'] as const) {
    const set = lines.set(kind);
    for (let line = 0; line < set.count; line += 1) {
      const high = set.orderNo[2 * line] ?? 0;
      if (!highs.has(high)) continue;
      const order = wanted.get(`${high} ${set.orderNo[2 * line + 1] ?? 0}`);
      const channel = CHANNELS[set.channel[line] ?? 0] ?? 'none';
      if (order !== undefined && channel !== 'none') found.set(order, channel);
    }
  }
  return found;
}
