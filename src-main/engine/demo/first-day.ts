/**
 * The demo's first day, two days before it is opened, so that new accounts have rested: who there is and what was agreed, the files of a week,
 * matched and booked, and the month before them closed.
 */
import type { AccountBody, PartyBody } from '../../../shared/contract/parties.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { shippedCycle } from '../../../shared/domain/shipped-terms.ts';
import {
  ACCRUED,
  AGENT_MERCHANT,
  CLERK,
  CLIENT_FUNDS_ACCOUNT,
  clientFundsStatement,
  type DemoPayee,
  PARTNER,
  SUPPLIERS,
  TOP_UP,
  UNVERIFIED_PAYEE,
} from '../../demo/back-office.ts';
import { DEMO_SHAPE, makeDemo } from '../../demo/demo.ts';
import { MERCHANT } from '../../demo/shape.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { newToken } from '../../platform/ids.ts';
import { importFiles } from '../import-files.ts';
import type { Ask, Office } from './office.ts';

const PERIOD_FROM = `${DEMO_SHAPE.lastDay.slice(0, 7)}-01`;
const LAST_DAY_BEFORE = formatDay((parseDay(PERIOD_FROM) ?? 1) - 1);

export async function firstDay(office: Office, info: CallInfo): Promise<void> {
  const { owner } = office;
  const { personId } = await owner('access.addPerson', {
    ...CLERK,
    roles: ['clerk'],
    reason: '经办与复核分开（示例）',
  });
  const clerk = office.as(personId);
  const ours = await bindHouse(clerk);
  const hers = await agreeWithMerchant(office, clerk);
  for (const payee of SUPPLIERS) {
    const accountId = await bindPayee(office, clerk, payee);
    await verify(owner, accountId, 'document');
  }
  await bindPayee(office, clerk, UNVERIFIED_PAYEE);
  const { partyId } = await clerk('parties.save', party({ kind: 'customer', name: TOP_UP.customer }));
  await clerk('funds.topUp', {
    partyId,
    currency: 'CNY',
    amount: TOP_UP.amount,
    accountId: ours.clientFunds,
    reference: TOP_UP.reference,
    note: '',
  });

  const files = [...makeDemo(DEMO_SHAPE).files, clientFundsStatement()].map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    read: async () => bytes,
  }));
  await importFiles(office.desk, files, { ...info, person: office.desk.workspace.person });
  await clerk('funds.findArrivals', {});
  await owner('matching.run', { asOf: null, pair: null, taskId: newToken() });
  for (const accountId of [...Object.values(ours), hers]) await verify(owner, accountId, 'statement');
  await book(office, clerk);
}

async function bindHouse(clerk: Ask) {
  const bind = async (over: Partial<AccountBody> & Pick<AccountBody, 'number'>) =>
    (await clerk('parties.bindAccount', { partyId: '', body: account(over), reason: '开户（示例）' }))
      .accountId;
  return {
    bank: await bind({ number: MERCHANT.bankAccount, purpose: 'both' }),
    wechat: await bind({
      kind: 'channel',
      channel: 'wechat',
      number: MERCHANT.wechatMerchantId,
      purpose: 'receive',
    }),
    clientFunds: await bind({ number: CLIENT_FUNDS_ACCOUNT, purpose: 'client_funds' }),
  };
}

/** Gives her account with the channel. */
async function agreeWithMerchant(office: Office, clerk: Ask): Promise<string> {
  const { name, identityNo, feePpm, partnerPpm } = AGENT_MERCHANT;
  const partner = await clerk('parties.save', party({ kind: 'partner', name: PARTNER }));
  const { partyId } = await clerk(
    'parties.save',
    party({ kind: 'merchant', name, identityKind: 'uscc', identityNo }),
  );
  const body = account({
    kind: 'channel',
    channel: 'alipay',
    purpose: 'receive',
    holder: name,
    number: MERCHANT.alipayAccount,
  });
  const { accountId } = await clerk('parties.bindAccount', { partyId, body, reason: '商户进件（示例）' });
  const { requestId } = await clerk('parties.setAgreement', {
    agreementId: null,
    partyId,
    body: {
      mode: 'agent',
      channel: 'alipay',
      from: PERIOD_FROM,
      to: '',
      feePpm,
      feeFixedMinor: 0,
      isFeeReturned: true,
      feeMinMinor: null,
      feeCapMinor: null,
      feeTiers: null,
      splits: [{ partyId: partner.partyId, sharePpm: partnerPpm }],
      cycle: shippedCycle('none'),
      reserve: null,
    },
    reason: '代理收款合同（示例）',
  });
  await office.agree(requestId);
  return accountId;
}

/** Asked for by the clerk and agreed to; gives the account. */
export async function bindPayee(
  office: Office,
  clerk: Ask,
  { name, number, bankName, bankCode }: DemoPayee,
): Promise<string> {
  const { partyId } = await clerk('parties.save', party({ kind: 'payee', name }));
  const body = account({ purpose: 'pay', holder: name, number, bankName, bankCode });
  const { requestId } = await clerk('parties.bindAccount', {
    partyId,
    body,
    reason: '供应商开户证明（示例）',
  });
  await office.agree(requestId);
  const { rows } = await clerk('parties.accounts', { query: '', of: partyId, offset: 0, limit: 1 });
  return rows[0]?.id ?? '';
}

export const verify = (owner: Ask, accountId: string, method: 'document' | 'statement') =>
  owner('parties.verifyAccount', { accountId, version: 1, outcome: 'verified', method, note: '' });

/** What the files ask for, one entry that no file says, and the month before closed. */
async function book(office: Office, clerk: Ask): Promise<void> {
  await post(clerk);
  const accrued = { amount: ACCRUED, currency: 'CNY', sub: '' } as const;
  const entry = await clerk('journal.propose', {
    day: LAST_DAY_BEFORE,
    memo: '计提渠道服务费（示例）',
    postings: [
      { ...accrued, account: '6602', side: 'debit' },
      { ...accrued, account: '2241', side: 'credit' },
    ],
    reason: '月末计提（示例）',
  });
  await office.agree(entry.requestId);
  const closing = await clerk('journal.setPeriod', {
    period: LAST_DAY_BEFORE.slice(0, 7),
    state: 'closed',
    reason: '月结（示例）',
  });
  await office.agree(closing.requestId);
}

export async function post(clerk: Ask): Promise<void> {
  const { hash } = await clerk('journal.plan', { offset: 0, limit: 1, taskId: newToken() });
  await clerk('journal.post', { hash, taskId: newToken() });
}

const party = (over: Partial<PartyBody>) => ({
  partyId: null,
  body: {
    kind: 'payee' as const,
    name: '',
    shortName: '',
    identityKind: 'none' as const,
    identityNo: '',
    parentId: '',
    contact: '',
    note: '',
    ...over,
  },
  reason: '演示资料（示例）',
});

const account = (over: Partial<AccountBody> & Pick<AccountBody, 'number'>): AccountBody => ({
  kind: 'bank',
  purpose: 'pay',
  channel: 'bank',
  holder: MERCHANT.name,
  bankName: '',
  bankCode: '',
  currency: 'CNY',
  isOrganisation: true,
  mandateId: '',
  mandateDay: '',
  ...over,
});
