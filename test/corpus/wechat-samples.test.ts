/**
 * WeChat's merchant bills as others hold them, against figures computed independently of us. The samples lie beside the repository and
 * are no part of it; where they are not, nothing is tested here.
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
      .filter(([, format]) => format === 'wechat-tradebill' || format === 'wechat-fundflow')
  : [];
const fen = (text: string): number => {
  const read = parseMinor(text);
  if (!read.ok) throw new Error(`not an amount in the index: ${text}`);
  return read.value;
};
/** The samples whose upstream took rows out and left the totals. */
const isMismatch = (notes: string): boolean =>
  notes.includes('MISMATCH') || notes.includes("['3', '1', '0.01'");

describe.skipIf(rows.length === 0)('WeChat samples', () => {
  test.each(rows.map((row) => [row[0] ?? '', row] as const))('%s', async (path, row) => {
    const [, format, , , count = '', debits = '', credits = '', , closing = ''] = row;
    const { lines, plan, problems } = await readOne(readFileSync(new URL(path, SAMPLES)), basename(path));
    expect(problems).toEqual([]);
    expect(plan.adapter).toBe(format === 'wechat-tradebill' ? 'wechat_trade_bill' : 'wechat_fund_bill');
    expect(plan.drift).toEqual([]);
    expect(lines.length).toBe(Number(count));
    const sum = (direction: 'in' | 'out') =>
      lines
        .filter((line) => line.direction === direction)
        .reduce((total, line) => total + (line.orderAmount ?? line.gross ?? line.net), 0);
    // Debits of the index leave the account, credits come in.
    expect({ out: sum('out'), in: sum('in') }).toEqual({ out: fen(debits), in: fen(credits) });
    if (closing !== '') expect(lines.at(-1)?.balance).toBe(fen(closing));
    expect(plan.proof).toBe(isMismatch(row.at(-1) ?? '') ? 'failed' : 'proved');
  });
});

test.skipIf(rows.length === 0)('all of them are looked at', () => {
  expect(rows.length).toBe(7);
});
