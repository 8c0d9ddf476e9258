/** One story for every kind of request about parties: how it is asked for, what has happened once it is carried out, what may change underneath. */
import type { RequestKind } from '../../../shared/contract/approvals.ts';
import { assert } from '../../../shared/result.ts';
import { accountOf, agreementOf, partyOf } from '../../support/parties.ts';
import type { Asked, Office } from './office.ts';

const reason = '合同已收';
const all = { query: '', offset: 0, limit: 500 } as const;
type PartyKind = Extract<
  RequestKind,
  'party_state' | 'account_bind' | 'account_change' | 'account_unbind' | 'agreement_change' | 'watch_end'
>;

async function newParty(office: Office): Promise<string> {
  const body = partyOf({ name: `茶叶店 ${office.next()}` });
  return (await office.clerk.get('parties.save', { partyId: null, body, reason })).partyId;
}

/** Of an organisation: no check digit stands in the way of another number. */
const newAccount = (office: Office, purpose: 'receive' | 'pay') =>
  accountOf({
    purpose,
    isOrganisation: true,
    number: `40000221091${String(office.next()).padStart(8, '0')}`,
  });

/** One that only takes money: nobody has to agree to it. */
async function bound(office: Office, partyId: string) {
  const { accountId } = await office.clerk.get('parties.bindAccount', {
    partyId,
    body: newAccount(office, 'receive'),
    reason,
  });
  return accountId;
}

async function accountsOf(office: Office, partyId: string) {
  return (await office.clerk.get('parties.accounts', { ...all, of: partyId })).rows;
}

async function askChange(office: Office, partyId: string, accountId: string, mandateId: string) {
  const account = (await accountsOf(office, partyId)).find((each) => each.id === accountId);
  assert(account !== undefined, 'the account is bound');
  const body = { ...account, mandateId };
  return office.clerk.get('parties.changeAccount', { accountId, body, reason });
}

const asked = (office: Office, requestId: number | null, story: Pick<Asked, 'isDone' | 'change'>): Asked => {
  assert(requestId !== null, 'it waits for a second person');
  return { id: requestId, maker: office.clerk, ...story };
};

export const PARTY_STORIES: Readonly<Record<PartyKind, (office: Office) => Promise<Asked>>> = {
  party_state: async (office) => {
    const partyId = await newParty(office);
    const { requestId } = await office.clerk.get('parties.setState', { partyId, state: 'closed', reason });
    return asked(office, requestId, {
      isDone: async () => (await office.clerk.get('parties.get', { partyId })).party.state === 'closed',
      // Suspended meanwhile, at once.
      change: async () =>
        void (await office.clerk.get('parties.setState', { partyId, state: 'suspended', reason })),
    });
  },
  account_bind: async (office) => {
    const partyId = await newParty(office);
    const body = newAccount(office, 'pay');
    const { requestId } = await office.clerk.get('parties.bindAccount', { partyId, body, reason });
    return asked(office, requestId, {
      isDone: async () => (await accountsOf(office, partyId)).some((each) => each.purpose === 'pay'),
      // The number turns out to be the house's own.
      change: async () => void (await office.clerk.get('parties.bindAccount', { partyId: '', body, reason })),
    });
  },
  account_change: async (office) => {
    const partyId = await newParty(office);
    const accountId = await bound(office, partyId);
    const { requestId } = await askChange(office, partyId, accountId, 'D-1');
    return asked(office, requestId, {
      isDone: async () => (await accountsOf(office, partyId)).some((each) => each.mandateId === 'D-1'),
      change: async () => {
        const other = await askChange(office, partyId, accountId, 'D-2');
        await office.agree(other.requestId ?? 0);
      },
    });
  },
  account_unbind: async (office) => {
    const partyId = await newParty(office);
    const accountId = await bound(office, partyId);
    const { requestId } = await office.clerk.get('parties.unbindAccount', { accountId, reason });
    return asked(office, requestId, {
      isDone: async () => (await accountsOf(office, partyId)).every((each) => each.state === 'unbound'),
      change: async () => {
        const other = await askChange(office, partyId, accountId, 'D-3');
        await office.agree(other.requestId ?? 0);
      },
    });
  },
  agreement_change: async (office) => {
    const partyId = await newParty(office);
    const ask = (feePpm: number) =>
      office.clerk.get('parties.setAgreement', {
        agreementId: null,
        partyId,
        body: agreementOf({ feePpm }),
        reason,
      });
    const { requestId } = await ask(5_000);
    return asked(office, requestId, {
      isDone: async () =>
        (await office.clerk.get('parties.get', { partyId })).agreements.some((each) => each.feePpm === 5_000),
      // Two others agree to another one for the same days.
      change: async () => void (await office.agree((await ask(6_000)).requestId ?? 0)),
    });
  },
  watch_end: async (office) => {
    const value = `名单 ${office.next()} 号`;
    await office.clerk.get('parties.watch', {
      entries: [{ what: 'identity', value, source: '公安' }],
      reason,
    });
    const listed = async () => (await office.clerk.get('parties.watchList', {})).entries;
    const id = (await listed()).at(-1)?.id ?? '';
    const { requestId } = await office.clerk.get('parties.unwatch', { id, reason });
    return asked(office, requestId, {
      isDone: async () => !(await listed()).some((each) => each.id === id),
      // Somebody else asked for the same, and it is gone.
      change: async () => {
        const other = await office.owner.get('parties.unwatch', { id, reason });
        const { hash } = await office.request(other.requestId ?? 0);
        await office.second.get('approvals.approve', { id: other.requestId ?? 0, hash, note: '' });
      },
    });
  },
};
