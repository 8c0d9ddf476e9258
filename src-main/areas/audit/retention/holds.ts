/** Legal holds (法定保留): put on at once, for waiting could lose what is to be kept; ended only by two persons, for after that it may be erased. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { newMappingId } from '../../../platform/ids.ts';
import type { Executor } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { RetentionDeps } from './deps.ts';
import { appendHold, readHolds, type StoredHold } from './store.ts';

export function holdsNow({ ledger, parties, nameOf, waiting }: RetentionDeps): Output<'retention.holds'> {
  const ending = new Set(
    waiting()
      .filter(({ kind }) => kind === 'retention_hold_end')
      .map(({ subject }) => String(subject['hold'])),
  );
  return {
    holds: readHolds(ledger)
      .toSorted((a, b) => Number(b.isActive) - Number(a.isActive))
      .map(({ by, ...hold }) => ({
        ...hold,
        isEndAsked: hold.isActive && ending.has(hold.id),
        partyName: maskName(parties.nameOf(hold.party)),
        byName: nameOf(by),
      })),
  };
}

export function putHold(
  deps: RetentionDeps,
  { reason, ...body }: Input<'retention.hold'>,
  info: CallInfo,
): Output<'retention.hold'> {
  if (body.party !== '' && !deps.parties.party(body.party)) throw new Refused('not_found', { what: 'party' });
  if (body.from !== '' && body.to !== '' && body.to < body.from)
    throw new Refused('retention_unfit', { why: 'days' });
  const id = newMappingId();
  const { recordClass, from, to, party } = body;
  const subject = {
    hold: id,
    record_class: recordClass,
    reason,
    ...(party && { party }),
    ...(from && { from }),
    ...(to && { to }),
  };
  deps.record.write(info, { action: 'retention.held', subject }, () =>
    appendHold(deps.ledger, 'set', { id, body, reason, at: deps.now(), by: info.person }),
  );
  after(info);
  return { id };
}

export function askHoldEnd(
  deps: RetentionDeps,
  { id, reason }: Input<'retention.endHold'>,
  info: CallInfo,
): Output<'retention.endHold'> {
  const hold = activeHold(deps, id);
  if (!hold) throw new Refused('already_decided', { what: 'hold' });
  const { recordClass, from, to, party } = hold;
  const facts = {
    record_class: recordClass,
    hold_days: from || to ? `${from}–${to}` : '',
    hold_party: party,
    hold_reason: hold.reason,
  };
  const asking = {
    kind: 'retention_hold_end',
    subject: { hold: id },
    hash: hashOf(hold),
    facts: Object.entries(facts).flatMap(([name, value]) => (value === '' ? [] : [{ name, value }])),
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    end(deps, hold, info.person, reason, info),
  );
  if (requestId === null) after(info);
  return { requestId };
}

export const holdEndExecutor = (deps: RetentionDeps): Executor => ({
  hashNow: (subject) => {
    const hold = activeHold(deps, String(subject['hold']));
    return hold ? hashOf(hold) : null;
  },
  run: (subject, maker, reason, info) => {
    const hold = activeHold(deps, String(subject['hold']));
    if (!hold) throw new Refused('already_decided', { what: 'hold' });
    end(deps, hold, maker, reason, info);
  },
  after,
});

function end(deps: RetentionDeps, hold: StoredHold, by: string, reason: string, info: CallInfo): void {
  const { id, recordClass, from, to, party } = hold;
  deps.record.write(info, { action: 'retention.hold_ended', subject: { maker: by, hold: id, reason } }, () =>
    appendHold(deps.ledger, 'ended', {
      id,
      body: { recordClass, from, to, party },
      reason,
      at: deps.now(),
      by,
    }),
  );
}

/** Undefined where it is ended, and where nobody ever put it on it is not found. */
function activeHold({ ledger }: RetentionDeps, id: string): StoredHold | undefined {
  const hold = readHolds(ledger).find((each) => each.id === id);
  if (!hold) throw new Refused('not_found', { what: 'hold' });
  return hold.isActive ? hold : undefined;
}

const hashOf = ({ id, recordClass, from, to, party, reason }: StoredHold): string =>
  sha256OfJson(['retention_hold_end', id, recordClass, from, to, party, reason]);

const after = (info: CallInfo): void => info.changed('audit', 'approvals', 'record');
