/**
 * A party is entered, corrected, suspended, closed or taken up again.
 *
 * Details are kept at once, version by version. Suspending holds payments back and is done at once too; whatever lets money flow again, or ends the
 * relation for good, is for a second person where the limits say so.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import { PARTY_STATES, type PartyState } from '../../../../shared/domain/party.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { newPartyId } from '../../../platform/ids.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import type { PartiesDeps } from '../deps.ts';
import type { Party } from '../held.ts';
import { partyAsMeant } from '../masked.ts';
import { partyProblem } from '../rules/party-problem.ts';
import type { PartyStore } from '../store.ts';
import { after, changeHash } from './change-hash.ts';

export function partyOf(parties: PartyStore, id: string): Party {
  const found = parties.party(id);
  if (!found) throw new Refused('not_found', { what: 'party' });
  return found;
}

export function saveParty(
  deps: PartiesDeps,
  { partyId, body, reason }: Input<'parties.save'>,
  info: CallInfo,
): Output<'parties.save'> {
  const { parties } = deps;
  const now = partyId === null ? null : partyOf(parties, partyId);
  const id = partyId ?? newPartyId('M');
  const meant = partyAsMeant(body, now);
  const why = partyProblem(id, meant, parties.all());
  if (why !== '') throw new Refused('party_unfit', { why });
  const said = { reason, at: deps.now(), by: info.person };
  const action = now ? 'parties.party_changed' : 'parties.party_added';
  deps.record.write(info, { action, subject: { party: id, kind: meant.kind, reason } }, () =>
    parties.appendParty({ ...meant, id, state: now?.state ?? 'active', ...said }),
  );
  after(parties, info);
  return { partyId: id, requestId: null };
}

export function setState(
  deps: PartiesDeps,
  { partyId, state, reason }: Input<'parties.setState'>,
  info: CallInfo,
): Output<'parties.setState'> {
  const party = partyOf(deps.parties, partyId);
  if (party.state === state) throw new Refused('party_unfit', { why: 'same_state' });
  const work = () => writeState(deps, party, state, info.person, reason, info);
  if (state === 'suspended' && party.state === 'active') {
    work();
    after(deps.parties, info);
    return { requestId: null };
  }
  const asking = {
    kind: 'party_state',
    subject: { party: partyId, state },
    hash: stateHash(party, state),
    facts: [
      { name: 'party', value: maskName(party.name) },
      { name: 'party_state_before', value: party.state },
      { name: 'party_state', value: state },
    ],
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, work);
  if (requestId === null) after(deps.parties, info);
  return { requestId };
}

export function stateExecutor(deps: PartiesDeps): Executor {
  const asked = (subject: RequestSubject) => ({
    party: deps.parties.party(String(subject['party'])),
    state: PARTY_STATES.find((each) => each === subject['state']),
  });
  return {
    hashNow: (subject) => {
      const { party, state } = asked(subject);
      return party && state ? stateHash(party, state) : null;
    },
    run: (subject, maker, reason, info) => {
      const { party, state } = asked(subject);
      if (party && state) writeState(deps, party, state, maker, reason, info);
    },
    after: (info) => after(deps.parties, info),
  };
}

const stateHash = ({ id, version }: Party, state: PartyState): string =>
  changeHash('state', id, version, state);

function writeState(
  deps: PartiesDeps,
  party: Party,
  state: PartyState,
  maker: string,
  reason: string,
  info: CallInfo,
): void {
  const subject = { party: party.id, state, maker, reason };
  deps.record.write(info, { action: 'parties.state_changed', subject }, () =>
    deps.parties.appendParty({ ...party, state, reason, at: deps.now(), by: maker }),
  );
}
