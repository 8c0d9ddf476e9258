/** A batch as screens read it: its figures and what they are held against, how far it is, and the counts of its checks. Accounts and names masked. */
import type { SettlementView } from '../../../../shared/contract/settlement-views.ts';
import { maskAccount, maskCounterparty } from '../../../../shared/domain/masking/party.ts';
import type { SettlementOf, SettlementState } from '../../../../shared/domain/settlement.ts';
import type { SettlementDeps } from '../deps.ts';
import type { StandingBatch } from '../settlement-book.ts';
import { linesOf } from './lines-of.ts';
import { look } from './look.ts';
import { moneyOf } from './money.ts';

/** The request that waits for each batch: asked of once for a whole list. */
export function waitingRequests({ waiting }: Pick<SettlementDeps, 'waiting'>): ReadonlyMap<string, number> {
  const requests = waiting().filter(({ kind }) => kind === 'settlement_sign');
  return new Map(
    requests.flatMap(({ id, subject }) => [subject['keys'] ?? []].flat().map((key) => [String(key), id])),
  );
}

export function stateOf({ batch, signed, decided }: StandingBatch, isAsked: boolean): SettlementState {
  if (signed) return signed.without.length > 0 ? 'partly_approved' : 'approved';
  if (isAsked) return 'waiting';
  if (decided?.decision === 'held' || decided?.decision === 'returned') return decided.decision;
  return batch.isComplete ? 'ready' : 'gathering';
}

/** What is said of it without looking at its lines: all that a filter asks for. */
export type SettlementHead = Omit<SettlementView, 'checks' | 'hash' | 'lines'>;

export function settlementHeadOf(
  deps: SettlementDeps,
  standing: StandingBatch,
  waiting: ReadonlyMap<string, number>,
): SettlementHead {
  const { batch, signed, decided, isOvertaken } = standing;
  const { key, of } = batch;
  const requestId = waiting.get(key) ?? null;
  return {
    key,
    side: of.side,
    settlementNo: signed?.settlementNo ?? '',
    ...(of.side === 'channel'
      ? { channel: of.channel, account: accountShown(of), partyId: '', partyName: '' }
      : { channel: 'none', account: '', partyId: of.partyId, partyName: partyShown(deps, of.partyId) }),
    currency: of.currency,
    ...{ from: batch.from, to: batch.to, dueDay: batch.dueDay, channelBatchNo: batch.channelBatchNo },
    state: stateOf(standing, requestId !== null),
    money: moneyOf(deps, standing),
    ...{ opening: batch.opening, figures: batch.figures, net: batch.net },
    batchNet: batch.batch?.net ?? null,
    fundNet: batch.fund?.net ?? null,
    bankNet: batch.bank?.net ?? null,
    feeVariance: batch.feeVariance,
    correction: of.correction,
    isOvertaken,
    requestId,
    at: decided?.at ?? '',
    byName: decided ? deps.nameOf(decided.by) : '',
  };
}

export function settlementViewOf(
  deps: SettlementDeps,
  standing: StandingBatch,
  waiting: ReadonlyMap<string, number>,
): SettlementView {
  const { checks, hash } = look(deps, standing);
  const counts = { pass: 0, warn: 0, stop: 0, not_checked: 0 };
  for (const { outcome } of checks) counts[outcome] += 1;
  const lines = linesOf(standing.batch).length;
  return { ...settlementHeadOf(deps, standing, waiting), lines, checks: counts, hash };
}

/** As lines show it: a channel's account is the firm's own merchant number, printed on every receipt. */
export const accountShown = ({
  channel,
  account,
}: {
  readonly channel: string;
  readonly account: string;
}): string => (channel === 'bank' ? maskAccount(account) : account);

/** A channel by its code, which screens say in words, and its account; a merchant by her name. */
export const ownerShown = (deps: Pick<SettlementDeps, 'parties'>, of: SettlementOf): string =>
  of.side === 'channel' ? `${of.channel} ${accountShown(of)}` : partyShown(deps, of.partyId) || of.partyId;

export function partyShown({ parties }: Pick<SettlementDeps, 'parties'>, partyId: string): string {
  const party = parties.party(partyId);
  return party ? party.shortName || maskCounterparty(party.name) : '';
}
