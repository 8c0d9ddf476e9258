/**
 * The demo's settlement: what channels may charge, and the week's batches as reviewers leave them: some signed by two persons, one waiting, one held, an
 * adjustment, days of client funds looked at. Nothing is laid into the ledger but by calls.
 */
import type { FeeSchedule, TermsChange } from '../../../shared/domain/settlement-terms.ts';
import { shippedCycle } from '../../../shared/domain/shipped-terms.ts';
import { CUP_CAMPAIGN, SEEN_DAYS } from '../../demo/back-office.ts';
import { BOOKSHOP } from '../../demo/bookshop.ts';
import { FEE_PPM, MERCHANT } from '../../demo/shape.ts';
import type { Ask, Office } from './office.ts';

const schedule = (over: Partial<FeeSchedule> & Pick<FeeSchedule, 'from'>): FeeSchedule => ({
  currency: 'CNY',
  ratePpm: FEE_PPM,
  fixedMinor: 0,
  minMinor: null,
  capMinor: null,
  tiers: null,
  rounding: 'half_up',
  roundedPer: 'line',
  refunds: 'proportional',
  chargebackMinor: null,
  words: [],
  to: '',
  ...over,
});

/** What both channels charge, and one product they promised to charge less for from a day on and did not. */
export async function agreeTerms(office: Office, clerk: Ask, from: string): Promise<void> {
  const fee = (channel: 'wechat' | 'alipay', of: FeeSchedule): TermsChange => ({
    what: 'fee',
    channel,
    account: '',
    schedule: of,
    isEnded: false,
  });
  const { requestId } = await clerk('terms.change', {
    changes: [
      { what: 'cycle', channel: 'wechat', account: '', cycle: shippedCycle('wechat') },
      { what: 'cycle', channel: 'alipay', account: '', cycle: shippedCycle('alipay') },
      { what: 'sharing', channel: 'alipay', account: '', sharing: { maxPpm: 300_000, releaseDays: 180 } },
      fee('wechat', schedule({ from })),
      fee('wechat', schedule(CUP_CAMPAIGN)),
      fee('alipay', schedule({ from })),
    ],
    reason: '渠道服务合同（示例）',
  });
  await office.agree(requestId);
}

/** What may be signed of channels or merchants, days ascending: nothing, by a clock that stands before the demo's week. */
async function batchesOf(clerk: Ask, side: 'channel' | 'merchant') {
  const { rows } = await clerk('settlement.list', {
    ...{ query: '', side, show: 'to_sign', from: '', to: '2026-10-14', offset: 0, limit: 100 },
  });
  return rows
    .filter(({ state }) => state === 'ready')
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ key, hash, from, partyName, account }) => ({ key, hash, from, partyName, account }));
}
type Batches = Awaited<ReturnType<typeof batchesOf>>;

export async function signDays(office: Office, clerk: Ask, merchant: string): Promise<void> {
  const decide = async (
    batches: Batches,
    decision: 'approve' | 'hold' | 'return',
    reason: string,
  ): Promise<number | null> => {
    if (batches.length === 0) return null;
    const of = batches.map(({ key, hash }) => ({ key, hash }));
    return (await clerk('settlement.decide', { batches: of, decision, without: [], reason })).requestId;
  };
  const channels = await batchesOf(clerk, 'channel');
  const of = (account: string, ...days: readonly string[]) =>
    channels.filter((each) => each.account === account && days.includes(each.from));
  const { wechatMerchantId: wechat, alipayAccount: alipay } = MERCHANT;
  const whole = [
    ...of(wechat, '2026-10-12'),
    ...of(alipay, '2026-10-12'),
    ...of(BOOKSHOP.alipayAccount, '2026-10-10', '2026-10-11'),
  ];
  const hers = (await batchesOf(clerk, 'merchant')).filter(({ partyName }) => partyName === merchant);
  const checked = hers.filter(({ from }) => from === '2026-10-12' || from === '2026-10-13');
  await office.agree(await decide([...whole, ...checked], 'approve', '与账单、银行、商户逐项相符（示例）'));
  await decide(of(wechat, '2026-10-13'), 'hold', '资金账单少一笔，等微信支付答复（示例）');
  await decide(of(wechat, '2026-10-14'), 'approve', '已逐项看过，请复核（示例）');
  const [next] = hers.filter(({ from }) => from > '2026-10-13');
  if (next) await adjust(office, clerk, next);
}

async function adjust(office: Office, clerk: Ask, { key, from }: Batches[number]): Promise<void> {
  const { requestId } = await clerk('settlement.adjust', {
    side: 'merchant',
    key,
    day: from,
    kind: 'compensation',
    effect: 'add',
    amount: 8_800,
    evidence: null,
    reason: '物流破损赔付（示例）',
  });
  await office.agree(requestId);
}

/** Business days looked at and signed as they stand; what is short needs words. */
export async function signFunds(owner: Ask): Promise<void> {
  const { rows } = await owner('journal.fundChecks', { from: SEEN_DAYS.from, to: SEEN_DAYS.to });
  for (const { day, currency, hash, shortfall, owed } of rows) {
    if (owed.outcome === 'not_checked') continue;
    const note = shortfall > 0 ? '次日从自有资金补足（示例）' : '已核对（示例）';
    await owner('journal.signFundCheck', { day, currency, hash, note });
  }
}
