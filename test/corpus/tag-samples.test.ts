/**
 * CAMT and OFX files of others, against figures computed independently of us. The samples lie beside the repository and are no part of it;
 * where they are not, nothing is tested here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fractionDigits, parseMinor } from '../../shared/domain/money.ts';
import { findSourceRows } from '../../src-main/areas/statements/source/find.ts';
import { readOne } from '../support/read-files.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);
const INDEX = new URL('INDEX.tsv', SAMPLES);
const FORMATS = ['camt052', 'camt053', 'camt054', 'ofx'];

const rows = existsSync(INDEX)
  ? readFileSync(INDEX, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, format]) => FORMATS.includes(format ?? ''))
  : [];
const minorOf = (text: string, currency: string): number => {
  const read = parseMinor(text, fractionDigits(currency));
  if (!read.ok) throw new Error(`not an amount in the index: ${text}`);
  return read.value;
};
/** An investment account whose bank prints fractions of a cent: those rows are refused, each by name. */
const isTooFine = (path: string) => path.includes('fidelity-savings');

describe.skipIf(rows.length === 0)('CAMT and OFX samples', () => {
  test.each(rows.map((row) => [row[0] ?? '', row] as const))('%s', async (path, row) => {
    const [, format, , , count = '', debits = '', credits = '', , , currency = '', , notes = ''] = row;
    const bytes = readFileSync(new URL(path, SAMPLES));
    const { lines, problems, plan } = await readOne(bytes, basename(path));
    expect(plan.adapter).toBe(format);
    expect(lines.length + problems.length).toBe(Number(count));
    expect(problems.map((problem) => problem.kind)).toEqual(
      isTooFine(path) ? Array(3).fill('finer_than_minor_unit') : [],
    );
    const sum = (direction: 'in' | 'out') =>
      lines.filter((line) => line.direction === direction).reduce((total, line) => total + line.net, 0);
    if (!isTooFine(path))
      expect({ out: sum('out'), in: sum('in') }).toEqual({
        out: minorOf(debits, currency),
        in: minorOf(credits, currency),
      });
    expect(lines.every((line) => line.account !== '' && line.occurredAt !== '')).toBe(true);
    const proof = notes.includes('does not balance')
      ? 'failed'
      : notes.includes('; balances')
        ? 'proved'
        : 'not_stated';
    expect(plan.proof).toBe(proof);
    // Each line is found again in the original.
    for (const line of lines) {
      const query = { fileName: basename(path), member: '', row: line.row, around: 1 };
      const source = await findSourceRows(bytes, query);
      const shown = source.rows.find((each) => each.row === line.row);
      const at = source.header.cells.findIndex((name) => name === 'Amt' || name === 'TRNAMT');
      expect(Math.abs(Number(shown?.cells[at])) * 100).toBe(line.net);
    }
  });
});

test.skipIf(rows.length === 0)('all of them are looked at', () => {
  expect(rows.length).toBe(27);
});
