/**
 * Public Alipay merchant bills against figures an independent script took from them (INDEX.tsv). The samples lie beside the repository and
 * are no part of it: where they are not, these tests are skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMinor } from '../../shared/domain/money.ts';
import type { FormatAdapter } from '../../src-main/areas/statements/adapter.ts';
import { alipayFundBill } from '../../src-main/areas/statements/adapters/alipay-fund-bill/index.ts';
import { alipayTradeBill } from '../../src-main/areas/statements/adapters/alipay-trade-bill/index.ts';
import { ordersCsv } from '../../src-main/areas/statements/adapters/orders-csv/index.ts';
import { endsPerRow, runAdapter, sampleOf } from '../support/run-adapter.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);
const INDEX = new URL('INDEX.tsv', SAMPLES);
const isHere = existsSync(INDEX);

const ADAPTERS: Readonly<Record<string, FormatAdapter>> = {
  'alipay-tradebill': alipayTradeBill,
  'alipay-fundbill': alipayFundBill,
};

const samples = (isHere ? readFileSync(INDEX, 'utf8') : '')
  .split(/\r?\n/)
  .map((entry) => entry.split('\t'))
  .filter(([, format]) => format !== undefined && format in ADAPTERS)
  .map(([file = '', format = '', , , rows = '', debits = '', credits = '']) => ({
    file,
    format,
    rows,
    debits,
    credits,
  }));

const textOf = (file: string): string =>
  new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(new URL(encodeURI(file), SAMPLES)));
const fen = (text: string): number => {
  const read = parseMinor(text);
  if (!read.ok) throw new Error(`not an amount in INDEX.tsv: ${text}`);
  return read.value;
};

describe.skipIf(!isHere)('Alipay merchant samples (beside the repository)', () => {
  test('the index lists three of them', () => {
    expect(samples.map((sample) => sample.format).sort()).toEqual([
      'alipay-fundbill',
      'alipay-fundbill',
      'alipay-tradebill',
    ]);
  });
  test.each(samples)('$file', ({ file, format, rows, debits, credits }) => {
    const text = textOf(file);
    const adapter = ADAPTERS[format];
    if (!adapter) throw new Error(format);
    const run = runAdapter(adapter, text);
    const sum = (direction: 'in' | 'out') =>
      run.lines.filter((line) => line.direction === direction).reduce((total, line) => total + line.net, 0);
    expect(run.problems).toEqual([]);
    expect(run.lines).toHaveLength(Number(rows));
    expect({ out: sum('out'), in: sum('in') }).toEqual({ out: fen(debits), in: fen(credits) });
    expect(run.proof).toBe('proved');
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, index) => index + 1));
    for (const other of [...Object.values(ADAPTERS), ordersCsv])
      if (other !== adapter) expect(other.recognise(sampleOf(text)).is).toBe('not_mine');
  });
  test('each line of the trade bill has its own number', () => {
    const run = runAdapter(
      alipayTradeBill,
      textOf('alipay-tradebill/public-test__20190916_业务明细.gbk.csv'),
    );
    const ids = run.lines.map((line) => `${line.kind} ${line.channelTransactionId} ${line.refundNo}`);
    expect(new Set(ids).size).toBe(10);
    expect(run.lines.filter((line) => line.kind === 'refund').every((line) => line.refundNo !== '')).toBe(
      true,
    );
    expect(run.facts).toMatchObject({ periodFrom: '2019-09-16', periodTo: '2019-09-16' });
  });
});
