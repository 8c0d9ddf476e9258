/**
 * Results taken in, all in one transaction: the files as they are, every move they make, receipts for what was paid, and the lines of banks that carry
 * the numbers of these payments.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { compress } from '../../../ledger/compress.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { linkByNumber } from '../bank-lines/link-by-number.ts';
import type { PaymentsDeps } from '../deps.ts';
import { issueFor } from './issue.ts';
import { decideResults, hashOfPlan, type ResultsShelf } from './plan-results.ts';

export function takeResults(
  deps: PaymentsDeps,
  shelf: ResultsShelf,
  { planId, hash }: Input<'payments.takeResults'>,
  info: CallInfo,
): Output<'payments.takeResults'> {
  const read = shelf.get(planId);
  if (!read) throw new Refused('not_found', { what: 'plan' });
  const decided = decideResults(deps, read);
  if (hashOfPlan(decided) !== hash) throw new Refused('plan_stale', { why: 'results' });
  const taken = decided.filter((each) => each.end === 'new');
  if (taken.length === 0) return { moves: 0, receipts: 0 };
  const said = { at: deps.now(), by: info.person };
  const { store } = deps;
  const moves = taken.reduce((count, each) => count + each.moves.length, 0);
  const batches = [...new Set(taken.map((each) => each.batchNo))];
  const subject = {
    sha256: taken.map((each) => each.read.sha256).join(' '),
    batches: batches.join(' '),
    moves,
  };
  let receipts = 0;
  try {
    deps.record.write(info, { action: 'payments.results_taken', subject }, () => {
      const paid = new Set<string>();
      for (const { read: file, batchNo, moves: of } of taken) {
        const stated = 'ok' in file.read ? file.read.ok : null;
        const fileId = store.appendFile(
          { sha256: file.sha256, fileName: file.file, batchNo, ...said },
          {
            format: file.format,
            bytes: compress(file.bytes),
            findings: JSON.stringify({ count: stated?.statedCount ?? null, sum: stated?.statedSum ?? null }),
          },
        );
        for (const { itemNo, row, state, reasonCode, reasonText, happenedAt } of of) {
          store.appendResult({
            itemNo,
            fileId,
            fileRow: row,
            state,
            reasonCode,
            reasonText,
            happenedAt,
            evidence: {},
            ...said,
          });
          if (state === 'paid') paid.add(itemNo);
        }
      }
      receipts = issueFor(deps, paid, said);
      linkByNumber(
        deps,
        batches.flatMap((batchNo) => store.itemsOf(batchNo)),
        said,
      );
    });
  } finally {
    store.forget();
    info.changed('payments', 'funds', 'journal', 'record');
  }
  shelf.delete(planId);
  return { moves, receipts };
}
