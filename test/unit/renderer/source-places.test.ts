/** How screens call places in files, and in which order they show what a file was held against. */
import { expect, test } from 'vitest';
import type { ProofCheck } from '../../../shared/contract/shapes.ts';
import type { OriginalRows } from '../../../shared/contract/source.ts';
import { checkGroups } from '../../../src-renderer/features/statements/check-groups.ts';
import {
  columnLetters,
  columnMark,
  columnsOf,
  fieldsAt,
  withBlanksSeen,
} from '../../../src-renderer/features/statements/source-places.ts';

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i of a sheet is %s', (column, letters) => expect(columnLetters(column)).toBe(letters));

const source = (
  form: OriginalRows['form'],
  header: readonly string[],
  cells: readonly string[],
): OriginalRows => ({
  importId: 1,
  file: 'a.csv',
  archive: '',
  member: '',
  sheet: '',
  sha256: '0'.repeat(64),
  encoding: 'utf-8',
  form,
  headerRow: 1,
  header: [...header],
  rows: [{ row: 2, cells: [...cells], isTheLine: true }],
  places: { net: [1, 2], direction: [1, 2], description: [0] },
});

test('a field made of one of two columns points at the one in which something stands', () => {
  const row = source('table', ['摘要', '收入', '支出'], ['甲', '', '2.50']);
  expect([columnsOf(row, 'net'), fieldsAt(row, 2), fieldsAt(row, 1)]).toEqual([
    [2],
    ['net', 'direction'],
    [],
  ]);
  expect(columnsOf(source('table', [], ['甲', '', ' ']), 'net')).toEqual([1, 2]);
  expect(columnsOf(row, 'fee')).toEqual([]);
});

test('columns of a text are numbered, those of a sheet lettered, elements called by their own name', () => {
  expect(columnMark(source('table', ['a', 'b'], []), 1)).toBe('2');
  expect(columnMark(source('sheet', ['a', 'b'], []), 1)).toBe('B');
  expect(columnMark(source('tags', ['Amt', 'Refs/EndToEndId'], []), 1)).toBe('EndToEndId');
});

test('blanks of every kind can be seen, and nothing else is changed', () => {
  expect(withBlanksSeen(' a\tb\u3000c\u00a0d\ne')).toBe('·a→b□c⍽d↵\ne');
  expect(withBlanksSeen('100.00')).toBe('100.00');
});

const check = (
  scope: string,
  name: string,
  holds: boolean,
  weight: ProofCheck['weight'] = 'strict',
): ProofCheck => ({
  scope,
  name,
  currency: 'EUR',
  stated: 1,
  computed: holds ? 1 : 2,
  holds,
  weight,
  row: 1,
});

test('what breaks the proof stands first, then what differs, then the file as a whole and its parts in their order', () => {
  const groups = checkGroups([
    check('S1', 'count', true),
    check('', 'count', true),
    check('S2', 'count', true),
    check('S2', 'closing_balance', false, 'advisory'),
    check('S3', 'in_sum', true),
    check('S3', 'closing_balance', false),
  ]);
  expect(groups.map(({ scope, broken, differing }) => [scope, broken, differing])).toEqual([
    ['S3', 1, 0],
    ['S2', 0, 1],
    ['', 0, 0],
    ['S1', 0, 0],
  ]);
  expect(groups[0]?.checks.map(({ name }) => name)).toEqual(['closing_balance', 'in_sum']);
});
