/** One batch with all that a reviewer asks of it: its checks, the lines of those who say the same of its money, payments, corrections and what was decided. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { LineView } from '../../../../shared/contract/shapes.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { channelTranches } from '../channel/expected-reserves.ts';
import type { ComputedBatch } from '../computed.ts';
import type { SettlementDeps } from '../deps.ts';
import { paymentsOfSettlement } from '../merchant/money.ts';
import type { StandingBatch } from '../settlement-book.ts';
import { adjustmentsMade } from './adjustment-store.ts';
import { decisionsMade } from './decision-store.ts';
import { look } from './look.ts';
import { proposedTrueUps } from './true-up.ts';
import { settlementViewOf, waitingRequests } from './views.ts';

const LINES_SHOWN_MAX = 100;
const CORRECTIONS_SHOWN_MAX = 50;

function found({ book }: SettlementDeps, key: string): StandingBatch {
  const standing = book.find(key);
  if (!standing) throw new Refused('not_found', { what: 'settlement' });
  return standing;
}

export function getSettlement(
  deps: SettlementDeps,
  { key }: Input<'settlement.get'>,
): Output<'settlement.get'> {
  const standing = found(deps, key);
  const { batch } = standing;
  const waiting = waitingRequests(deps);
  const shown = (ids: readonly number[] = []): LineView[] =>
    ids.slice(0, LINES_SHOWN_MAX).map((id) => deps.lines.view(id));
  return {
    batch: settlementViewOf(deps, standing, waiting),
    checks: [...look(deps, standing).checks],
    tranches: tranchesOf(deps, batch),
    batchLines: shown(batch.batch?.lineIds),
    payouts: shown(batch.payoutLineIds),
    bankLines: shown(batch.bank?.lineIds),
    payments: standing.signed
      ? paymentsOfSettlement(deps, standing.signed.settlementNo).map(
          ({ batchNo, itemNo, amount, state, day }) => ({ batchNo, itemNo, amount, state, day }),
        )
      : [],
    corrections: deps.book
      .correctionsOf(key)
      .slice(0, CORRECTIONS_SHOWN_MAX)
      .map((each) => settlementViewOf(deps, each, waiting)),
    history: historyOf(deps, key),
    adjustments: adjustmentsOf(deps, batch),
    proposals: proposedTrueUps(deps, batch),
  };
}

/** A page of the lines behind a figure, with what each adds to it. */
export function settlementLines(
  deps: SettlementDeps,
  { key, figure, offset, limit }: Input<'settlement.lines'>,
): Output<'settlement.lines'> {
  const of = found(deps, key).batch.members.get(figure);
  if (!of) return { total: 0, rows: [], sum: 0 };
  const { lineIds, amounts } = of;
  return {
    total: lineIds.length,
    rows: [...lineIds.subarray(offset, offset + limit)].map((id, at) => ({
      line: deps.lines.view(id),
      amount: amounts[offset + at] ?? 0,
    })),
    sum: minor(amounts.reduce((sum, each) => sum + each, 0)),
  };
}

/** Of a channel: what it should hold by the terms. Of a merchant: what is held of her sales; set free when a batch of its day was signed. */
function tranchesOf(
  { merchant, channel, book, now }: SettlementDeps,
  { of, owner }: ComputedBatch,
): Output<'settlement.get'>['tranches'] {
  if (of.side === 'channel') return channelTranches(channel.facts(), owner, chinaDay(now()));
  const today = chinaDay(now());
  const isSigned = new Set(
    book.standing().flatMap(({ batch, signed }) => (signed && batch.owner === owner ? [batch.from] : [])),
  );
  return (merchant.facts().owners.get(owner)?.tranches ?? []).map(({ heldOn, releaseOn, amount }) => {
    const free = formatDay(releaseOn);
    const state = free > today ? 'held' : isSigned.has(free) ? 'released' : 'due';
    return { heldOn: formatDay(heldOn), releaseOn: free, amount, state };
  });
}

function historyOf(deps: SettlementDeps, key: string): Output<'settlement.get'>['history'] {
  return decisionsMade(deps.ledger)
    .filter((each) => each.key === key)
    .map(({ decision, net, hash, reason, at, by }) => ({
      ...{ decision, net, hash, reason, at, byName: deps.nameOf(by) },
      requestId: decision === 'approved' ? requestOf(deps, key) : null,
    }));
}

/** The request by which it was signed; null where nobody else had to agree. */
const requestOf = ({ requests }: SettlementDeps, key: string): number | null =>
  requests().findLast(
    ({ kind, state, subject }) =>
      kind === 'settlement_sign' &&
      state === 'done' &&
      [subject['keys'] ?? []].flat().map(String).includes(key),
  )?.id ?? null;

/** Of a merchant's batch, those it holds; of a channel's, those of its days: what is still expected of the channel. */
function adjustmentsOf(
  { ledger, nameOf }: SettlementDeps,
  batch: ComputedBatch,
): Output<'settlement.get'>['adjustments'] {
  const { owner, from, to, of, adjustmentIds = [] } = batch;
  const isOfIt =
    of.side === 'merchant'
      ? ({ id }: { readonly id: number }) => adjustmentIds.includes(id)
      : ({ day }: { readonly day: string }) => of.correction === 0 && day >= from && day <= to;
  return adjustmentsMade(ledger)
    .filter((each) => each.owner === owner && isOfIt(each))
    .map(({ id, kind, effect, amount, reason, at, by }) => ({
      id,
      kind,
      effect,
      amount,
      reason,
      at,
      byName: nameOf(by),
    }));
}
