/** What happened to a batch, oldest first: from the facts themselves, so that it says what they say. Words: batch_event.<what>. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { StoredBatch } from '../stored/stored.ts';

type Entry = Output<'payments.batch'>['history'][number];
type Deps = Pick<PaymentsDeps, 'store' | 'checkRuns' | 'requests' | 'nameOf'>;

/** Where two things happened at one instant, in the order in which they can. */
const ORDER = [
  'made',
  'saved',
  'verified',
  'submitted',
  'approve',
  'reject',
  'withdraw',
  'void',
  'frozen',
  'instructed',
];

export function historyOf({ store, checkRuns, requests, nameOf }: Deps, { batchNo }: StoredBatch): Entry[] {
  const said = ({ at, by }: { readonly at: string; readonly by: string }) => ({ at, byName: nameOf(by) });
  const versions = store.versionsOf(batchNo).map((each): Entry => {
    const what = each.state === 'draft' ? (each.version === 1 ? 'made' : 'saved') : each.state;
    const isAgreed = each.state === 'frozen';
    return {
      what,
      facts: isAgreed ? { version: each.version, hash: each.hash } : { version: each.version },
      reason: isAgreed ? '' : each.reason,
      ...said(each),
    };
  });
  const checks = checkRuns.runsOf(batchNo).map(
    (run): Entry => ({
      what: 'verified',
      facts: { version: run.version, ...run.counts },
      reason: '',
      ...said(run),
    }),
  );
  const asked = requests()
    .filter((request) => request.subject['batch'] === batchNo)
    .flatMap((request): Entry[] => [
      {
        what: 'submitted',
        facts: { request: request.id },
        reason: request.reason,
        ...said({ at: request.madeAt, by: request.madeBy }),
      },
      ...request.decisions
        .filter(({ action }) => action !== 'carry_out')
        .map(
          (decision): Entry => ({
            what: decision.action,
            facts: { request: request.id },
            reason: decision.note,
            ...said(decision),
          }),
        ),
    ]);
  const instruction = store.instruction(batchNo);
  const sent: Entry[] = instruction
    ? [
        {
          what: 'instructed',
          facts: { file: instruction.fileName, sha256: instruction.sha256 },
          reason: '',
          ...said(instruction),
        },
      ]
    : [];
  const results = store
    .files()
    .filter((file) => file.batchNo === batchNo)
    .map((file): Entry => ({ what: 'results', facts: { file: file.fileName }, reason: '', ...said(file) }));
  const rank = ({ what }: Entry) => (ORDER.includes(what) ? ORDER.indexOf(what) : ORDER.length);
  return [...versions, ...checks, ...asked, ...sent, ...results].toSorted(
    (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) || rank(a) - rank(b),
  );
}
