/**
 * Accounts are bound (绑定), changed and unbound (解绑). Where money is paid to an account, a second person agrees to it, and agrees to that very
 * number: the request is void once anything it rests on is another.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { type AccountBody, accountBody } from '../../../../shared/contract/parties.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { newPartyId } from '../../../platform/ids.ts';
import type { Asking, Executor, RequestSubject } from '../../../platform/second-person.ts';
import type { PartiesDeps } from '../deps.ts';
import { numberBehind } from '../discovered.ts';
import { accountAsMeant } from '../masked.ts';
import { type AskedAccount, accountUnfitness } from '../rules/account-fitness.ts';
import { type Account, isPaidTo } from '../rules/standing-account.ts';
import { accountFacts } from './account-facts.ts';
import { after, changeHash } from './change-hash.ts';
import { partyOf } from './party.ts';

export function boundAccount({ parties }: Pick<PartiesDeps, 'parties'>, id: string): Account {
  const found = parties.account(id);
  if (!found) throw new Refused('not_found', { what: 'account' });
  if (found.state === 'unbound') throw new Refused('party_unfit', { why: 'unbound' });
  return found;
}

export function bindAccount(
  deps: PartiesDeps,
  { partyId, body, reason, discovered }: Input<'parties.bindAccount'>,
  info: CallInfo,
): Output<'parties.bindAccount'> {
  if (partyId !== '') partyOf(deps.parties, partyId);
  const number = discovered === undefined ? body.number : numberBehind(discovered, deps.lines, deps.parties);
  if (number === null) throw new Refused('not_found', { what: 'account' });
  const asked = { id: '', partyId, body: { ...body, number } };
  refuseUnfit(deps, asked);
  const id = newPartyId('A');
  const work = () => write(deps, { ...asked, id }, 'bound', info.person, reason, info);
  if (!isPaidTo({ partyId, purpose: body.purpose })) {
    work();
    after(deps.parties, info);
    return { accountId: id, requestId: null };
  }
  const subject = { account: id, party: partyId, body: JSON.stringify(asked.body) };
  const requestId = decide(deps, { kind: 'account_bind', subject, asked, reason }, work, info);
  return { accountId: requestId === null ? id : '', requestId };
}

export function changeAccount(
  deps: PartiesDeps,
  { accountId, body, reason }: Input<'parties.changeAccount'>,
  info: CallInfo,
): Output<'parties.changeAccount'> {
  const now = boundAccount(deps, accountId);
  const asked = { id: accountId, partyId: now.partyId, body: accountAsMeant(body, now) };
  refuseUnfit(deps, asked);
  const subject = { account: accountId, party: now.partyId, body: JSON.stringify(asked.body) };
  const work = () => write(deps, asked, 'bound', info.person, reason, info);
  return { requestId: decide(deps, { kind: 'account_change', subject, asked, reason }, work, info) };
}

export function unbindAccount(
  deps: PartiesDeps,
  { accountId, reason }: Input<'parties.unbindAccount'>,
  info: CallInfo,
): Output<'parties.unbindAccount'> {
  const now = boundAccount(deps, accountId);
  const asked = { id: accountId, partyId: now.partyId, body: accountBody.parse(now) };
  const subject = { account: accountId, party: now.partyId, body: JSON.stringify(asked.body) };
  const work = () => write(deps, asked, 'unbound', info.person, reason, info);
  return { requestId: decide(deps, { kind: 'account_unbind', subject, asked, reason }, work, info) };
}

type AccountKindOfRequest = 'account_bind' | 'account_change' | 'account_unbind';

export function accountExecutor(deps: PartiesDeps, kind: AccountKindOfRequest): Executor {
  return {
    hashNow: (subject) => {
      const asked = askedOf(kind, subject);
      return kind !== 'account_unbind' && unfitness(deps, asked) !== ''
        ? null
        : accountHash(deps, kind, asked);
    },
    run: (subject, maker, reason, info) => {
      const asked = { ...askedOf(kind, subject), id: String(subject['account']) };
      write(deps, asked, kind === 'account_unbind' ? 'unbound' : 'bound', maker, reason, info);
    },
    after: (info) => after(deps.parties, info),
  };
}

const askedOf = (kind: AccountKindOfRequest, subject: RequestSubject): AskedAccount => ({
  id: kind === 'account_bind' ? '' : String(subject['account']),
  partyId: String(subject['party']),
  body: accountBody.parse(JSON.parse(String(subject['body']))),
});

/** A new account rests on its party, a change and an unbinding on the version they were asked for. */
function accountHash(
  { parties }: PartiesDeps,
  kind: AccountKindOfRequest,
  { id, partyId, body }: AskedAccount,
): string {
  const account = parties.account(id);
  return changeHash(kind, partyId, parties.party(partyId)?.state ?? '', id, account?.version ?? 0, body);
}

function unfitness({ parties }: PartiesDeps, asked: AskedAccount): string {
  if (parties.party(asked.partyId)?.state === 'closed') return 'party_closed';
  return accountUnfitness(asked, parties.byNumber(asked.body.channel, asked.body.number));
}

function refuseUnfit(deps: PartiesDeps, asked: AskedAccount): void {
  const why = unfitness(deps, asked);
  if (why !== '') throw new Refused('party_unfit', { why });
}

function decide(
  deps: PartiesDeps,
  {
    kind,
    subject,
    asked,
    reason,
  }: Pick<Asking, 'subject' | 'reason'> & {
    readonly kind: AccountKindOfRequest;
    readonly asked: AskedAccount;
  },
  work: () => void,
  info: CallInfo,
): number | null {
  const asking: Asking = {
    kind,
    subject,
    hash: accountHash(deps, kind, asked),
    facts: accountFacts(deps.parties, kind === 'account_unbind' ? null : asked.body, asked),
    amount: null,
    currency: '',
    reason,
  };
  const { requestId } = deps.secondPerson.decide(info, asking, work);
  if (requestId === null) after(deps.parties, info);
  return requestId;
}

const ACTIONS = {
  new: 'parties.account_bound',
  bound: 'parties.account_changed',
  unbound: 'parties.account_unbound',
} as const;

function write(
  deps: PartiesDeps,
  { id, partyId, body }: { readonly id: string; readonly partyId: string; readonly body: AccountBody },
  state: 'bound' | 'unbound',
  maker: string,
  reason: string,
  info: CallInfo,
): void {
  const action = deps.parties.account(id) === null ? ACTIONS.new : ACTIONS[state];
  const subject = { party_account: id, ...(partyId !== '' && { party: partyId }), maker, reason };
  deps.record.write(info, { action, subject }, () =>
    deps.parties.appendAccount({ ...body, id, partyId, state, reason, at: deps.now(), by: maker }),
  );
}
