/** Numbers found in what banks print, and links that follow their line: to its later version, and out with its import. */
import { describe, expect, it, vi } from 'vitest';
import { standingLinks } from '../../../src-main/areas/payments/bank-lines/line-links.ts';
import { linkByNumber } from '../../../src-main/areas/payments/bank-lines/link-by-number.ts';
import type { MovedLine } from '../../../src-main/areas/payments/bank-lines/moved-lines.ts';
import { carriedNumbers, carriesReference } from '../../../src-main/areas/payments/rules/carried-number.ts';
import { shownByLines } from '../../../src-main/areas/payments/rules/line-role.ts';
import { itemNoOf, messageIdOf, nextBatchNo } from '../../../src-main/areas/payments/rules/numbers.ts';
import type { StoredItem, StoredLink } from '../../../src-main/areas/payments/stored/stored.ts';

/** Lines that moved such an amount, as a test puts them there. */
const moved = vi.hoisted((): { lines: readonly MovedLine[] } => ({ lines: [] }));
vi.mock('../../../src-main/areas/payments/bank-lines/moved-lines.ts', () => ({
  movedLines: () => moved.lines,
}));

const HASH = 'ab12cd34'.repeat(8);

describe('numbers', () => {
  it('of a batch count on within their day, past a thousand too', () => {
    const known = ['PB20260528-001', 'PB20260528-009', 'PB20260527-050'];
    expect(nextBatchNo('2026-05-28', known)).toBe('PB20260528-010');
    expect(nextBatchNo('2026-05-29', known)).toBe('PB20260529-001');
    expect(nextBatchNo('2026-05-28', ['PB20260528-999'])).toBe('PB20260528-1000');
  });

  it('of a payment and a message hold what was agreed to: another batch of the same number has others', () => {
    expect(itemNoOf('PB20260528-001', 7, HASH)).toBe('PI202605280000100007AB12');
    expect(messageIdOf('PB20260528-001', HASH)).toBe('PB2026052800001AB12CD34');
    expect(itemNoOf('PB20260528-001', 7, 'f'.repeat(64))).not.toBe(itemNoOf('PB20260528-001', 7, HASH));
    for (const number of [itemNoOf('PB20260528-99999', 10_000, HASH), messageIdOf('PB20260528-99999', HASH)])
      expect(number).toMatch(/^[A-Z0-9]{10,32}$/);
  });

  it('are found in a bank’s text however it is broken, and only whole', () => {
    const number = itemNoOf('PB20260528-001', 7, HASH);
    for (const text of [
      number,
      `代付${number}货款`,
      `/EREF/${number.slice(0, 10)}\n${number.slice(10)}`,
      number.toLowerCase(),
    ])
      expect(carriedNumbers(text)).toEqual([number]);
    expect(carriedNumbers(number.slice(0, -1))).toEqual([]);
    expect(carriedNumbers(`${number} ${number}`)).toEqual([number]);
  });

  it('a reference somebody made up counts as a word of its own', () => {
    expect(carriesReference('付款 CZ-1001, 谢谢', 'cz-1001')).toBe(true);
    expect(carriesReference('付款 CZ-10011', 'CZ-1001')).toBe(false);
    expect(carriesReference('第 7 期', '7')).toBe(false);
  });
});

describe('a link', () => {
  const link: StoredLink = {
    id: 1,
    itemNo: 'PI1',
    lineId: 5,
    role: 'paid',
    origin: 'person',
    isEnded: false,
    at: '',
    by: '',
  };
  /** Lines 1 to 9 of one import; line 5 may have given way to line 6, which says an amount of its own. */
  const standing = (state: 'active' | 'undone', later: number | null, amount = 100) => {
    const imports = [{ firstLineId: 1, lineCount: 9, view: { state } }];
    const lines = {
      imports: () => imports,
      versions: () => ({ standing: (id: number) => (id === 5 ? (later ?? 5) : id) }),
      isSuperseded: (id: number) => id === 5 && later !== null,
      parsed: (id: number) => ({ net: id === 6 ? amount : 100, currency: 'CNY', direction: 'out' }),
    };
    const deps = { store: { links: () => [link] }, lines } as unknown as Parameters<typeof standingLinks>[0]; // All that is asked of them.
    return standingLinks(deps).map(({ lineId }) => lineId);
  };

  it('holds as long as its line is there, in the version that stands', () => {
    expect(standing('active', null)).toEqual([5]);
    expect(standing('active', 6)).toEqual([6]);
    expect(standing('undone', null)).toEqual([]);
  });

  it('ends where the line says another amount by now', () => {
    expect(standing('active', 6, 101)).toEqual([]);
  });

  it('that a person ended is not made again by its number, nor for a later version of its line', () => {
    const itemNo = itemNoOf('PB20260528-001', 7, HASH);
    const linkedAgain = (ended: readonly Partial<StoredLink>[]) => {
      moved.lines = [
        { lineId: 6, direction: 'out', amount: 100, currency: 'CNY', day: null, texts: `代付 ${itemNo}` },
      ];
      const made: number[] = [];
      const store = {
        links: () => [],
        endedLinks: () => ended,
        batch: () => null,
        stateOf: () => 'paid',
        appendLink: ({ lineId }: StoredLink) => made.push(lineId),
      };
      const lines = { versions: () => ({ standing: (id: number) => (id === 5 ? 6 : id) }) };
      const deps = { store, lines, standing: { legs: () => [] } };
      linkByNumber(
        deps as unknown as Parameters<typeof linkByNumber>[0], // All that is asked of them.
        [{ itemNo, amount: 100, currency: 'CNY' } as StoredItem], // As above.
        { at: '', by: '' },
      );
      return made;
    };
    expect(linkedAgain([])).toEqual([6]);
    expect(linkedAgain([{ ...link, itemNo, lineId: 6 }])).toEqual([]);
    expect(linkedAgain([{ ...link, itemNo, lineId: 5 }])).toEqual([]);
    expect(linkedAgain([{ ...link, itemNo, lineId: 5, role: 'returned' }])).toEqual([6]);
  });
});

describe('what lines of the bank show', () => {
  it('is said as long as nobody has said it of the payment', () => {
    expect(shownByLines('paid', ['paid', 'returned'])).toBe('returned');
    expect(shownByLines('unknown', ['paid', 'returned'])).toBe('returned');
    expect(shownByLines('unknown', ['paid'])).toBe('paid');
    expect(shownByLines('instructed', ['paid'])).toBe('paid');
  });

  it('is nothing new where the payment stands so, or where no line is linked', () => {
    expect(shownByLines('paid', ['paid'])).toBe('');
    expect(shownByLines('returned', ['paid', 'returned'])).toBe('');
    expect(shownByLines('failed', ['returned'])).toBe('');
    expect(shownByLines('unknown', [])).toBe('');
  });
});
