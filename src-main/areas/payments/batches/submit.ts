/**
 * Step 3, confirm (确认): a second person is asked for the batch as it was checked, by hash, count and sum.
 *
 * Its payments become facts in the transaction of the last approval and not before: a request that is rejected, withdrawn or expires leaves a draft
 * with nothing to thaw. What the request names is computed anew inside that transaction, checks included; any difference voids it.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { maskAccount, maskName } from '../../../../shared/domain/masking/party.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import type { PaymentsDeps } from '../deps.ts';
import { layoutName } from '../layouts/writer-of.ts';
import { shownOf } from '../rules/checks/all.ts';
import type { PlacedVerdict } from '../rules/checks/check.ts';
import type { StoredBatch } from '../stored/stored.ts';
import { type Agreed, agreedOf } from './agreed.ts';
import { atVersion, batchIn, batchStanding, getBatch } from './batch-standing.ts';
import { type CheckDeps, checkBatch } from './checked-batch.ts';

export type SubmitDeps = CheckDeps & Pick<PaymentsDeps, 'record' | 'secondPerson' | 'nameOf'>;

export function submitBatch(
  deps: SubmitDeps,
  { batchNo, version, reason }: Input<'payments.submit'>,
  info: CallInfo,
): Output<'payments.submit'> {
  const waiting = batchStanding(deps).request(getBatch(deps, batchNo));
  // Asked twice is asked once.
  if (waiting?.madeBy === info.person && waiting.subject['version'] === version)
    return { requestId: waiting.id, hash: waiting.hash };
  const batch = atVersion(batchIn(deps, batchNo, ['draft', 'verified'], 'waiting'), version);
  const run = deps.checkRuns.newest(batchNo, version);
  const stops = run?.verdicts.filter(({ outcome }) => outcome === 'stop').length ?? 0;
  if (!run)
    throw new Refused('move_not_allowed', { what: 'batch', id: batchNo, from: 'draft', to: 'waiting' });
  if (stops > 0) throw new Refused('checks_stop', { count: stops, batch: batchNo });
  if (batch.header.executionDay < chinaDay(deps.now()))
    throw new Refused('move_not_allowed', { why: 'day_past', id: batchNo, day: batch.header.executionDay });
  const verdicts = checkBatch(deps, batch, info.person);
  const agreed = agreedOf(deps, batch);
  // Something the checks rest on is another since: they are to be looked at again before anybody is asked.
  if (!agreed || shownOf(verdicts) !== shownOf(run.verdicts))
    throw new Refused('move_not_allowed', { why: 'verify_again', id: batchNo });
  const { requestId } = deps.secondPerson.decide(
    info,
    {
      kind: 'payment_batch',
      // Whoever typed these payments does not agree to them, whoever asks.
      subject: { batch: batchNo, version, payer: info.person, shown: markOf(verdicts), hands: [batch.by] },
      hash: agreed.hash,
      facts: factsOf(deps, batch, agreed, verdicts),
      amount: agreed.sum,
      currency: batch.header.currency,
      reason,
    },
    () => freeze(deps, batch, agreed, info.person, reason, info),
  );
  info.changed('payments', 'record');
  return { requestId, hash: agreed.hash };
}

export function batchExecutor(deps: SubmitDeps): Executor {
  const asked = (subject: RequestSubject) => {
    const batch = deps.store.batch(String(subject['batch']));
    return batch && batch.version === subject['version'] && batch.state === 'draft' ? batch : null;
  };
  return {
    hashNow: (subject) => {
      const batch = asked(subject);
      const agreed = batch && agreedOf(deps, batch);
      if (!batch || !agreed) return null;
      const verdicts = checkBatch(deps, batch, String(subject['payer']));
      return markOf(verdicts) === subject['shown'] ? agreed.hash : null;
    },
    run: (subject, maker, reason, info) => {
      const batch = asked(subject);
      const agreed = batch && agreedOf(deps, batch);
      if (!batch || !agreed) throw new Refused('request_void', {});
      freeze(deps, batch, agreed, maker, reason, info);
    },
    after: (info) => {
      deps.store.forget();
      info.changed('payments', 'funds', 'approvals', 'record');
    },
  };
}

/** What she was shown of the checks, short enough to stand in a request. */
const markOf = (verdicts: readonly PlacedVerdict[]): string => sha256Of(shownOf(verdicts));

/** `info.person` is who agreed. */
function freeze(
  { record, store, now }: SubmitDeps,
  { batchNo, version, header, items }: StoredBatch,
  agreed: Agreed,
  maker: string,
  reason: string,
  info: CallInfo,
): void {
  const said = { at: now(), by: info.person };
  const { hash, count, sum } = agreed;
  const subject = { batch: batchNo, maker, hash, count, sum };
  record.write(info, { action: 'payments.agreed', subject }, () => {
    store.appendBatch(
      { batchNo, state: 'frozen', hash, reason, ...said },
      { header, items, fromAccountVersion: agreed.from.version, checkedVersion: version },
    );
    store.appendItems(agreed.items.map((item) => ({ ...item, ...said })));
  });
}

/** Warnings of one kind are one fact with how many payments they are about. */
function factsOf(
  { layouts }: SubmitDeps,
  { batchNo, header }: StoredBatch,
  agreed: Agreed,
  verdicts: readonly PlacedVerdict[],
) {
  const { currency, purpose, executionDay, format } = header;
  const warnings = Map.groupBy(
    verdicts.filter(({ outcome }) => outcome === 'warn'),
    ({ name, facts }) => `${name}.${facts['why'] ?? ''}`,
  );
  return [
    { name: 'payment_batch', value: batchNo },
    { name: 'payment_purpose', value: purpose },
    { name: 'payment_count', value: String(agreed.count) },
    { name: 'payment_sum', value: `${formatMinor(agreed.sum, currency)} ${currency}` },
    { name: 'payment_from', value: `${maskName(agreed.from.holder)} ${maskAccount(agreed.from.number)}` },
    { name: 'payment_day', value: executionDay },
    { name: 'payment_format', value: layoutName(layouts, format) || format },
    ...[...warnings].map(([check, of]) => ({
      name: 'payment_warning',
      value: JSON.stringify({ check, count: of.length, places: of.slice(0, 20).map(({ place }) => place) }),
    })),
    { name: 'payment_hash', value: agreed.hash },
  ];
}
