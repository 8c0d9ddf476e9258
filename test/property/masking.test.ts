/**
 * What holds of every mask, whatever text it gets: it changes nothing the second time, never lengthens, and shows no seven digits in a row of
 * a protected number.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskCell } from '../../shared/domain/masking/cell.ts';
import { maskAccount, maskCounterparty, maskName } from '../../shared/domain/masking/party.ts';
import { maskText } from '../../shared/domain/masking/text.ts';

const digits = (least: number, most = least) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });
const gap = fc.constantFrom('', ' ', '-', '\u00a0', '\u3000');

/** The check digits are computed here by other means than in the masks: the one of ten (or eleven) that fits. */
const sumOfLuhn = (number: string): number =>
  [...number]
    .reverse()
    .map((digit, place) => (place % 2 === 0 ? digit : String(Number(digit) * 2)))
    .join('')
    .split('')
    .reduce((sum, digit) => sum + Number(digit), 0);
const withLuhn = (body: string): string =>
  [...'0123456789'].map((last) => body + last).find((number) => sumOfLuhn(number) % 10 === 0) ?? '';

const inFours = (text: string, sign: string): string => (text.match(/.{1,4}/g) ?? []).join(sign);

const card = fc
  .tuple(fc.constantFrom('4', '51', '62', '3528', '9558'), fc.integer({ min: 16, max: 19 }))
  .chain(([prefix, length]) => digits(length - 1 - prefix.length).map((middle) => withLuhn(prefix + middle)));
const phone = fc
  .tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9))
  .map(([prefix, rest]) => prefix + rest);

const identity = fc
  .tuple(
    fc.constantFrom('110105', '440306', '510107', '830000'),
    fc.integer({ min: 1930, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    digits(3),
  )
  .map(([region, year, month, day, serial]) => {
    const body = `${region}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${serial}`;
    // ISO 7064, mod 11-2: weights are the powers of two from the right.
    const sum = [...body].reduce((rest, digit) => ((rest + Number(digit)) * 2) % 11, 0);
    return body + '0123456789X'.charAt((12 - sum) % 11);
  });

const word = fc.constantFrom(
  ...[
    '张三',
    '欧阳',
    '李',
    'Li',
    'Ming',
    '公司',
    '店',
    'Ltd',
    'S.A.',
    'Co.',
    'AG',
    'é',
    'e\u0301',
    '\u{20bb7}',
  ],
  ...[
    '卡号',
    '账号:',
    '户名：',
    '电话',
    'Account No. ',
    'tel',
    'CNY',
    'QH',
    'X',
    'a@b.com',
    'zhang.san@163.com',
    '@',
  ],
  ...[
    '*',
    '**',
    '***',
    '(',
    ')',
    '（',
    '）',
    '[',
    ' ',
    ' ',
    '-',
    '.',
    ',',
    '，',
    '/',
    '+',
    '_',
    '`',
    '\n',
    '\u00b7',
  ],
  ...['DE89370400440532013000', 'GB82 WEST 1234 5698 7654 32', '\uff11\uff13\uff18', '+86', '0086'],
);
const piece = fc.oneof(
  word,
  digits(1, 12),
  fc.tuple(fc.oneof(card, phone), gap).map(([number, sign]) => inFours(number, sign)),
  identity,
  fc.string({ maxLength: 3 }),
);
const anything = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''));

const MASKS: readonly (readonly [string, (text: string) => string])[] = [
  ['free text', maskText],
  ['a name', maskName],
  ['a counterparty', maskCounterparty],
  ['an account', maskAccount],
  ...['卡号', '姓名', '手机', '身份证', '备注', '卡号末四位', '订单号', '金额', 'Contact Phone'].map(
    (header) => [`a cell under ${header}`, (text: string) => maskCell(header, text)] as const,
  ),
];

describe.each(MASKS)('%s', (_, mask) => {
  test('masked twice is masked once', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(mask(mask(text))).toBe(mask(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('is never longer than it was', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(mask(text).length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a protected number in a text', () => {
  const around = fc.constantFrom('', ' ', '货款', '，', '：', '/', '(', '元', '\n');

  test.each([
    ['card', card, 6],
    ['identity', identity, 6],
    ['phone', phone, 3],
  ] as const)('%s: the first and the last four, and stars for all the rest', (_, number, first) => {
    fc.assert(
      fc.property(number, around, around, (written, before, after) => {
        const middle = '*'.repeat(written.length - first - 4);
        const seen = written.slice(0, first) + middle + written.slice(-4);
        expect(maskText(before + written + after)).toBe(before + seen + after);
      }),
    );
  });

  test.each([
    ['card', card],
    ['phone', phone],
  ] as const)(
    '%s: no seven of its digits in a row, however it is grouped and whatever stands beside it',
    (_, number) => {
      fc.assert(
        fc.property(number, gap, around, around, (written, sign, before, after) => {
          const grouped =
            sign === '' ? written : `${written.slice(0, 3)}${sign}${inFours(written.slice(3), sign)}`;
          const text = before + (written.length === 11 ? grouped : inFours(written, sign)) + after;
          expect(maskText(text).replace(/[^\d*]/g, '')).not.toMatch(/\d{7}/);
        }),
      );
    },
  );

  test('of accounts and counterparties no seven digits in a row are ever seen', () => {
    const withoutMailbox = anything.filter((text) => !text.includes('@'));
    fc.assert(
      fc.property(withoutMailbox, (text) => {
        // The country's code before a phone number is nobody's.
        for (const mask of [maskAccount, maskCounterparty])
          expect(mask(text).replaceAll('0086', '+')).not.toMatch(/\d{7}/);
      }),
      { numRuns: 3000 },
    );
  });
});

test('what lines are matched by is never damaged in free text', () => {
  const day = fc.integer({ min: 0, max: 365 * 40 }).map((since) => {
    const [date = ''] = new Date(Date.UTC(2000, 0, 1) + since * 86_400_000).toISOString().split('T');
    return date.replaceAll('-', '');
  });
  const amount = fc.integer({ min: 0, max: 9e14 }).map((fen) => (fen / 100).toFixed(2));
  const reference = fc.oneof(
    fc.tuple(fc.constantFrom('42000012', '10000073'), day, digits(12)).map((parts) => parts.join('')),
    fc.tuple(day, fc.constant('22001'), digits(15)).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('QH', 'S', 'REF', 'BK', 'No'), day, digits(4, 9)).map((parts) => parts.join('')),
    fc.tuple(day, digits(20)).map((parts) => parts.join('')),
    amount,
  );
  fc.assert(
    fc.property(reference, fc.constantFrom('', '提现 ', '订单'), (number, before) => {
      expect(maskText(before + number)).toBe(before + number);
    }),
    { numRuns: 2000 },
  );
});
