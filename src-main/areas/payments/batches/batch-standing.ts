/** Where every batch stands: its facts with the requests that wait for a second person laid over. Asked anew for each call; nothing is kept. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { BatchState, ItemState } from '../../../../shared/domain/payment.ts';
import type { PaymentRequest, PaymentsDeps } from '../deps.ts';
import { batchState, firstState } from '../rules/batch-state.ts';
import type { StoredBatch } from '../stored/stored.ts';

export interface BatchStanding {
  state(batch: StoredBatch): BatchState;
  /** Of this very version, waiting. */
  request(batch: StoredBatch): PaymentRequest | null;
  /** Of a payment nobody agreed to yet. */
  draftState(batch: StoredBatch): ItemState;
}

type Deps = Pick<PaymentsDeps, 'requests' | 'store' | 'checkRuns'>;

const keyOf = (batchNo: unknown, version: unknown): string => `${batchNo}|${version}`;

export function batchStanding({ requests, store, checkRuns }: Deps): BatchStanding {
  const waiting = new Map(
    requests()
      .filter((request) => request.state === 'waiting')
      .map((request) => [keyOf(request.subject['batch'], request.subject['version']), request]),
  );
  const request = ({ batchNo, version }: StoredBatch) => waiting.get(keyOf(batchNo, version)) ?? null;
  const state = (batch: StoredBatch): BatchState => {
    const run = batch.state === 'draft' ? checkRuns.newest(batch.batchNo, batch.version) : null;
    return batchState({
      stored: batch.state,
      isVerified: run !== null && !run.hasStop,
      isWaiting: request(batch) !== null,
      isInstructed: store.instruction(batch.batchNo) !== null,
      items: store.itemsOf(batch.batchNo).map((item) => store.stateOf(item)),
    });
  };
  return { state, request, draftState: (batch) => firstState(state(batch)) };
}

/** How many have to agree to what waits, and how many have. */
export const agreedOf = (request: PaymentRequest | null) =>
  request && {
    needed: request.needed,
    given: request.decisions.filter(({ action }) => action === 'approve').length,
  };

export function getBatch({ store }: Pick<PaymentsDeps, 'store'>, batchNo: string): StoredBatch {
  const batch = store.batch(batchNo);
  if (!batch) throw new Refused('not_found', { what: 'batch', id: batchNo });
  return batch;
}

/** The batch where it is in one of these states; refused with where it is otherwise. */
export function batchIn(
  deps: Deps,
  batchNo: string,
  allowed: readonly BatchState[],
  to: string,
): StoredBatch {
  const batch = getBatch(deps, batchNo);
  const state = batchStanding(deps).state(batch);
  if (!allowed.includes(state))
    throw new Refused('move_not_allowed', { what: 'batch', id: batchNo, from: state, to });
  return batch;
}

/** The newest version, where it is the one that was looked at. */
export function atVersion(batch: StoredBatch, version: number): StoredBatch {
  if (batch.version !== version)
    throw new Refused('plan_stale', { why: 'batch', id: batch.batchNo, version: batch.version });
  return batch;
}
