/**
 * QIF files as others hold them, against figures computed independently of us. The samples lie beside the repository and are no part of it;
 * where they are not, nothing is tested here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMinor } from '../../shared/domain/money.ts';
import { readOne } from '../support/read-files.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);
const INDEX = new URL('INDEX.tsv', SAMPLES);

const rows = existsSync(INDEX)
  ? readFileSync(INDEX, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, format]) => format === 'qif')
  : [];
const cents = (text: string): number => {
  const read = parseMinor(text);
  if (!read.ok) throw new Error(`not an amount in the index: ${text}`);
  return read.value;
};

describe.skipIf(rows.length === 0)('QIF samples', () => {
  test.each(rows.map((row) => [basename(row[0] ?? ''), row] as const))('%s', async (name, row) => {
    const [path = '', , , , count = '', debits = '', credits = ''] = row;
    const { lines, plan, problems } = await readOne(readFileSync(new URL(path, SAMPLES)), name);
    expect(problems).toEqual([]);
    expect(plan.adapter).toBe('qif');
    expect(lines.length).toBe(Number(count));
    const sum = (direction: 'in' | 'out') =>
      lines.filter((line) => line.direction === direction).reduce((total, line) => total + line.net, 0);
    expect({ out: sum('out'), in: sum('in') }).toEqual({ out: cents(debits), in: cents(credits) });
    expect(plan.currencies).toEqual(['XXX']);
    expect(plan.proof).toBe('not_stated');
  });
});

test.skipIf(rows.length === 0)('all of them are looked at', () => {
  expect(rows.length).toBe(2);
});
