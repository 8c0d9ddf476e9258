/** What the analytics screens say around their figures: what printed figures are worth, and what was left out and converted. */
import { describe, expect, test } from 'vitest';
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import {
  addressParts,
  type BoardAddress,
  PLAIN_ADDRESS,
  readAddress,
} from '../../../shared/contract/analytics-address.ts';
import { chosenOf } from '../../../src-renderer/features/analytics/only-names.ts';
import { worthTexts } from '../../../src-renderer/features/analytics/worth-words.ts';
import { wordsIn } from '../../support/words.ts';

const words = wordsIn('zh-CN');
const answer = (change: Partial<PanelAnswer>): PanelAnswer => ({
  ...{ dimensions: ['day'], metrics: ['sales_count'], tables: [], names: [], asOf: '', ranAt: '' },
  ...{ isStale: false, compared: null, standing: 'whole', missing: [], failedFiles: [] },
  ...{ unconverted: [], notes: [] },
  ...change,
});

describe('printed figures', () => {
  const gap = {
    ...({ sourceKind: 'fund_bill', channel: 'wechat', account: '1900000109' } as const),
    ...{ days: 2, first: '2026-10-03', last: '2026-10-05' },
  };
  const lacking = answer({ standing: 'incomplete', missing: [gap] });
  const failed = answer({ standing: 'failed', failedFiles: ['a.csv'] });

  test('name every file that is missing and every one that disagrees, each once', () => {
    expect(worthTexts(words, [lacking, answer({}), lacking])).toEqual([
      '不完整：缺 微信支付 资金账单 1900000109 2 天',
    ]);
    expect(worthTexts(words, [failed, lacking, failed])).toEqual([
      '不完整：缺 微信支付 资金账单 1900000109 2 天',
      '合计与明细不符的文件：a.csv',
    ]);
  });
  test('are called whole only where every chart has been answered, and by files', () => {
    expect(worthTexts(words, [answer({}), answer({ standing: 'empty' })])).toEqual(['所依据的文件齐全']);
    expect(worthTexts(words, [answer({}), undefined])).toEqual([]);
    expect(worthTexts(words, [answer({ standing: 'empty' })])).toEqual(['没有文件']);
    expect(worthTexts(words, [])).toEqual([]);
  });
});

describe('what is left out and converted', () => {
  const asked: BoardAddress = {
    ...PLAIN_ADDRESS,
    channels: ['wechat'],
    accounts: ['0123456789ab', 'ffffffffffff'],
    merchants: ['', 'M-00000001'],
    currency: 'USD',
    convert: {
      to: 'CNY',
      rates: [
        { from: 'USD', rate: '7.12' },
        { from: 'HKD', rate: '0.91' },
      ],
    },
  };
  const choices = {
    ...{ first: '2026-10-01', last: '2026-10-31', today: '2026-11-01', channels: ['wechat' as const] },
    accounts: [
      {
        ...({ key: '0123456789ab'.padEnd(64, 'c'), sourceKind: 'bank', channel: 'bank' } as const),
        account: '9558******2026',
      },
    ],
    merchants: [{ id: 'M-00000001', name: '一号店' }],
    currencies: ['CNY', 'HKD', 'USD'],
  };

  test('is said by the names that people know; a code that no file has any more is there to be taken away', () => {
    expect(chosenOf(words, asked, choices).map(({ label }) => label)).toEqual([
      '微信支付',
      '银行 9558******2026 · 银行流水',
      'ffffffffffff',
      '本公司',
      '一号店',
      'USD',
      '1 USD = 7.12 CNY',
      '1 HKD = 0.91 CNY',
    ]);
  });
  test('is taken back one by one, in any order, until nothing is left of it', () => {
    for (const step of [1, 3, 5]) {
      let address = asked;
      for (let at = 0; ; at += step) {
        const chosen = chosenOf(words, address, choices);
        const one = chosen[at % Math.max(1, chosen.length)];
        if (!one) break;
        address = { ...address, ...one.without };
        const { address: read, unread } = readAddress((part) => addressParts(address)[part]);
        expect({ read, unread }).toEqual({ read: address, unread: [] });
        expect(chosenOf(words, address, choices)).toHaveLength(chosen.length - 1);
      }
      expect(address).toEqual(PLAIN_ADDRESS);
    }
  });
});
