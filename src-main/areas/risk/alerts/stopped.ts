/** The officer's list of payments that wait for her word, and the word itself. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { StoredBatch } from '../../payments/stored/stored.ts';
import type { RiskDeps } from '../deps.ts';
import { type StopDeps, type StoppedPayment, stoppedOf } from './payment-stop.ts';

type Row = Output<'risk.stopped'>['rows'][number];
export type ReleaseDeps = StopDeps & Pick<RiskDeps, 'nameOf'>;

/** Drafts that somebody had verified as they stand: before that nobody asks for them to go on. */
const askedFor = ({ payments }: StopDeps): StoredBatch[] =>
  payments.store
    .batches()
    .filter(
      ({ state, batchNo, version }) =>
        state === 'draft' && payments.checkRuns.newest(batchNo, version) !== null,
    );

export const stoppedCount = (deps: StopDeps): number =>
  askedFor(deps).flatMap(({ batchNo }) =>
    stoppedOf(deps, batchNo).filter(({ released }) => released === null),
  ).length;

/** Those that wait before those she let go, the newest batch first. */
export function stoppedRows(deps: ReleaseDeps): Row[] {
  const rows = askedFor(deps)
    .toReversed()
    .flatMap((batch) => stoppedOf(deps, batch.batchNo).map((stopped) => rowOf(deps, batch, stopped)));
  return [
    ...rows.filter(({ released }) => released === null),
    ...rows.filter(({ released }) => released !== null),
  ];
}

function rowOf({ parties, nameOf }: ReleaseDeps, batch: StoredBatch, stopped: StoppedPayment): Row {
  const { place, risk, rules, seen, released } = stopped;
  const draft = batch.items[place - 1];
  return {
    batchNo: batch.batchNo,
    place,
    itemNo: '',
    payee: maskName(parties.account(draft?.accountId ?? '')?.holder ?? ''),
    amount: draft?.amount ?? 0,
    currency: batch.header.currency,
    score: risk.score,
    typology: risk.typology,
    rules: [...rules],
    hash: seen,
    byName: nameOf(batch.by),
    released: released && { byName: nameOf(released.by), at: released.at, reason: released.reason },
  };
}

export function release(
  deps: ReleaseDeps,
  { batchNo, place, hash: seen, reason }: Input<'risk.release'>,
  info: CallInfo,
): Output<'risk.release'> {
  const found = askedFor(deps).some((batch) => batch.batchNo === batchNo)
    ? stoppedOf(deps, batchNo).find((each) => each.place === place)
    : undefined;
  if (!found) throw new Refused('not_found', { what: 'payment', id: `${batchNo} #${place}` });
  if (found.seen !== seen) throw new Refused('plan_stale', { why: 'stopped', id: `${batchNo} #${place}` });
  if (found.released) throw new Refused('already_decided', {});
  if (deps.payments.store.versionsOf(batchNo).some(({ by }) => by === info.person))
    throw new Refused('same_person', {});
  const { hash, rules, risk } = found;
  deps.facts.keep(info, {
    what: 'payment_released',
    ...{ batchNo, place, hash, score: risk.score, rules: [...rules], reason },
  });
  info.changed('risk', 'payments', 'record');
  return {};
}
