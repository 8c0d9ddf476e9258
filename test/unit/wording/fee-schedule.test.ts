/** The schedule a claim rests on: all that makes its fee is named, for scripts in one line and for people in their language. */
import { describe, expect, it } from 'vitest';
import { scheduleCode } from '../../../shared/domain/schedule-code.ts';
import type { FeeSchedule } from '../../../shared/domain/settlement-terms.ts';
import { feeScheduleText } from '../../../shared/wording/fee-schedule.ts';
import { SIX_PER_MILLE } from '../../support/terms.ts';

const told = (over: Partial<FeeSchedule>, account = '') => {
  const code = scheduleCode({ channel: 'wechat', account, schedule: { ...SIX_PER_MILLE, ...over } });
  return [code, feeScheduleText('zh-CN', code), feeScheduleText('en', code)];
};
const step = { above: 100, ratePpm: 5_000, fixedMinor: 0 };

describe('a fee schedule is named', () => {
  it.each<[string, string[], string[]]>([
    [
      'by its rate',
      told({}),
      ['wechat 6000 ppm 2026-01-01', '微信支付 0.6%，自 2026-01-01 起', 'WeChat Pay 0.6%, from 2026-01-01'],
    ],
    [
      'with its account, fixed part, least and most',
      told({ fixedMinor: 10, minMinor: 20, capMinor: 2_000 }, '1900 000 109'),
      [
        'wechat 1900 000 109 6000 ppm +0.10 CNY >=0.20 CNY <=20.00 CNY 2026-01-01',
        '微信支付 1900 000 109 0.6%，每笔另加 0.10 CNY，每笔最低 0.20 CNY，每笔最高 20.00 CNY，自 2026-01-01 起',
        'WeChat Pay 1900 000 109 0.6%, plus 0.10 CNY each, at least 0.20 CNY, at most 20.00 CNY, from 2026-01-01',
      ],
    ],
    [
      'with its words and its window, amounts in the schedule’s currency',
      told({ currency: 'JPY', fixedMinor: 10, words: ['借记卡', 'debit card'], to: '2026-03-31' }),
      [
        'wechat 6000 ppm +10 JPY 2026-01-01/2026-03-31 words:借记卡,debit card',
        '微信支付 0.6%，每笔另加 10 JPY，仅限 借记卡、debit card，2026-01-01 至 2026-03-31',
        'WeChat Pay 0.6%, plus 10 JPY each, only for 借记卡, debit card, 2026-01-01 to 2026-03-31',
      ],
    ],
    [
      'with the kind of its steps',
      told({ tiers: { kind: 'whole', by: 'value', steps: [step] } }),
      [
        'wechat 6000 ppm tiers:whole 2026-01-01',
        '微信支付 0.6%，全额累进，月末补差，自 2026-01-01 起',
        'WeChat Pay 0.6%, whole month, made good at its end, from 2026-01-01',
      ],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('with an account at a bank masked', () => {
    const terms = { channel: 'bank', account: '6222020200112233445', schedule: SIX_PER_MILLE } as const;
    const code = scheduleCode(terms);
    expect(code).not.toContain('0200112233');
    expect(feeScheduleText('en', code)).toMatch(/^Bank \S+3445 0\.6%, from 2026-01-01$/);
  });

  it('as it came where it cannot be read', () => {
    expect(feeScheduleText('en', '6000 ppm')).toBe('6000 ppm');
    expect(feeScheduleText('en', '')).toBe('');
  });
});
