/** Step 2, verify (核对): every check over every payment, kept as it was found; the batch may be submitted when nothing stops it. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { PaymentsDeps } from '../deps.ts';
import { atVersion, batchIn } from './batch-standing.ts';
import { type CheckDeps, checkBatch } from './checked-batch.ts';

export function verifyBatch(
  deps: CheckDeps & Pick<PaymentsDeps, 'record'>,
  { batchNo, version }: Input<'payments.verify'>,
  info: CallInfo,
): Output<'payments.verify'> {
  const batch = atVersion(batchIn(deps, batchNo, ['draft', 'verified'], 'verified'), version);
  const verdicts = checkBatch(deps, batch, info.person);
  const counted = (wanted: string) => verdicts.filter(({ outcome }) => outcome === wanted).length;
  const subject = { batch: batchNo, version, stops: counted('stop'), warnings: counted('warn') };
  try {
    deps.record.write(info, { action: 'payments.verified', subject }, () =>
      deps.checkRuns.append(batch, verdicts, { at: deps.now(), by: info.person }),
    );
  } catch (fault) {
    deps.checkRuns.forget();
    throw fault;
  }
  info.changed('payments', 'record');
  return { state: subject.stops === 0 ? 'verified' : 'draft' };
}
