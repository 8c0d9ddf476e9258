/**
 * The demo's first day, two days before it is opened, so that new accounts have rested: who there is and what was agreed, the files of a week,
 * matched and booked, and the month before them closed.
 */
import type { AccountBody, PartyBody } from '../../../shared/contract/parties.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import type { Agreement } from '../../../shared/domain/party.ts';
import { shippedCycle } from '../../../shared/domain/shipped-terms.ts';
import {
  ACCRUED,
  AGENT_MERCHANT,
  CLERK,
  clientFundsStatement,
  type DemoPayee,
  PARTNER,
  SUPPLIERS,
  TOP_UP,
  UNVERIFIED_PAYEE,
} from '../../demo/back-office.ts';
import { BOOKSHOP, bookshop } from '../../demo/bookshop.ts';
import { SHOP_ACCOUNT, shopStatement } from '../../demo/compliance.ts';
import { DEMO_SHAPE, makeDemo } from '../../demo/demo.ts';
import { MERCHANT } from '../../demo/shape.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { newToken } from '../../platform/ids.ts';
import { importFiles } from '../import-files.ts';
import { addOfficers } from './compliance.ts';
import type { Ask, Office } from './office.ts';
import { agreeTerms } from './settlement.ts';

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
  await addOfficers(office);
  const ours = await bindHouse(clerk);
  const hers = await agreeWithMerchants(office, clerk);
  await agreeTerms(office, clerk, PERIOD_FROM);
  for (const payee of SUPPLIERS) await verify(owner, await bindPayee(office, clerk, payee), 'document');
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

  const { files: books, payouts } = bookshop();
  const files = [...makeDemo(DEMO_SHAPE).files, ...books, clientFundsStatement(payouts), shopStatement()].map(
    ({ name, bytes }) => ({
      name,
      size: bytes.length,
      read: async () => bytes,
    }),
  );
  await importFiles(office.desk, files, { ...info, person: office.desk.workspace.person });
  await clerk('funds.findArrivals', {});
  await owner('matching.run', { asOf: null, pair: null, taskId: newToken() });
  for (const accountId of [...Object.values(ours), ...hers]) await verify(owner, accountId, 'statement');
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
    clientFunds: await bind({ number: MERCHANT.clientFundsAccount, purpose: 'client_funds' }),
    shop: await bind({ number: SHOP_ACCOUNT, purpose: 'both' }),
  };
}

/** Each with her account at the channel, which are given; what the first is owed is paid to her bank. */
async function agreeWithMerchants(office: Office, clerk: Ask): Promise<readonly string[]> {
  const { name, identityNo, feePpm, partnerPpm, reserve, bank } = AGENT_MERCHANT;
  const partner = await clerk('parties.save', party({ kind: 'partner', name: PARTNER }));
  const tea = await clerk(
    'parties.save',
    party({ kind: 'merchant', name, identityKind: 'uscc', identityNo }),
  );
  const books = await clerk('parties.save', party({ kind: 'merchant', name: BOOKSHOP.name }));
  const accounts = [
    await bindChannel(clerk, tea.partyId, name, MERCHANT.alipayAccount),
    await bindChannel(clerk, books.partyId, BOOKSHOP.name, BOOKSHOP.alipayAccount),
  ];
  await agree(office, clerk, tea.partyId, {
    feePpm,
    splits: [{ partyId: partner.partyId, sharePpm: partnerPpm }],
    reserve: { ...reserve, from: PERIOD_FROM },
  });
  await agree(office, clerk, books.partyId, { feePpm: BOOKSHOP.feePpm });
  await verify(office.owner, await bindTo(office, clerk, tea.partyId, bank), 'document');
  return accounts;
}

async function bindChannel(clerk: Ask, partyId: string, holder: string, number: string): Promise<string> {
  const body = account({ kind: 'channel', channel: 'alipay', purpose: 'receive', holder, number });
  return (await clerk('parties.bindAccount', { partyId, body, reason: '商户进件（示例）' })).accountId;
}

async function agree(office: Office, clerk: Ask, partyId: string, over: Partial<Agreement>): Promise<void> {
  const { requestId } = await clerk('parties.setAgreement', {
    agreementId: null,
    partyId,
    body: {
      mode: 'agent',
      channel: 'alipay',
      from: PERIOD_FROM,
      to: '',
      feePpm: 0,
      feeFixedMinor: 0,
      isFeeReturned: true,
      feeMinMinor: null,
      feeCapMinor: null,
      feeTiers: null,
      splits: [],
      cycle: shippedCycle('none'),
      reserve: null,
      ...over,
    },
    reason: '代理收款合同（示例）',
  });
  await office.agree(requestId);
}

/** Asked for by the clerk and agreed to; gives the account. */
export async function bindPayee(office: Office, clerk: Ask, payee: DemoPayee): Promise<string> {
  const { partyId } = await clerk('parties.save', party({ kind: 'payee', name: payee.name }));
  return bindTo(office, clerk, partyId, payee);
}

async function bindTo(
  office: Office,
  clerk: Ask,
  partyId: string,
  { name, number, bankName, bankCode }: DemoPayee,
): Promise<string> {
  const body = account({ purpose: 'pay', holder: name, number, bankName, bankCode });
  const { requestId } = await clerk('parties.bindAccount', {
    partyId,
    body,
    reason: '开户证明（示例）',
  });
  await office.agree(requestId);
  const { rows } = await clerk('parties.accounts', { query: '', of: partyId, offset: 0, limit: 9 });
  return rows.find(({ purpose }) => purpose === 'pay')?.id ?? '';
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
