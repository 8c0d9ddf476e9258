/** The audit's part of the contract: the record, its verification, and intrusion signals. */
import { Refused } from '../../../shared/contract/errors.ts';
import type { Verification } from '../../../shared/contract/record.ts';
import type { CallInfo, HandlersOf } from '../../platform/handlers.ts';
import type { Anchor } from '../../record/verify-anchors.ts';
import { eventWithProof, type ListDeps, listEvents } from './list.ts';
import { appendAcknowledgement } from './store.ts';
import { type Books, verifyBooks } from './verify-books.ts';
import { Watch } from './watch.ts';

type AuditCall =
  | 'record.list'
  | 'record.event'
  | 'record.head'
  | 'record.verify'
  | 'signals.list'
  | 'signals.serious'
  | 'signals.acknowledge';

export interface AuditDeps extends ListDeps, Pick<Books, 'keys' | 'originals'> {
  readonly now: () => string;
  /** Whether somebody else could acknowledge what is said of this person. */
  readonly hasAnotherWatcher: (person: string) => boolean;
  /** Heads of the record that are kept beside the ledger and at the desk. */
  readonly anchors: () => readonly Anchor[];
}

export function auditCalls(deps: AuditDeps): HandlersOf<AuditCall> {
  const { ledger, record, keys, now } = deps;
  let watch: Watch | null = null;
  const signals = () => {
    watch ??= new Watch(ledger, deps.nameOf, now());
    return watch.all();
  };
  return {
    'record.list': (input) => listEvents(deps, input),
    'record.event': (input) => eventWithProof(deps, input.seq),
    'record.head': () => ({ ...record.head(), publicKey: keys.publicKey }),
    'record.verify': (input, info) => verifyNow(deps, input.anchor, info),
    'signals.list': ({ offset, limit, onlyOpen }) => {
      const all = signals().filter((each) => !onlyOpen || each.acknowledged === null);
      return { total: all.length, rows: all.slice(offset, offset + limit) };
    },
    'signals.serious': () => {
      const open = signals().filter((each) => each.severity === 'serious' && each.acknowledged === null);
      return { count: open.length, first: open[0] ?? null };
    },
    'signals.acknowledge': ({ key, comment }, info) => {
      const signal = signals().find((each) => each.key === key);
      if (!signal) throw new Refused('not_found', { what: 'signal' });
      // Nobody explains away what is said of herself while somebody else could look at it.
      if (signal.person === info.person && deps.hasAnotherWatcher(info.person))
        throw new Refused('same_person', {});
      if (signal.acknowledged) throw new Refused('already_decided', { what: 'signal' });
      const happening = { action: 'signals.acknowledged', subject: { signal: signal.kind, key } };
      record.write(info, happening, () =>
        appendAcknowledgement(ledger, { key, at: now(), by: info.person, comment }),
      );
      info.changed('signals', 'record');
      return {};
    },
  };
}

/** Verifies, and records what came out where the record can still be written on. */
async function verifyNow(deps: AuditDeps, pasted: string, info: CallInfo): Promise<Verification> {
  const { ledger, record, keys, originals } = deps;
  const verification = await verifyBooks({
    ledger,
    keys,
    originals,
    anchors: [...deps.anchors(), { place: 'anchor', note: pasted }],
    step: async (done, of) => {
      info.progress('proving', done, of);
      await info.breathe();
    },
  });
  const { holds, faults, size } = verification;
  const [first] = faults;
  const subject = {
    holds: holds ? 1 : 0,
    size,
    faults: faults.length,
    ...(first && { fault: first.kind, place: first.place, number: first.number }),
  };
  try {
    record.note(info, { action: 'record.verified', subject });
  } catch (fault) {
    // A record that was cut is not written on: the answer says what the record cannot.
    if (!(fault instanceof Refused) || holds) throw fault;
  }
  info.changed('record', 'signals');
  return verification;
}
