/**
 * Bills of personal wallets as others hold them, against figures computed independently of us; and that no sample of any format has two
 * owners. The samples lie beside the repository and are no part of it: where they are not, these tests are skipped.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMinor } from '../../shared/domain/money.ts';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import { linesOf, planOf, readFiles } from '../support/read-files.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);
const INDEX = new URL('INDEX.tsv', SAMPLES);
const ADAPTER_OF: Readonly<Record<string, string>> = {
  'alipay-personal': 'alipay_personal',
  'wechat-personal': 'wechat_personal',
};

const rows = existsSync(INDEX)
  ? readFileSync(INDEX, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, format = '']) => format in ADAPTER_OF)
  : [];
const fen = (text: string): number => {
  const read = parseMinor(text);
  if (!read.ok) throw new Error(`not an amount in the index: ${text}`);
  return read.value;
};
const sumOf = (lines: readonly ParsedLine[], direction: 'in' | 'out' | null): number =>
  lines.filter((line) => line.direction === direction).reduce((total, line) => total + line.net, 0);
const withoutRow = ({ row: _row, ...line }: ParsedLine) => line;

describe.skipIf(rows.length === 0)('wallet samples (beside the repository)', () => {
  test('the index lists three of them', () => {
    expect(rows.length).toBe(3);
  });
  test.each(rows.map((row) => [row[0] ?? '', row] as const))('%s', async (path, row) => {
    const [, format = '', , , count = '', debits = '', credits = ''] = row;
    const neutral = /neutral[^=]*=([\d.]+)/.exec(row.at(-1) ?? '')?.[1] ?? '';
    const { files, refused } = await readFiles({
      name: basename(path),
      bytes: readFileSync(new URL(encodeURI(path), SAMPLES)),
    });
    expect(refused).toEqual([]);
    for (const file of files) {
      const lines = linesOf(file);
      const plan = planOf(file);
      expect(file.staging.problems).toEqual([]);
      expect([plan.adapter, plan.drift, plan.proof]).toEqual([ADAPTER_OF[format], [], 'not_stated']);
      expect(lines.length).toBe(Number(count));
      const sums = { out: sumOf(lines, 'out'), in: sumOf(lines, 'in'), neutral: sumOf(lines, null) };
      expect(sums).toEqual({ out: fen(debits), in: fen(credits), neutral: fen(neutral) });
    }
  });
  test('text or numbers, sheet or CSV: the same rows are the same lines', async () => {
    const paths = rows.map(([path = '']) => path).filter((path) => path.startsWith('wechat-personal/'));
    const { files } = await readFiles(
      ...paths.map((path) => ({
        name: basename(path),
        bytes: readFileSync(new URL(encodeURI(path), SAMPLES)),
      })),
    );
    const [first, ...others] = files.map((file) => linesOf(file).map(withoutRow));
    expect(others).toHaveLength(2);
    for (const other of others) expect(other).toEqual(first);
  });
});

describe.skipIf(!existsSync(SAMPLES))('every sample (beside the repository)', () => {
  const folders = existsSync(SAMPLES)
    ? readdirSync(SAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  const paths = folders.flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, SAMPLES)).map((file) => `${name}/${file}`),
  );
  test.each(paths)('%s has at most one owner', async (path) => {
    const bytes = readFileSync(new URL(encodeURI(path), SAMPLES));
    const { refused } = await readFiles({ name: basename(path), bytes });
    expect(refused.map((part) => part.refusal)).not.toContain('ambiguous_format');
  });
});
