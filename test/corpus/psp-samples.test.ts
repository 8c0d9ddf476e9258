/**
 * Files of PayPal, Stripe, Adyen and Square as others hold them, against figures computed independently of us. The samples lie beside the
 * repository and are no part of it; where they are not, nothing is tested here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMinor } from '../../shared/domain/money.ts';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import { readOne } from '../support/read-files.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);
const INDEX = new URL('INDEX.tsv', SAMPLES);

const FORMATS: ReadonlySet<string> = new Set(['paypal-activity', 'stripe', 'adyen-settlement', 'square']);
const rows = existsSync(INDEX)
  ? readFileSync(INDEX, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, format = '']) => FORMATS.has(format))
  : [];
const cents = (text: string): number => {
  const read = parseMinor(text);
  if (!read.ok) throw new Error(`not an amount in the index: ${text}`);
  return read.value;
};
const sumOf = (lines: readonly ParsedLine[], direction: 'in' | 'out') =>
  lines.filter((line) => line.direction === direction).reduce((sum, line) => sum + line.net, 0);
const load = (path: string) => readOne(readFileSync(new URL(path, SAMPLES)), basename(path));
const pathOf = (part: string): string => rows.find(([path = '']) => path.includes(part))?.[0] ?? '';

describe.skipIf(rows.length === 0)('samples of payment companies', () => {
  test.each(rows.map((row) => [row[0] ?? '', row] as const))('%s', async (path, row) => {
    const [, , , , count = '', debits = '', credits = ''] = row;
    const { lines, plan, problems } = await load(path);
    expect(problems).toEqual([]);
    expect(lines.length).toBe(Number(count));
    expect({ out: sumOf(lines, 'out'), in: sumOf(lines, 'in') }).toEqual({
      out: cents(debits),
      in: cents(credits),
    });
    expect(plan.state).toBe('ready');
    // Square's transfers state nothing of themselves; a credit of the bank is their proof.
    expect(plan.proof).toBe(plan.adapter === 'square_transfers' ? 'not_stated' : 'proved');
  });
  test('PayPal: days before months in an English file, fees, and what each currency came to', async () => {
    const { lines, plan } = await load(pathOf('activity_en'));
    expect([plan.adapter, plan.periodFrom, plan.periodTo]).toEqual([
      'paypal_activity',
      '2015-12-29',
      '2016-11-01',
    ]);
    const net = (currency: string) => {
      const own = lines.filter((line) => line.currency === currency);
      return sumOf(own, 'in') - sumOf(own, 'out');
    };
    expect([net('USD'), net('EUR'), net('AUD')]).toEqual([190, 4_334, 0]);
    expect(lines.reduce((sum, line) => sum + (line.fee ?? 0), 0)).toBe(292_588);
    const pending = lines.filter((line) => line.status === 'pending');
    expect(pending.every((line) => line.kind === 'payout' && line.direction === 'out')).toBe(true);
  });
  test('Adyen: a workbook with a blank column and cut references; its money is whole, its references are none', async () => {
    const { lines, plan } = await load(pathOf('adyen_test.xlsx'));
    expect(plan.drift).toEqual([
      { kind: 'absent_column', column: 'Psp Reference' },
      { kind: 'absent_column', column: 'Modification Reference' },
    ]);
    expect(lines.every((line) => line.channelTransactionId === '')).toBe(true);
    expect(lines.reduce((sum, line) => sum + (line.fee ?? 0), 0)).toBe(33_985);
    expect(lines.at(-1)).toMatchObject({ kind: 'payout', net: 2_300_627, batchNo: '48' });
    // One row's gross is not what its net and fees give: shown, and not held against the file.
    expect(plan.checks.filter((check) => !check.holds).map((check) => [check.name, check.weight])).toEqual([
      ['gross_sum', 'advisory'],
    ]);
  });
  test('Stripe: fees, and the payout against its transactions', async () => {
    const { lines, plan } = await load(pathOf('stripe.csv'));
    expect(lines.reduce((sum, line) => sum + (line.fee ?? 0), 0)).toBe(1_178);
    expect(plan.checks.map((check) => [check.name, check.scope, check.computed])).toEqual([
      ['payout_sum', 'po_1Qz', 23_783],
    ]);
  });
  test('Square: what each deposit came to', async () => {
    const { lines } = await load(pathOf('square-transfers'));
    const deposits = new Map<string, number>();
    for (const line of lines)
      deposits.set(
        line.batchNo,
        (deposits.get(line.batchNo) ?? 0) + (line.direction === 'out' ? -line.net : line.net),
      );
    expect([...deposits]).toEqual([
      ['3Z4617', 14_763],
      ['3Z4689', 114_186],
      ['3Z4700', -3_500],
    ]);
  });
});

test.skipIf(rows.length === 0)('all of them are looked at', () => {
  expect(rows.length).toBe(5);
});
