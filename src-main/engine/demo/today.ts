/**
 * The demo's day on which it is opened: a batch that went its whole way, one that waits for whoever looks around, one that cannot go yet; an
 * amount frozen, an order disputed, a refund asked for, a board kept. What the bank answered is left to be booked.
 */
import { addressText, PLAIN_ADDRESS } from '../../../shared/contract/analytics-address.ts';
import type { Output } from '../../../shared/contract/calls.ts';
import type { ItemDraft } from '../../../shared/contract/payment-views.ts';
import { chinaDayNumber } from '../../../shared/domain/china-time.ts';
import { formatDay } from '../../../shared/domain/dates.ts';
import { AGENT_MERCHANT, bankResult, CLERK, COOLING_PAYEE, FROZEN } from '../../demo/back-office.ts';
import { newToken } from '../../platform/ids.ts';
import { watchOver } from './compliance.ts';
import { bindPayee, post, verify } from './first-day.ts';
import type { Ask, Office } from './office.ts';
import { signDays, signFunds } from './settlement.ts';

/** Time for whoever looks around to agree before the day is past. */
const DAYS_TO_AGREE = 7;
const PAID_FIRST = 1_280_00;
/** Names one thing, so that the same again is paid twice and no instalment. */
const SEPTEMBER = '九月货款 发票20260930017';

/** 经营概览: a board for everybody, of what somebody who runs the house asks first. */
const BOARD = {
  list: 'analytics',
  name: '经营概览（示例）',
  ...{ sort: '', descending: false, isShared: true },
  query: addressText({
    ...PLAIN_ADDRESS,
    tiles: [
      { panel: 'volume', width: 12 },
      { panel: 'waterfall', width: 6 },
      { panel: 'channels', width: 6 },
      { panel: 'rate_trend', width: 6 },
      { panel: 'exception_ages', width: 6 },
      { panel: 'fees', width: 6 },
      { panel: 'in_transit', width: 6 },
    ],
  }),
} as const;

export async function today(office: Office, now: string): Promise<void> {
  const clerk = office.as(await clerkOf(office.owner));
  await holdBack(clerk);
  await askAboutOrders(clerk);
  await verify(office.owner, await bindPayee(office, clerk, COOLING_PAYEE), 'document');
  await signDays(office, clerk, AGENT_MERCHANT.name);
  await pay(office, clerk, now);
  await signFunds(office.owner);
  await watchOver(office, now);
  await office.owner('views.save', BOARD);
}

async function clerkOf(owner: Ask): Promise<string> {
  const { people } = await owner('access.people', {});
  return people.find((each) => each.login === CLERK.login)?.id ?? '';
}

const PAGE = { query: '', offset: 0, limit: 100 };

/** 冻结: of what is owed to the merchant. */
async function holdBack(clerk: Ask): Promise<void> {
  const { rows } = await clerk('parties.list', { ...PAGE, kind: 'merchant', isClosedShown: false });
  const partyId = rows.find(({ name }) => name === AGENT_MERCHANT.name)?.id ?? '';
  await clerk('funds.freeze', { partyId, currency: 'CNY', amount: FROZEN, reason: '买家投诉核查中（示例）' });
}

/** The two dearest orders of which nothing else is to be said. */
async function askAboutOrders(clerk: Ask): Promise<void> {
  const { rows } = await clerk('orders.list', { ...PAGE, sort: 'amount', descending: true });
  const plain = rows.filter(
    ({ state, trade, refunded }) => state === 'paid' && trade === 'matched' && refunded === 0,
  );
  const [disputed, refunded] = plain.map(({ line }) => line);
  if (!disputed || !refunded) return;
  await clerk('orders.dispute', {
    merchantOrderNo: disputed.merchantOrderNo,
    isOpen: true,
    reason: '买家称货不对板（示例）',
  });
  await clerk('orders.refund', {
    merchantOrderNo: refunded.merchantOrderNo,
    amount: Math.ceil((refunded.orderAmount ?? refunded.net) / 2),
    currency: 'CNY',
    reason: '买家退回一半（示例）',
  });
}

async function pay(office: Office, clerk: Ask, now: string): Promise<void> {
  const { rows: house } = await clerk('parties.accounts', { ...PAGE, of: 'house' });
  const { rows: payees } = await clerk('parties.accounts', { ...PAGE, of: 'parties' });
  const from = house.find(({ kind, purpose }) => kind === 'bank' && purpose === 'both')?.id ?? '';
  const paid = payees.filter(
    ({ purpose, partyName }) => purpose === 'pay' && partyName !== AGENT_MERCHANT.name,
  );
  const ready = paid.filter(
    ({ verification, coolsOffAt }) => verification === 'verified' && coolsOffAt === '',
  );
  const items = (accounts: typeof paid, amount: number, remark: string): ItemDraft[] =>
    accounts.map(({ id }, place) => ({
      accountId: id,
      amount: amount + 101_10 * place,
      remark,
      merchantOrderNo: '',
      retryOf: '',
    }));
  const draft = (note: string, drafts: ItemDraft[], days: number) =>
    clerk('payments.save', {
      batchNo: null,
      version: 0,
      header: {
        purpose: 'payout',
        format: 'bank_csv',
        fromAccountId: from,
        currency: 'CNY',
        executionDay: dayIn(now, days),
        note,
      },
      items: drafts,
    });

  await payMerchant(office, clerk, from, dayIn(now, 0));
  const sent = await draft('九月货款（示例）', items(ready, PAID_FIRST, SEPTEMBER), 0);
  await office.agree(await submit(clerk, sent, '九月货款已对账（示例）'));
  await clerk('payments.instruct', { batchNo: sent.batchNo });
  await post(clerk);
  await takeResults(office, clerk, sent.batchNo, dayIn(now, 0), '退票');

  await submit(
    clerk,
    await draft('十月货款（示例）', items(ready, 2_460_00, '十月货款'), DAYS_TO_AGREE),
    '十月货款，请复核（示例）',
  );

  // Its checks say what stands in the way of each payment.
  const unready = paid.filter((each) => !ready.includes(each));
  const again = items(ready.slice(0, 1), PAID_FIRST, SEPTEMBER); // What the batch of September paid already.
  const unfit = await draft('新供应商', [...items(unready, 660_00, '样品款'), ...again], DAYS_TO_AGREE);
  await check(clerk, unfit);
}

const check = (clerk: Ask, { batchNo, version }: Output<'payments.save'>) =>
  clerk('payments.verify', { batchNo, version, taskId: newToken() });

async function submit(clerk: Ask, saved: Output<'payments.save'>, reason: string): Promise<number | null> {
  await check(clerk, saved);
  return (await clerk('payments.submit', { ...saved, reason })).requestId;
}

/** The oldest of what she is owed and was signed; the rest is left to be paid by whoever looks around. */
async function payMerchant(office: Office, clerk: Ask, fromAccountId: string, day: string): Promise<void> {
  const { rows } = await clerk('settlement.payable', PAGE);
  const { rows: signed } = await clerk('settlement.list', {
    ...{ ...PAGE, side: 'merchant', show: 'signed', from: '', to: '' },
  });
  const [oldest] = signed.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const owed = rows.find(({ partyName }) => partyName === AGENT_MERCHANT.name);
  if (!oldest || !owed) return;
  const { batchNo } = await clerk('settlement.payOut', {
    of: [{ partyId: owed.partyId, amount: oldest.net, keys: [oldest.key] }],
    header: {
      format: 'bank_csv',
      fromAccountId,
      currency: 'CNY',
      executionDay: day,
      note: '商户结算（示例）',
    },
  });
  await office.agree(await submit(clerk, { batchNo, version: 1 }, '商户结算已签批（示例）'));
  await clerk('payments.instruct', { batchNo });
  await takeResults(office, clerk, batchNo, day, '交易成功');
}

/** All were paid, but for the last of them, of which the bank says `last`. */
async function takeResults(
  office: Office,
  clerk: Ask,
  batchNo: string,
  day: string,
  last: '交易成功' | '退票',
): Promise<void> {
  const { rows } = await clerk('payments.list', { ...PAGE, batchNo });
  const answers = rows.map(({ itemNo, amount }, place) => ({
    itemNo,
    amount,
    word: place < rows.length - 1 ? '交易成功' : last,
  }));
  const file = office.handIn(bankResult(batchNo, day, answers));
  const { planId, hash } = await clerk('payments.planResults', { files: [file], taskId: newToken() });
  await clerk('payments.takeResults', { planId, hash });
}

const dayIn = (now: string, days: number): string => formatDay(chinaDayNumber(Date.parse(now) / 1000) + days);
