/**
 * UnionPay's official sample against the figures an independent script took from it (INDEX.tsv). It lies beside the repository and is no part
 * of it: where it is not, these tests are skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMinor } from '../../shared/domain/money.ts';
import { linesOf, planOf, readFiles } from '../support/read-files.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);
const INDEX = new URL('INDEX.tsv', SAMPLES);
const rows = existsSync(INDEX)
  ? readFileSync(INDEX, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, format]) => format === 'unionpay-merchant')
  : [];
const fen = (text = ''): number => {
  const read = parseMinor(text);
  if (!read.ok) throw new Error(`not an amount in the index: ${text}`);
  return read.value;
};

describe.skipIf(rows.length === 0)('UnionPay sample (beside the repository)', () => {
  const files = rows.map(([path = '']) => ({
    name: basename(path),
    bytes: readFileSync(new URL(path, SAMPLES)),
  }));
  const [detail] = rows;

  test.each([
    ['details first', files],
    ['report first', files.toReversed()],
  ])('%s: the report proves the details', async (_, incoming) => {
    const read = await readFiles(...incoming);
    expect(read.files).toHaveLength(1);
    const lines = read.files.flatMap(linesOf);
    const [plan] = read.files.map(planOf);
    expect(lines).toHaveLength(Number(detail?.[4]));
    const sum = (amount: 'gross' | 'fee' | 'net') =>
      lines.reduce((total, line) => total + (line[amount] ?? 0), 0);
    expect([sum('gross'), sum('fee'), sum('net')]).toEqual([fen(detail?.[6]), fen('79.36'), fen('13147.64')]);
    expect(lines.every((line) => line.direction === 'in' && line.bookingDate === '2015-09-05')).toBe(true);
    expect(lines.every((line) => line.occurredAt.startsWith('2015-09-06T1'))).toBe(true);
    expect(new Set(lines.map((line) => line.channelTransactionId)).size).toBe(lines.length);
    expect(plan).toMatchObject({
      proof: 'proved',
      periodFrom: '2015-09-05',
      drift: [],
      counts: { errors: 0 },
    });
    expect(plan?.checks.every((check) => check.holds)).toBe(true);
    expect(read.refused).toMatchObject([{ refusal: 'summary_only', facts: { count: 8, fee_sum: '79.36' } }]);
  });
  test('alone, the details state nothing and the report is told with its figures', async () => {
    const [zm, rd] = files;
    if (!zm || !rd) throw new Error('the index lists two files');
    expect((await readFiles(zm)).files.map(planOf)).toMatchObject([
      { proof: 'not_stated', counts: { added: 8 } },
    ]);
    expect((await readFiles(rd)).refused).toMatchObject([
      { refusal: 'summary_only', facts: { proves: '', payment_sum: '13227.00', settled_sum: '13147.64' } },
    ]);
  });
});
