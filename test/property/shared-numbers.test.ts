/** Before spelled numbers are compared, lines that share none are held back: never one that another line could be. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minor } from '../../shared/domain/money.ts';
import { MATCH_RULES } from '../../src-main/areas/matching/rules/match-rules.ts';
import { sharedNumbers } from '../../src-main/areas/matching/rules/spelled/shared-numbers.ts';
import { foldsOf } from '../../src-main/areas/matching/rules/spelled/spelling.ts';
import { lineItems } from '../../src-main/areas/matching/rules/work/items.ts';
import { LegWork } from '../../src-main/areas/matching/rules/work/leg-work.ts';
import { inputOf } from '../support/leg-input.ts';
import { line } from '../support/lines.ts';

const RULE = MATCH_RULES.find((rule) => rule.id === 'order_trade_by_spelling');
const SPELLINGS: readonly ((number: string) => string)[] = [
  (number) => number.toLowerCase(),
  (number) => `T200P${number}`,
  (number) => `00${number}`,
  (number) => `${number.slice(0, 6)}-${number.slice(6)}`,
  (number) => number.replaceAll('0', 'O'),
  (number) => `KQ${number}`,
  (number) => `${number}7788`,
];

const number = fc
  .integer({ min: 1, max: 999_999_999 })
  .map((value) => `A2026${String(value).padStart(9, '0')}`);
const order = fc.record({
  number,
  spelling: fc.option(fc.constantFrom(...SPELLINGS), { nil: null }),
  net: fc.integer({ min: 1, max: 9_000_000_000 }),
});

test('a line of which the other side has another spelling is looked at, one that shares nothing is not', () => {
  if (!RULE) throw new Error('the rule is gone');
  const folds = foldsOf(RULE.variants, RULE.prefixes);
  fc.assert(
    fc.property(fc.uniqueArray(order, { selector: (each) => each.number, maxLength: 40 }), (orders) => {
      const left = orders.map((each) =>
        line({ channel: 'wechat', net: minor(each.net), merchantOrderNo: each.number }),
      );
      const spelled = orders.flatMap(({ number: own, spelling, net }) =>
        spelling ? [line({ channel: 'wechat', net: minor(net), merchantOrderNo: spelling(own) })] : [],
      );
      const work = new LegWork(inputOf('order_trade', { left, right: spelled }));
      const items = lineItems(work, () => true);
      const shared = sharedNumbers(work, RULE, folds, items, { left: [], right: [] });
      expect(shared.items.right).toHaveLength(spelled.length);
      const alone = orders.filter((each) => !each.spelling).length;
      expect(shared.items.left.length).toBeGreaterThanOrEqual(spelled.length);
      // Hashes may meet by chance, now and then.
      expect(items.left.length - shared.items.left.length).toBeGreaterThanOrEqual(alone - 1);
    }),
  );
});
