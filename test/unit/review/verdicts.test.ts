/** Every word of a person about a group is kept with the machine's evidence, and the latest one about the same lines is what is learned from. */
import { afterEach, expect, test, vi } from 'vitest';
import { latestVerdicts } from '../../../src-main/areas/review/groups/verdicts.ts';
import { Bench, REASON } from './bench.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let bench: Bench;
afterEach(() => bench.house.close());

const said = (leg: 'order_bank' | 'order_trade') =>
  bench.house.look(({ ledger }) => [...latestVerdicts(ledger, leg).values()]);

test('yes and no are kept with the rule, its version and how sure it was', async () => {
  bench = await Bench.withProposals(['120.00', '88.00']);
  const [first, second] = await bench.groups(['proposed'], 'order_bank');
  await bench.clerk.get('review.accept', { keys: [first?.key ?? ''], note: '' });
  await bench.clerk.get('review.reject', { key: second?.key ?? '', reason: REASON });
  expect(await said('order_bank')).toMatchObject([
    {
      verdict: 'yes',
      rule: first?.rule,
      ruleVersion: first?.ruleVersion,
      was: 'proposed',
      confidence: first?.confidence,
      by: bench.clerk.who.id,
    },
    { verdict: 'no', rule: second?.rule, was: 'proposed', confidence: second?.confidence },
  ]);
  // Taken apart again: a no about the same lines, with the evidence of then.
  const [confirmed] = await bench.groups(['confirmed'], 'order_bank');
  await bench.clerk.get('review.unmatch', { key: confirmed?.key ?? '', reason: REASON });
  const now = await said('order_bank');
  expect(now.map(({ verdict, was }) => [verdict, was])).toEqual([
    ['no', 'proposed'],
    ['no', 'proposed'],
  ]);
  expect(now.at(-1)).toMatchObject({ rule: first?.rule, confidence: first?.confidence });
  expect((await bench.house.verify()).holds).toBe(true);
});

test('a match by hand is a yes of her own; what is taken back a moment later is no word at all', async () => {
  bench = await Bench.open(['100.00', '70.00'], ['100.00', '70.00']);
  await bench.matched(['O-1', 'T-1'], 0);
  const kept = await bench.line('O-2');
  await bench.matched(['O-2', 'T-2'], 0);
  await bench.clerk.get('review.undo', { id: null });
  const words = await said('order_trade');
  expect(words).toMatchObject([{ verdict: 'yes', rule: 'by_hand', was: 'by_hand' }]);
  expect(words[0]?.left).not.toContain(kept.id);
});
