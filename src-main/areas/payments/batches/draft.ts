/**
 * Drafts of batches: saved version by version as they are typed. Nobody saves over what somebody else saved meanwhile, and a draft that says what it
 * said before makes no version.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { BatchHeader, ItemDraft } from '../../../../shared/contract/payment-views.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { PaymentsDeps } from '../deps.ts';
import { draftChange } from '../rules/draft-change.ts';
import { nextBatchNo } from '../rules/numbers.ts';
import type { StoredBatch } from '../stored/stored.ts';
import { batchIn } from './batch-standing.ts';

export type DraftDeps = Pick<PaymentsDeps, 'record' | 'now' | 'nameOf' | 'store' | 'checkRuns' | 'requests'>;

const OPEN = ['draft', 'verified'] as const;

export function saveBatch(
  deps: DraftDeps,
  { batchNo, version, header, items }: Input<'payments.save'>,
  info: CallInfo,
): Output<'payments.save'> {
  if (batchNo === null) return appendDraft(deps, { header, items }, info);
  const batch = batchIn(deps, batchNo, OPEN, 'draft');
  if (batch.version !== version) throw overtaken(deps, batch, { version, header, items });
  return isSame(batch, { header, items })
    ? { batchNo, version }
    : appendDraft(deps, { batchNo, header, items }, info);
}

/** A new draft, or the next version of one. */
export function appendDraft(
  { record, now, store }: DraftDeps,
  { header, items, ...of }: { batchNo?: string; header: BatchHeader; items: readonly ItemDraft[] },
  info: CallInfo,
): { batchNo: string; version: number } {
  const at = now();
  const batchNo =
    of.batchNo ??
    nextBatchNo(
      chinaDay(at),
      store.batches().map((each) => each.batchNo),
    );
  try {
    const version = record.write(
      info,
      (saved: number) => ({
        action: 'payments.saved',
        subject: { batch: batchNo, version: saved, count: items.length },
      }),
      () =>
        store.appendBatch(
          { batchNo, state: 'draft', hash: '', reason: '', at, by: info.person },
          { header, items, fromAccountVersion: 0, checkedVersion: 0 },
        ),
    );
    return { batchNo, version };
  } finally {
    store.forget();
    info.changed('payments', 'record');
  }
}

export function cancelBatch(
  deps: DraftDeps,
  { batchNo, reason }: Input<'payments.cancel'>,
  info: CallInfo,
): Output<'payments.cancel'> {
  const allowed = ['draft', 'verified', 'waiting', 'approved'] as const;
  const { header, items, fromAccountVersion, checkedVersion, hash } = batchIn(
    deps,
    batchNo,
    allowed,
    'cancelled',
  );
  const said = { at: deps.now(), by: info.person };
  try {
    deps.record.write(info, { action: 'payments.cancelled', subject: { batch: batchNo, reason } }, () =>
      deps.store.appendBatch(
        { batchNo, state: 'cancelled', hash, reason, ...said },
        { header, items, fromAccountVersion, checkedVersion },
      ),
    );
  } finally {
    deps.store.forget();
    info.changed('payments', 'funds', 'approvals', 'record');
  }
  return {};
}

const isSame = (batch: StoredBatch, { header, items }: Pick<StoredBatch, 'header' | 'items'>): boolean => {
  const change = draftChange(batch, { header, items });
  return (
    change.added === 0 && change.removed === 0 && !change.isHeaderOther && inSameOrder(batch.items, items)
  );
};
const inSameOrder = (one: readonly ItemDraft[], other: readonly ItemDraft[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Who saved meanwhile, when, and what came of it against the version this one was made from. */
function overtaken(
  { store, nameOf }: DraftDeps,
  batch: StoredBatch,
  mine: Pick<Input<'payments.save'>, 'version' | 'header' | 'items'>,
): Refused {
  const base = store.bodyAt(batch.batchNo, mine.version) ?? mine;
  const { added, removed, isHeaderOther } = draftChange(base, batch);
  return new Refused('plan_stale', {
    why: 'batch_saved',
    id: batch.batchNo,
    version: batch.version,
    name: nameOf(batch.by),
    at: batch.at,
    added,
    removed,
    header: isHeaderOther ? 1 : 0,
  });
}
