/** What boards are asked, as an address: it comes back as it was, and one that cannot be read falls back and says which part. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPARISONS, GRAINS } from '../../../shared/contract/analytics.ts';
import {
  addressParts,
  addressText,
  type BoardAddress,
  PLAIN_ADDRESS,
  QUICK_RANGES,
  readAddress,
  readAddressText,
  TILE_WIDTHS,
} from '../../../shared/contract/analytics-address.ts';
import { CONFIDENTIAL_PANEL_NAMES, OPEN_PANEL_NAMES } from '../../../shared/domain/analytics/panels.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';

const someOf = <T>(known: readonly T[]) => fc.subarray([...known]);
const addresses: fc.Arbitrary<BoardAddress> = fc.record({
  range: fc.oneof(
    fc.constantFrom(...QUICK_RANGES),
    fc.constantFrom({ from: '2024-02-29', to: '2024-02-29' }, { from: '2026-01-01', to: '2026-10-31' }),
  ),
  by: fc.constantFrom('auto', ...GRAINS),
  compare: fc.constantFrom(...COMPARISONS),
  channels: someOf(CHANNELS),
  accounts: someOf(['0123456789ab', 'ffffffffffff']),
  merchants: someOf(['', 'M-0A1B2C3D', 'M-ZZZZZZZZ']),
  currency: fc.constantFrom('', 'CNY', 'JPY'),
  convert: fc.constantFrom(null, {
    to: 'CNY',
    rates: [
      { from: 'USD', rate: '7.1234' },
      { from: 'JPY', rate: '0.0481' },
    ],
  }),
  numbers: fc.constantFrom('plain', 'short'),
  tiles: fc.array(
    fc.record({
      panel: fc.constantFrom(...OPEN_PANEL_NAMES, ...CONFIDENTIAL_PANEL_NAMES),
      width: fc.constantFrom(...TILE_WIDTHS),
    }),
    { maxLength: 8 },
  ),
});

test('an address says all that is asked, in signs that need no code in a link', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const text = addressText(address);
      expect(readAddressText(text)).toEqual({ address, unread: [], strange: [] });
      for (const value of Object.values(addressParts(address))) expect(encodeURIComponent(value)).toBe(value);
    }),
    { numRuns: 200 },
  );
});

test('nothing asked is nothing in the address', () => {
  expect(addressText(PLAIN_ADDRESS)).toBe('');
  expect(readAddressText('')).toEqual({ address: PLAIN_ADDRESS, unread: [], strange: [] });
});

const broken: ReadonlyArray<[text: string, part: string]> = [
  ['range=2026-02-30_2026-03-01', 'range'],
  ['range=2026-03-02_2026-03-01', 'range'],
  ['range=1990-01-01_2026-03-01', 'range'],
  ['by=hour', 'by'],
  ['vs=tomorrow', 'vs'],
  ['channels=wechat.cash', 'channels'],
  ['accounts=12', 'accounts'],
  ['merchants=M-1', 'merchants'],
  ['cur=yuan', 'cur'],
  ['in=CNY', 'in'],
  ['in=CNY_USD-0', 'in'],
  ['in=CNY_CNY-1', 'in'],
  ['in=CNY_USD-7_USD-8', 'in'],
  ['num=loud', 'num'],
  ['panels=volume-5', 'panels'],
  ['panels=secrets-6', 'panels'],
];
for (const [text, part] of broken)
  test(`${text} is not guessed at: the board opens without it and names it`, () => {
    expect(readAddressText(text)).toEqual({ address: PLAIN_ADDRESS, unread: [part], strange: [] });
  });

test('whatever stands in an address, reading it never fails', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { address } = readAddress(() => text);
      expect(readAddressText(addressText(address)).unread).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['panels=volume-6&panels=hits-6', 'panels'],
  ['range=7d&by=day&range=all', 'range'],
])('a part that is said twice is no view: %s', (text, part) => {
  expect(readAddressText(text).strange).toEqual([part]);
});

test('more rates and more channels than are answered are not half read', () => {
  const letters = Array.from(
    { length: 31 },
    (_, at) => `A${String.fromCharCode(65 + (at % 26), 65 + Math.floor(at / 26))}`,
  );
  const rates = (count: number) =>
    `in=CNY_${letters
      .slice(0, count)
      .map((each) => `${each}-2`)
      .join('_')}`;
  expect(readAddressText(rates(30)).unread).toEqual([]);
  expect(readAddressText(rates(31)).unread).toEqual(['in']);
  const many = Array.from({ length: CHANNELS.length + 1 }, () => 'wechat').join('.');
  expect(readAddressText(`channels=${many}`).unread).toEqual(['channels']);
});
