/** Terms and agreements read as sentences, in both languages: whatever is agreed is said, and nothing else. */
import { describe, expect, it, test } from 'vitest';
import type { Agreement } from '../../../shared/domain/party.ts';
import type {
  FeeSchedule,
  FeeTiers,
  ReserveTerms,
  SettlementCycle,
  TermsChange,
} from '../../../shared/domain/settlement-terms.ts';
import { agreementSentence } from '../../../shared/wording/agreement-sentence.ts';
import { type Locale, say } from '../../../shared/wording/catalogue.ts';
import { changeSentence, cycleSentence, feeSentence } from '../../../shared/wording/terms-sentence.ts';
import { agreementOf } from '../../support/parties.ts';
import { SIX_PER_MILLE, T1 } from '../../support/terms.ts';

const speak =
  (locale: Locale) =>
  (...[key, facts]: [Parameters<typeof say>[1], Parameters<typeof say>[2]?]) =>
    say(locale, key, facts);
const both = (read: (say: ReturnType<typeof speak>) => string) => [read(speak('zh-CN')), read(speak('en'))];

const steps = (kind: FeeTiers['kind'], by: FeeTiers['by'] = 'value'): FeeTiers => ({
  kind,
  by,
  steps: [
    { above: by === 'value' ? 100_000_000 : 1_000, ratePpm: 5_500, fixedMinor: 0 },
    { above: by === 'value' ? 500_000_000 : 5_000, ratePpm: 5_000, fixedMinor: 10 },
  ],
});
const ROLLING: ReserveTerms = {
  kind: 'rolling',
  ratePpm: 100_000,
  fixedMinor: 0,
  capMinor: 50_000_000,
  holdDays: 90,
  from: '2026-01-01',
};

describe('a cycle', () => {
  it.each<[string, Partial<SettlementCycle>, string, string]>([
    [
      'plain',
      {},
      '1 个工作日后到账（T+1） · 24:00 日切 · 逾期即为差异 · 账单 1 个工作日内应到',
      'arrives 1 business day later (T+1) · the day ends at 24:00 · a break as soon as it is late · bill due within 1 business day',
    ],
    [
      'of all days, never into the next month, from a least amount on',
      { unit: 'calendar', days: 2, cutOff: '22:00', roll: 'modified_following', minimumMinor: 10_000 },
      '2 个自然日后到账（D+2，遇休息日顺延） · 顺延不跨月，跨月则提前 · 不足 100.00 CNY 不结，并入下一批 · 22:00 后计入次日 · 逾期即为差异 · 账单 1 个工作日内应到',
      'arrives 2 days later (D+2; days off: the next business day) · not into the next month: then the business day before · less than 100.00 CNY is not paid and opens the next batch · from 22:00 on it counts to the next day · a break as soon as it is late · bill due within 1 business day',
    ],
  ])('%s', (_, over, zh, en) => {
    expect(both((words) => cycleSentence({ ...T1, ...over }, words))).toEqual([zh, en]);
  });
});

describe('a fee schedule', () => {
  it.each<[string, Partial<FeeSchedule>, string, string]>([
    [
      'plain',
      {},
      '费率 0.6%（CNY） · 四舍五入 · 退款按比例退手续费 · 自 2026-01-01 起',
      '0.6 % (CNY) · halves rounded up · a refund returns its share of the fee · from 2026-01-01',
    ],
    [
      'of a product, for a while, once over the batch',
      {
        words: ['借记卡', 'POS'],
        to: '2026-03-31',
        roundedPer: 'batch',
        refunds: 'full',
        chargebackMinor: 10_000,
      },
      '仅限 借记卡、POS · 费率 0.6%（CNY） · 四舍五入 · 整批合计后舍入一次 · 首次退款即全退手续费 · 每笔拒付 100.00 CNY · 2026-01-01 至 2026-03-31',
      'only for 借记卡, POS · 0.6 % (CNY) · halves rounded up · once over the batch · the first refund returns the whole fee · 100.00 CNY for each chargeback · 2026-01-01 to 2026-03-31',
    ],
    [
      'slice by slice',
      { tiers: steps('marginal'), fixedMinor: 30, refunds: 'fixed_kept', rounding: 'half_even' },
      '费率 0.6%（CNY） · 每笔另加 0.30 CNY · 按当月交易额分段：超过 1,000,000.00 CNY 的部分 0.55%；超过 5,000,000.00 CNY 的部分 0.5% 加每笔 0.10 CNY · 四舍六入五取偶 · 退款按比例退手续费，固定部分不退 · 自 2026-01-01 起',
      '0.6 % (CNY) · plus 0.30 CNY each · by the month’s value, slice by slice: 0.55 % on what is above 1,000,000.00 CNY; 0.5 % plus 0.10 CNY each on what is above 5,000,000.00 CNY · halves rounded to even · a refund returns its share of the fee, not the fixed part · from 2026-01-01',
    ],
    [
      'of the whole month by its payments',
      { tiers: steps('whole', 'count'), minMinor: 1, capMinor: 2_000, refunds: 'kept' },
      '费率 0.6%（CNY） · 按当月笔数：超过 1,000 笔 则全月 0.55%；超过 5,000 笔 则全月 0.5% 加每笔 0.10 CNY，月末补差 · 每笔最低 0.01 CNY · 每笔最高 20.00 CNY · 四舍五入 · 退款不退手续费 · 自 2026-01-01 起',
      '0.6 % (CNY) · by the month’s payments: above 1,000 payments: 0.55 % on the whole month; above 5,000 payments: 0.5 % plus 0.10 CNY each on the whole month; made good at the month’s end · at least 0.01 CNY · at most 20.00 CNY · halves rounded up · a refund returns no fee · from 2026-01-01',
    ],
  ])('%s', (_, over, zh, en) => {
    expect(both((words) => feeSentence({ ...SIX_PER_MILLE, ...over }, words))).toEqual([zh, en]);
  });
});

const of = { channel: 'wechat', account: '1900000109' } as const;
test.each<[string, TermsChange, string, string]>([
  [
    'a rolling reserve',
    { what: 'reserve', ...of, reserve: ROLLING },
    '微信支付 1900000109 · 每日销售的 10% 作保证金，留 90 天，最多 500,000.00 CNY，自 2026-01-01 起',
    'WeChat Pay 1900000109 · 10 % of each day’s sales held in reserve, kept 90 days, 500,000.00 CNY at most, from 2026-01-01',
  ],
  [
    'a fixed reserve',
    { what: 'reserve', ...of, reserve: { ...ROLLING, kind: 'fixed', fixedMinor: 5_000_000, capMinor: null } },
    '微信支付 1900000109 · 保证金 50,000.00 CNY，每日至多扣销售的 10%，留 90 天，自 2026-01-01 起',
    'WeChat Pay 1900000109 · a reserve of 50,000.00 CNY, at most 10 % of each day’s sales taken, kept 90 days, from 2026-01-01',
  ],
  [
    'a reserve that ends',
    { what: 'reserve', ...of, reserve: { ...ROLLING, ratePpm: 0, from: '2026-07-01' } },
    '微信支付 1900000109 · 自 2026-07-01 起不再扣保证金',
    'WeChat Pay 1900000109 · no reserve held from 2026-07-01 on',
  ],
  [
    'a reserve taken back',
    { what: 'reserve', ...of, reserve: null },
    '微信支付 1900000109 · 撤回保证金的全部条款',
    'WeChat Pay 1900000109 · every word on the reserve taken back',
  ],
  [
    'bounds of sharing',
    { what: 'sharing', ...of, sharing: { maxPpm: 300_000, releaseDays: 180 } },
    '微信支付 1900000109 · 每单最多分出 30%，180 天未分的自动解冻',
    'WeChat Pay 1900000109 · at most 30 % of an order shared out, what is not shared is set free after 180 days',
  ],
  [
    'sharing as it ships',
    { what: 'sharing', ...of, account: '', sharing: null },
    '微信支付 · 恢复为默认分账规则',
    'WeChat Pay · back to the default bounds of sharing',
  ],
  [
    'a schedule that ends',
    { what: 'fee', ...of, account: '', schedule: SIX_PER_MILLE, isEnded: true },
    '微信支付 · 停用 · 费率 0.6%（CNY） · 四舍五入 · 退款按比例退手续费 · 自 2026-01-01 起',
    'WeChat Pay · ends · 0.6 % (CNY) · halves rounded up · a refund returns its share of the fee · from 2026-01-01',
  ],
])('%s', (_, change, zh, en) => {
  expect(both((words) => changeSentence(change, words))).toEqual([zh, en]);
});

describe('an agreement', () => {
  it.each<[string, Partial<Agreement>, string, string]>([
    [
      'plain',
      {},
      '代理收款 · 全部渠道 · 手续费 0.6% · 退款退还手续费 · T+1 结算 · 2026-01-01 起',
      'Agent · Every channel · fee 0.6 % · fee given back with refunds · paid T+1 · from 2026-01-01',
    ],
    [
      'with all that can be agreed',
      {
        feeMinMinor: 10,
        feeCapMinor: 2_000,
        feeTiers: { kind: 'whole', by: 'value', steps: steps('whole').steps.slice(0, 1) },
        cycle: { ...T1, minimumMinor: 10_000, cutOff: '22:00', roll: 'modified_following' },
        reserve: ROLLING,
        to: '2026-12-31',
      },
      '代理收款 · 全部渠道 · 手续费 0.6% · 每笔最低 0.10 CNY · 每笔最高 20.00 CNY · 按当月交易额：超过 1,000,000.00 CNY 则全月 0.55%，月末补差 · 退款退还手续费 · T+1 结算，顺延不跨月，跨月则提前，22:00 后计入次日，不足 100.00 CNY 顺延 · 每日销售的 10% 作保证金，留 90 天，最多 500,000.00 CNY · 2026-01-01 至 2026-12-31',
      'Agent · Every channel · fee 0.6 % · at least 0.10 CNY · at most 20.00 CNY · by the month’s value: above 1,000,000.00 CNY: 0.55 % on the whole month; made good at the month’s end · fee given back with refunds · paid T+1, not into the next month: then the business day before, from 22:00 on it counts to the next day, less than 100.00 CNY waits · 10 % of each day’s sales held in reserve, kept 90 days, 500,000.00 CNY at most · 2026-01-01 to 2026-12-31',
    ],
    [
      'with a reserve that begins later',
      { feePpm: 0, feeMinMinor: 10, reserve: { ...ROLLING, capMinor: null, from: '2026-07-01' } },
      '代理收款 · 全部渠道 · 每笔最低 0.10 CNY · 退款退还手续费 · T+1 结算 · 每日销售的 10% 作保证金，留 90 天，自 2026-07-01 起 · 2026-01-01 起',
      'Agent · Every channel · at least 0.10 CNY · fee given back with refunds · paid T+1 · 10 % of each day’s sales held in reserve, kept 90 days, from 2026-07-01 · from 2026-01-01',
    ],
    [
      'of our own sales: nothing is paid by a cycle',
      { mode: 'own', feePpm: 0 },
      '自营 · 全部渠道 · 不收手续费 · 2026-01-01 起',
      'Own sales · Every channel · no fee · from 2026-01-01',
    ],
  ])('%s', (_, over, zh, en) => {
    expect(both((words) => agreementSentence(agreementOf(over), (id) => id, words))).toEqual([zh, en]);
  });
});
