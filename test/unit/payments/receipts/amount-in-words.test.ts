/** Amounts written out, by the examples of the rule itself and by a reader of capitals that knows nothing of the writer. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chineseCapitals,
  englishWords,
} from '../../../../src-main/areas/payments/receipts/rules/amount-in-words.ts';

describe('大写金额', () => {
  // The first six are the examples of 正确填写票据和结算凭证的基本规定, nos. 3 and 4.
  const written: readonly (readonly [fen: number, text: string])[] = [
    [140950, '人民币壹仟肆佰零玖圆伍角'],
    [600714, '人民币陆仟零柒圆壹角肆分'],
    [168032, '人民币壹仟陆佰捌拾圆零叁角贰分'],
    [10700053, '人民币壹拾万零柒仟圆零伍角叁分'],
    [1640902, '人民币壹万陆仟肆佰零玖圆零贰分'],
    [32504, '人民币叁佰贰拾伍圆零肆分'],
    [1, '人民币壹分'],
    [30, '人民币叁角'],
    [100, '人民币壹圆整'],
    [1000, '人民币壹拾圆整'],
    [10000000, '人民币壹拾万圆整'],
    [10000000001, '人民币壹亿圆零壹分'],
    [105000000000, '人民币壹拾亿零伍仟万圆整'],
    [100000000000000, '人民币壹万亿圆整'],
    [9007199254740991, '人民币玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖圆玖角壹分'],
  ];
  for (const [fen, text] of written)
    test(`${fen} 分 is ${text}`, () => {
      expect(chineseCapitals(fen, 'CNY')).toBe(text);
    });

  test('another currency is said by its name, one without decimals without 角 and 分, one with three not at all', () => {
    expect(chineseCapitals(123456, 'USD')).toBe('美元壹仟贰佰叁拾肆圆伍角陆分');
    expect(chineseCapitals(1200, 'JPY')).toBe('日元壹仟贰佰圆整');
    expect(chineseCapitals(1200, 'CHF')).toBe('CHF壹拾贰圆整');
    expect(chineseCapitals(1200, 'KWD')).toBe('');
  });

  test('whoever reads the capitals finds the amount, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: 1, max: 100_000_000 }),
          fc.maxSafeInteger().map((each) => Math.max(1, Math.abs(each))),
          // Noughts where the rule is difficult.
          fc
            .array(fc.constantFrom('0', '0', '0', '1', '7'), { minLength: 1, maxLength: 15 })
            .map((each) => Number(`1${each.join('')}`)),
        ),
        (fen) => {
          const text = chineseCapitals(fen, 'CNY');
          expect(readCapitals(text)).toBe(BigInt(fen));
          expect(text).not.toMatch(/零零|圆零整|零圆|零万|零亿/);
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** 亿 first, then 万, then single places, as one reads aloud. */
function readCapitals(text: string): bigint {
  const [, yuan = '', rest = ''] = /^人民币(?:(.*)圆)?(.*)$/.exec(text) ?? [];
  const digit = (sign: string | undefined) => BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(sign ?? '零'));
  const small = (part: string): bigint =>
    [...part.matchAll(/([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)/g)].reduce(
      (sum, [, sign, place]) => sum + digit(sign) * ({ 拾: 10n, 佰: 100n, 仟: 1000n }[place ?? ''] ?? 1n),
      0n,
    );
  const inWan = (part: string): bigint => {
    const at = part.indexOf('万');
    return at < 0 ? small(part) : small(part.slice(0, at)) * 10_000n + small(part.slice(at + 1));
  };
  const at = yuan.indexOf('亿');
  const whole = at < 0 ? inWan(yuan) : inWan(yuan.slice(0, at)) * 100_000_000n + inWan(yuan.slice(at + 1));
  const jiao = /(.)角/.exec(rest)?.[1];
  const fen = /(.)分/.exec(rest)?.[1];
  return whole * 100n + digit(jiao) * 10n + digit(fen);
}

describe('amounts in English words', () => {
  const written: readonly (readonly [minor: number, currency: string, text: string])[] = [
    [123456, 'CNY', 'CNY One thousand two hundred thirty-four and 56/100'],
    [100, 'CNY', 'CNY One and 00/100'],
    [5, 'USD', 'USD Zero and 05/100'],
    [1_000_013, 'JPY', 'JPY One million thirteen'],
    [1234, 'KWD', 'KWD One and 234/1000'],
    [
      9007199254740991,
      'JPY',
      'JPY Nine quadrillion seven trillion one hundred ninety-nine billion two hundred fifty-four million seven hundred forty thousand nine hundred ninety-one',
    ],
  ];
  for (const [minor, currency, text] of written)
    test(`${minor} of ${currency} is "${text}"`, () => {
      expect(englishWords(minor, currency)).toBe(text);
    });
});
