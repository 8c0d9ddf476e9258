/**
 * Bank statements as others hold them, against figures computed independently of us. The samples lie beside the repository and are no
 * part of it; where they are not, nothing is tested here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMinor } from '../../shared/domain/money.ts';
import { bankCsv } from '../../src-main/areas/statements/adapters/bank-csv/index.ts';
import { decodeText } from '../../src-main/areas/statements/decode.ts';
import { textSample } from '../../src-main/areas/statements/recognise.ts';
import { readOne } from '../support/read-files.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);
const INDEX = new URL('INDEX.tsv', SAMPLES);
const FORMATS = ['bank-csv', 'cn-bank', 'cn-bank-corporate'];

const rows = existsSync(INDEX)
  ? readFileSync(INDEX, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, format = '']) => FORMATS.includes(format))
  : [];

const cents = (text: string): number => {
  const read = parseMinor(text);
  if (!read.ok) throw new Error(`not an amount in the index: ${text}`);
  return read.value;
};

/** What the files say about themselves. Most were made unrecognisable by changing amounts, and hold no longer. */
const PROOF: Readonly<Record<string, 'proved' | 'failed'>> = {
  'icbc-credit': 'failed', // 合计 and balances were replaced.
  'icbc-debit': 'failed', // 合计 was replaced.
  'cmb-records': 'failed', // Rows out of order, others left out.
  abc_debit: 'failed',
  bocom_debit: 'failed',
  'hsbchk-debit': 'failed', // The salary does not move the balance.
  '51-sample': 'failed', // The balance stands still.
  danish: 'failed', // Rows left out.
  suntrust: 'proved',
  two_money: 'failed',
  oca12_balance: 'proved',
  oca16: 'failed', // Off by two cents, as its note says.
  boc_hisqry: 'proved',
};

describe.skipIf(rows.length === 0)('bank samples', () => {
  test.each(rows.map((row) => [basename(row[0] ?? ''), row] as const))('%s', async (name, row) => {
    const [
      path = '',
      ,
      ,
      ,
      count = '',
      debits = '',
      credits = '',
      opening = '',
      closing = '',
      currency = '',
    ] = row;
    const { lines, plan, problems, statedTotals } = await readOne(readFileSync(new URL(path, SAMPLES)), name);
    expect(problems).toEqual([]);
    expect(plan.adapter).toBe('bank_csv');
    expect(lines.length).toBe(Number(count));
    const sum = (direction: 'in' | 'out') =>
      lines.filter((line) => line.direction === direction).reduce((total, line) => total + line.net, 0);
    expect({ out: sum('out'), in: sum('in') }).toEqual({ out: cents(debits), in: cents(credits) });
    if (currency !== '') expect(plan.currencies.join('/')).toBe(currency);
    const known = Object.keys(PROOF).find((part) => name.includes(part));
    expect(plan.proof).toBe(known === undefined ? 'not_stated' : PROOF[known]);
    const stated = (side: 'opening_balance' | 'closing_balance') =>
      statedTotals.find((total) => total.name === side)?.value;
    const last = lines.at(-1)?.balance ?? undefined;
    if (closing !== '') expect(stated('closing_balance') ?? last).toBe(cents(closing));
    if (opening !== '' && stated('opening_balance') !== undefined)
      expect(stated('opening_balance')).toBe(cents(opening));
  });

  test('all of them are looked at', () => {
    expect(rows.length).toBe(23);
  });

  test('files of other formats are not claimed', () => {
    const claimed = readdirSync(SAMPLES)
      .filter((folder) => !FORMATS.includes(folder) && !folder.includes('.'))
      .flatMap((folder) =>
        readdirSync(new URL(`${folder}/`, SAMPLES))
          .filter((name) => !/\.(?:xlsx?|zip|gz)$/.test(name))
          .filter((name) => {
            const bytes = readFileSync(new URL(`${folder}/${name}`, SAMPLES));
            return bankCsv.recognise(textSample(name, decodeText(bytes))).is !== 'not_mine';
          }),
      );
    expect(claimed).toEqual([]);
  });
});
