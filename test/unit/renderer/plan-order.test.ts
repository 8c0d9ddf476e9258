/** Files that wait: those that need a person stand first, whatever was dropped before them. */
import { expect, test } from 'vitest';
import { inOrderOfNeed } from '../../../src-renderer/features/statements/plan-order.ts';

test('unreadable rows and figures that fail come first, what adds nothing last, each kind as it was read', () => {
  const read = [
    ['bank.csv', 'ready'],
    ['again.csv', 'nothing'],
    ['cut.csv', 'held'],
    ['broken.csv', 'errors'],
    ['orders.csv', 'ready'],
    ['sixty.xml', 'held'],
  ] as const;
  const ordered = inOrderOfNeed(read.map(([file, state]) => ({ file, state }))).map(({ file }) => file);
  expect(ordered).toEqual(['broken.csv', 'cut.csv', 'sixty.xml', 'bank.csv', 'orders.csv', 'again.csv']);
});
