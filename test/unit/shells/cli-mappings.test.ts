/** Column mappings at the terminal: a draft from a file, completed by hand, given on the spot or kept in a workspace. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { heardTerminal } from '../../support/heard-terminal.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-mappings-'));
const books = join(home, 'books');
const till = join(home, 'till.csv');
const draft = join(home, 'till.mapping.json');
const whole = join(home, 'whole.mapping.json');
const { out, faults, cli } = heardTerminal();

beforeAll(() => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  writeFileSync(till, 'Wann;Wofür;Wie viel\n03.04.2026;Brot;-3,50\n15.04.2026;Lohn;1.234,00\n');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

describe('a table that no format knows', () => {
  test('gives a draft, and the question that its data leave open', async () => {
    expect(await cli('mappings', 'guess', till, '--out', draft)).toBe(0);
    expect(faults.join(' ')).toContain('Which currency');
    const { mapping } = JSON.parse(readFileSync(draft, 'utf8'));
    expect(mapping).toMatchObject({ dateOrder: 'dmy', decimal: ',', currency: '' });
  });

  test('a draft that is still open is refused, and nothing is imported', async () => {
    expect(await cli('reconcile', till, '--mapping', draft)).toBe(3);
  });

  test('completed, it is given on the spot', async () => {
    const text = readFileSync(draft, 'utf8').replace('"name": ""', '"name": "Kasse"');
    writeFileSync(whole, text.replace('"currency": ""', '"currency": "EUR"'));
    expect(await cli('reconcile', till, '--mapping', whole, '--json')).toBe(0);
    const [file] = JSON.parse(out.join('\n')).files;
    expect(file).toMatchObject({
      rows: 2,
      line_totals: [{ currency: 'EUR', in_sum: '1234.00', out_sum: '3.50' }],
    });
  });

  test('kept in a workspace it is listed, handed on and retired', async () => {
    expect(await cli('import', till, '--workspace', books, '--mapping', whole, '--json')).toBe(0);
    expect(await cli('mappings', 'list', '--workspace', books)).toBe(0);
    const [id = '', version, state, , imports, name] = out[0]?.split('\t') ?? [];
    expect([version, state, imports, name]).toEqual(['1', 'active', '1', 'Kasse']);
    expect(await cli('mappings', 'export', id, '--workspace', books)).toBe(0);
    expect(JSON.parse(out.join('\n'))).toEqual(JSON.parse(readFileSync(whole, 'utf8')));
    expect(await cli('mappings', 'import', whole, '--workspace', books)).toBe(0);
    expect(out).toEqual([`${id}\t1\tKasse`]);
    expect(await cli('mappings', 'retire', id, '--workspace', books)).toBe(0);
    expect(await cli('mappings', 'list', '--workspace', books)).toBe(0);
    expect(out).toEqual([]);
  });

  test.each([
    ['mappings'],
    ['mappings', 'list'],
    ['mappings', 'steal', '--workspace', books],
    ['mappings', 'export', 'nonsense', '--workspace', books],
    ['mappings', 'retire', '--workspace', books],
    ['mappings', 'guess'],
  ])('%s %s is no use of it', async (...args) => {
    expect(await cli(...args)).toBe(2);
  });

  test('a file that is no mapping is refused by name', async () => {
    expect(await cli('mappings', 'import', till, '--workspace', books)).toBe(3);
    expect(await cli('mappings', 'import', join(home, 'nowhere.json'), '--workspace', books)).toBe(3);
    expect(faults.join(' ')).toContain('nowhere.json');
  });
});
