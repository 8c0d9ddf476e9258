/**
 * Step 4, complete (完成): the file goes out, once.
 *
 * It is written into the ledger before anybody gets it, in one transaction with its event; asked again, the very same bytes come out. Everything in
 * it, the time included, is as it was agreed to, so a stop before the transaction changes nothing of what is made afterwards.
 */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { PaymentCheck } from '../../../shared/domain/payment.ts';
import { compress, decompress } from '../../ledger/compress.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { sha256Of } from '../../platform/sha256.ts';
import { agreedOf } from './batches/agreed.ts';
import { batchIn } from './batches/batch-standing.ts';
import { checkBatch } from './batches/checked-batch.ts';
import { instructionOf } from './batches/instruction-of.ts';
import type { PaymentsDeps } from './deps.ts';
import { writerOf } from './layouts/writer-of.ts';
import type { StoredBatch } from './stored/stored.ts';

export async function instruct(
  deps: PaymentsDeps,
  { batchNo }: Input<'payments.instruct'>,
  info: CallInfo,
): Promise<Output<'payments.instruct'>> {
  const batch = batchIn(deps, batchNo, ['approved', 'instructed', 'completed'], 'instructed');
  const { store } = deps;
  const before = store.instruction(batchNo);
  if (!before) {
    refuseHeld(deps, batch);
    const instruction = instructionOf(deps, batch);
    const { format } = batch.header;
    const found = writerOf(deps, format);
    // What was found to be wrong with a layout since must not reach a bank by an agreement that is older.
    if ('problem' in found)
      throw new Refused('move_not_allowed', { why: found.problem, id: batchNo, text: found.text });
    if (!instruction) throw new Refused('not_found', { what: 'batch', id: batchNo });
    const { fileName, bytes } = await found.writer.write(instruction);
    const sha256 = sha256Of(bytes);
    const { messageId, count, sum } = instruction;
    const subject = { batch: batchNo, file: fileName, sha256, count, sum };
    const made = { batchNo, format, messageId, fileName, sha256 };
    try {
      deps.record.write(info, { action: 'payments.instructed', subject }, () =>
        store.appendInstruction(
          { ...made, at: deps.now(), by: info.person },
          { bytes: compress(bytes), count, sum },
        ),
      );
    } finally {
      store.forget();
      info.changed('payments', 'funds', 'journal', 'record');
    }
  } else {
    const subject = { batch: batchNo, file: before.fileName, sha256: before.sha256 };
    deps.record.note(info, { action: 'payments.instruction_given', subject });
    info.changed('record');
  }
  const made = store.instruction(batchNo);
  const kept = store.instructionBytes(batchNo);
  if (!made || !kept)
    throw new Refused('workspace_damaged', { file: 'ledger.db', table: 'payment_instruction' });
  if (kept.length === 0) throw new Refused('retention_unfit', { why: 'erased' });
  const bytes = decompress(kept);
  return { token: info.offer(made.fileName, bytes), fileName: made.fileName, sha256: made.sha256 };
}

/** What is held back at once, also where it was agreed to already. */
const HOLDS: readonly PaymentCheck[] = [
  'account_form',
  'verification',
  'party_state',
  'watch_list',
  'duplicate',
  'order',
];

/**
 * Between the agreement and the file a payee may be suspended or put on the watch list, her account be another, less be owed to her, or nobody know any
 * more what became of the same payment in another batch: then nothing goes out.
 */
function refuseHeld(deps: PaymentsDeps, batch: StoredBatch): void {
  const { batchNo: id, hash } = batch;
  const held = checkBatch(deps, batch, '').find(
    ({ name, outcome }) => outcome === 'stop' && HOLDS.includes(name),
  );
  if (held) throw new Refused('move_not_allowed', { why: `held_${held.name}`, id, place: held.place });
  if (agreedOf(deps, batch)?.hash !== hash)
    throw new Refused('move_not_allowed', { why: 'account_changed', id });
}
