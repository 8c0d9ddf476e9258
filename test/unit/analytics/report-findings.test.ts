/** What a monthly report says of its files: of every account the most that any of its panels misses, and each file once. */
import { expect, test } from 'vitest';
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import { findingsOf } from '../../../src-main/areas/analytics/reports/rules/findings.ts';

const gap = (account: string, days: number): PanelAnswer['missing'][number] => ({
  ...{ sourceKind: 'bank', channel: 'bank', account, days },
  ...{ first: '2026-05-01', last: '2026-05-31' },
});
const answer = (missing: PanelAnswer['missing'], failedFiles: string[] = []) => ({
  ...{ missing, failedFiles, notes: [] },
});

test('a panel that sees fewer of the missing days takes none away, whichever comes last', () => {
  const [much, little] = [answer([gap('6222****1', 5)]), answer([gap('6222****1', 2)])];
  expect(findingsOf([much, little])).toEqual(findingsOf([little, much]));
  expect(findingsOf([much, little]).missing).toEqual([gap('6222****1', 5)]);
});

test('two accounts that are masked alike are two', () => {
  const both = answer([gap('6222****1', 5), gap('6222****1', 3)]);
  expect(findingsOf([both, answer([gap('6222****1', 5)]), both]).missing).toEqual(both.missing);
});

test('a file that does not agree with itself is named once', () => {
  expect(findingsOf([answer([], ['a.csv', 'b.csv']), answer([], ['b.csv'])]).failedFiles).toEqual([
    'a.csv',
    'b.csv',
  ]);
});

test('a month whose files begin in its middle says since when, of panels that begin apart the first', () => {
  const begins = (first: string) => ({
    ...answer([]),
    notes: [{ kind: 'files_begin', facts: { first } }],
  });
  expect(findingsOf([begins('2026-10-19'), answer([]), begins('2026-10-17')]).begins).toBe('2026-10-17');
  expect(findingsOf([answer([])]).begins).toBe('');
});
