/** Agreements (合作协议) are set, changed and ended, by two persons: what is agreed decides what trades are booked as, from its first day on. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import { type Agreement, agreement as agreementShape } from '../../../../shared/domain/party.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { newPartyId } from '../../../platform/ids.ts';
import type { Asking, Executor, RequestSubject } from '../../../platform/second-person.ts';
import type { PartiesDeps } from '../deps.ts';
import { overlapping, type StoredAgreement } from '../rules/agreement-days.ts';
import { agreementUnfitness } from '../rules/agreement-fitness.ts';
import { after, changeHash } from './change-hash.ts';
import { partyOf } from './party.ts';

interface Asked {
  /** '' for a new one. */
  readonly id: string;
  readonly partyId: string;
  readonly body: Agreement;
  readonly state: StoredAgreement['state'];
}

function agreementOf({ parties }: PartiesDeps, id: string): StoredAgreement {
  const found = parties.agreement(id);
  if (!found) throw new Refused('not_found', { what: 'agreement' });
  return found;
}

export function setAgreement(
  deps: PartiesDeps,
  { agreementId, partyId, body, reason }: Input<'parties.setAgreement'>,
  info: CallInfo,
): Output<'parties.setAgreement'> {
  partyOf(deps.parties, partyId);
  // One agreement is with one party, for ever.
  if (agreementId !== null && agreementOf(deps, agreementId).partyId !== partyId)
    throw new Refused('not_found', { what: 'agreement' });
  return decide(deps, { id: agreementId ?? '', partyId, body, state: 'set' }, reason, info);
}

/** A last day before its first one takes back what never was to hold. */
export function endAgreement(
  deps: PartiesDeps,
  { agreementId, lastDay, reason }: Input<'parties.endAgreement'>,
  info: CallInfo,
): Output<'parties.endAgreement'> {
  const now = agreementOf(deps, agreementId);
  if (parseDay(lastDay) === null) throw new Refused('party_unfit', { why: 'days' });
  const body = { ...agreementShape.parse(now), to: lastDay };
  return decide(deps, { id: agreementId, partyId: now.partyId, body, state: 'ended' }, reason, info);
}

function decide(
  deps: PartiesDeps,
  asked: Asked,
  reason: string,
  info: CallInfo,
): { requestId: number | null } {
  const why = unfitness(deps, asked);
  if (why !== '') throw new Refused('party_unfit', { why });
  const id = asked.id === '' ? newPartyId('G') : asked.id;
  const { partyId, body, state } = asked;
  const asking: Asking = {
    kind: 'agreement_change',
    subject: {
      agreement: id,
      isNew: asked.id === '' ? 1 : 0,
      party: partyId,
      body: JSON.stringify(body),
      state,
    },
    hash: agreementHash(deps, asked),
    facts: factsOf(deps, asked),
    amount: null,
    currency: '',
    reason,
  };
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, { ...asked, id }, info.person, reason, info),
  );
  if (requestId === null) after(deps.parties, info);
  return { requestId };
}

export function agreementExecutor(deps: PartiesDeps): Executor {
  return {
    hashNow: (subject) => {
      const asked = askedOf(subject);
      return unfitness(deps, asked) === '' ? agreementHash(deps, asked) : null;
    },
    run: (subject, maker, reason, info) =>
      write(deps, { ...askedOf(subject), id: String(subject['agreement']) }, maker, reason, info),
    after: (info) => after(deps.parties, info),
  };
}

const askedOf = (subject: RequestSubject): Asked => ({
  id: subject['isNew'] === 1 ? '' : String(subject['agreement']),
  partyId: String(subject['party']),
  body: agreementShape.parse(JSON.parse(String(subject['body']))),
  state: subject['state'] === 'ended' ? 'ended' : 'set',
});

function unfitness({ parties }: PartiesDeps, { id, partyId, body, state }: Asked): string {
  const standing = parties.agreements();
  if (state === 'ended') return overlapping({ ...body, id, partyId }, standing) ? 'overlaps' : '';
  const why = agreementUnfitness(partyId, body, (of) => parties.party(of));
  return why !== '' ? why : overlapping({ ...body, id, partyId }, standing) ? 'overlaps' : '';
}

/** Over what is asked for, its version, and everything else agreed with the same party. */
function agreementHash({ parties }: PartiesDeps, { id, partyId, body, state }: Asked): string {
  const versions = parties
    .agreements()
    .filter((each) => each.partyId === partyId)
    .map((each) => [each.id, each.version]);
  return changeHash('agreement', id, partyId, body, state, versions);
}

function factsOf({ parties }: PartiesDeps, { id, partyId, body, state }: Asked): Asking['facts'] {
  const now = parties.agreement(id);
  const named = (of: Agreement) => {
    const splits = of.splits.map((each) => ({ ...each, name: maskName(parties.nameOf(each.partyId)) }));
    return JSON.stringify({ ...agreementShape.parse(of), splits });
  };
  return [
    { name: 'party', value: maskName(parties.nameOf(partyId)) },
    ...(now ? [{ name: 'agreement_before', value: named(now) }] : []),
    ...(state === 'ended'
      ? [{ name: 'agreement_last_day', value: body.to }]
      : [{ name: 'agreement', value: named(body) }]),
  ];
}

function write(
  deps: PartiesDeps,
  { id, partyId, body, state }: Asked,
  maker: string,
  reason: string,
  info: CallInfo,
): void {
  const action = state === 'ended' ? 'parties.agreement_ended' : 'parties.agreement_set';
  const subject = { agreement: id, party: partyId, from: body.from, maker, reason };
  deps.record.write(info, { action, subject }, () =>
    deps.parties.appendAgreement({ ...body, id, partyId, state, reason, at: deps.now(), by: maker }),
  );
}
