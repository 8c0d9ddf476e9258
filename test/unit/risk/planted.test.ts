/**
 * A quarter of an ordinary house with seven things planted in it: every one of them is found, and of what is only ordinary next to nothing is raised. What
 * is ordinary comes by a seed, so that the count of false alarms is one number and not a mood.
 */
import { describe, expect, test } from 'vitest';
import type { TypologyId } from '../../../shared/domain/risk.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { LOCALES, sayOr } from '../../../shared/wording/catalogue.ts';
import { SHIPPED_BOOK } from '../../../src-main/areas/risk/book/shipped.ts';
import { outcomesOf } from '../../../src-main/areas/risk/rules/all.ts';
import { alertsOf } from '../../../src-main/areas/risk/rules/typologies.ts';
import { bankLine, dayText, type Given, payment, refund, sale, sceneOf } from '../../support/risk-scene.ts';

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const DAYS = 240;
const day = (at: number) => dayText('2025-09-01', at);

/** Of the numbers that follow one another from a seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function ordinary(seed: number): Required<Pick<Given, 'trade' | 'bank' | 'payments' | 'refundsAsked'>> {
  const next = chance(seed);
  const clock = () =>
    `${String(8 + Math.floor(next() * 14)).padStart(2, '0')}:${String(Math.floor(next() * 60)).padStart(2, '0')}:00`;
  const amount = (middle: number) => Math.round(middle * (0.4 + next() * 1.6) * 100) / 100;
  const trade: ParsedLine[] = [];
  for (const shop of range(4))
    for (const at of range(DAYS))
      for (const nth of range(6 + Math.floor(next() * 6))) {
        const over = { account: `shop-${shop}`, merchantOrderNo: `${shop}-${at}-${nth}` };
        const sold = amount(60 + 40 * shop);
        trade.push(sale(day(at), clock(), sold, over));
        if (next() < 0.03) trade.push(refund(day(Math.min(DAYS - 1, at + 1)), clock(), sold, over));
      }
  const bank = range(DAYS).flatMap((at) =>
    range(4).map(() =>
      bankLine(
        next() < 0.5 ? 'in' : 'out',
        `往来${Math.floor(next() * 40)}公司`,
        day(at),
        clock(),
        amount(next() < 0.1 ? 60_000 : 6_000),
        { description: `货款${Math.floor(next() * 1e6)}` },
      ),
    ),
  );
  const payments = range(DAYS).flatMap((at) =>
    range(2).map((nth) =>
      payment(`P${at}-${nth}`, `party-${Math.floor(next() * 25)}`, day(at), clock(), amount(4_000), {
        merchantOrderNo: `M${at}-${nth}`,
        by: next() < 0.5 ? 'op-1' : 'op-2',
      }),
    ),
  );
  const refundsAsked = range(DAYS).map((at) => ({
    ...{ event: at + 1, day: Date.parse(day(at)) / 86_400_000, amount: 5_000, currency: 'CNY' },
    by: ['op-1', 'op-2', 'op-3'][Math.floor(next() * 3)] ?? '',
  }));
  return { trade, bank, payments, refundsAsked };
}

const structured = range(4).map((at) =>
  bankLine('in', '拆分人', day(200), `1${at}:00:00`, 47_000 + 500 * at),
);
const mirrored = range(4).flatMap((at) => [
  bankLine('in', '过账人', day(150 + at), '10:00:00', 81_234.5 + at),
  bankLine('out', '接收人', day(150 + at), '14:00:00', 81_234.5 + at),
]);
const circle = (['甲', '乙', '丙'] as const).flatMap((from, at, all) => {
  const to = all[(at + 1) % 3] ?? '甲';
  const on = day(180 + at);
  return [
    bankLine('out', to, on, '', 150_000, { account: `acct-${from}` }),
    bankLine('in', from, on, '', 150_000, { account: `acct-${to}` }),
  ];
});
const sleeper = [
  bankLine('in', '沉睡户', day(1), '', 800),
  ...range(8).map((at) => bankLine('in', '沉睡户', day(225 + Math.floor(at / 2)), '', 12_345 + at)),
];
const tested = range(60).map((nth) =>
  sale(day(210), `03:${String(nth % 50).padStart(2, '0')}:00`, 0.5, {
    ...{ account: 'shop-2', status: nth % 3 === 0 ? 'success' : 'failed' },
    merchantOrderNo: `card-${nth}`,
  }),
);
const twice = [
  payment('D1', 'party-3', day(190), '10:00:00', 7_654.32, { remark: '三月货款' }),
  payment('D2', 'party-3', day(192), '10:00:00', 7_654.32, { remark: '三月货款' }),
];
const grabbed = range(60).map((nth) => ({
  ...{ event: 1_000 + nth, day: Date.parse(day(205 + (nth % 5))) / 86_400_000 },
  ...{ amount: 9_900, currency: 'CNY', by: 'op-9' },
}));

function alertsIn(given: Given) {
  const findings = [...outcomesOf(sceneOf(given), SHIPPED_BOOK).values()].flatMap((each) => each.findings);
  return alertsOf(
    SHIPPED_BOOK.typologies,
    findings,
    (typology: TypologyId, subject, from) => `${typology} ${subject.id} ${from}`,
  );
}

describe('a quarter with seven things planted in it', () => {
  const { trade, bank, payments, refundsAsked } = ordinary(8);
  const planted: Given = {
    trade: [...trade, ...tested],
    bank: [...bank, ...structured, ...mirrored, ...circle, ...sleeper],
    payments: [...payments, ...twice],
    refundsAsked: [...refundsAsked, ...grabbed],
  };
  const alerts = alertsIn(planted);

  test.each([
    ['拆分人', 'structuring'],
    ['过账人', 'mirroring'],
    ['丙', 'circular_flow'],
    ['沉睡户', 'dormant_busy'],
    ['wechat/shop-2', 'card_testing'],
    ['party-3', 'duplicate_payment'],
    ['op-9', 'refund_operator'],
  ])('%s is found by %s', (subject, rule) => {
    const found = alerts.filter(
      (alert) => alert.subject.id === subject && alert.findings.some((each) => each.rule === rule),
    );
    expect(found).not.toEqual([]);
  });

  test('every reason is a whole sentence in both languages', () => {
    for (const { rule, facts } of alerts.flatMap(({ findings }) => findings))
      for (const locale of LOCALES)
        expect(sayOr(locale, `risk_reason.${rule}`, '{{', facts)).not.toContain('{{');
  });

  test('of what is only ordinary nothing is raised in eight months', () => {
    expect(alertsIn({ trade, bank, payments, refundsAsked })).toEqual([]);
  });

  test('of what is planted among it little else is raised with it', () => {
    const about = new Set([
      '拆分人',
      '过账人',
      '接收人',
      '甲',
      '乙',
      '丙',
      '沉睡户',
      'wechat/shop-2',
      'party-3',
      'op-9',
    ]);
    expect(alerts.filter(({ subject }) => !about.has(subject.id))).toEqual([]);
  });
});
