/** Receipts and the books on the command line: a paper out, its code proved or refused with its exit code, reports by the name of their file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { appendEntries } from '../../../src-main/areas/journal/entry-store.ts';
import { Record as AuditRecord } from '../../../src-main/record/record.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { bookEntry } from '../../support/book-entries.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { paidPayment, pay, SAID } from '../../support/receipts.ts';
import { HER } from '../../support/record-books.ts';
import { ordersCsv } from '../../support/small-files.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const PASSPHRASE = 'a password for the test of receipts';
const home = mkdtempSync(join(tmpdir(), 'countinghouse-receipts-'));
const workspace = join(home, 'books');
const { cli, out, faults } = heardTerminal('--workspace', workspace);
const payment = paidPayment();
let code = '';

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', home);
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', PASSPHRASE);
  writeFileSync(join(home, 'orders.csv'), ordersCsv(1));
  expect(await cli('import', join(home, 'orders.csv'))).toBe(0);
  const { ledger, document, device, close } = await openWorkspace(workspace, PASSPHRASE);
  const record = new AuditRecord(
    ledger,
    { workspaceId: document.id, ...device },
    () => '2026-11-26T02:20:41.000Z',
  );
  code = pay(record, ledger, [payment])[0]?.code ?? '';
  record.write(HER, { action: 'journal.posted' }, () =>
    appendEntries(ledger, [bookEntry('2026-11-26', [['1002', 700]], [['4101', 700]])], SAID),
  );
  close();
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('the paper comes masked in the language asked for; unmasked only with a reason', async () => {
  const file = join(home, 'out', 'receipt.pdf');
  expect(await cli('receipt', payment.itemNo, '--out', file)).toBe(0);
  expect(out).toEqual([`${file} ${code}`]);
  expect(pdfText(readFileSync(file))).toContain('Payment receipt');
  expect(pdfText(readFileSync(file))).not.toContain(payment.payee.number);
  expect(
    await cli('receipt', payment.itemNo, '--out', file, '--locale', 'zh-CN', '--reveal', 'for the payee'),
  ).toBe(0);
  expect(pdfText(readFileSync(file))).toContain('支付凭证');
  expect(pdfText(readFileSync(file))).toContain(payment.payee.number);
});

test('a payment without a receipt is bad input, a missing name bad usage', async () => {
  expect(await cli('receipt', 'PB20261126001N0009', '--out', join(home, 'none.pdf'))).toBe(3);
  expect(await cli('receipt', 'no number of a payment', '--out', join(home, 'none.pdf'))).toBe(3);
  expect(await cli('receipt', '--out', join(home, 'none.pdf'))).toBe(2);
});

test('a code is proved with 0 and refused with 6, each in words', async () => {
  expect(await cli('verify', '--receipt', code.toLowerCase())).toBe(0);
  expect(out.join()).toMatch(
    /Receipt 000001 is genuine: CNY 1,234\.56 to 王\*\*, payment PB20261126001N0001/,
  );
  expect(
    await cli(
      'verify',
      '--receipt',
      code.replace(/.$/, (sign) => (sign === '7' ? '8' : '7')),
    ),
  ).toBe(6);
  expect(out.join()).toMatch(/another code/);
  expect(await cli('verify', '--receipt', 'R000007-0000-0000-0000-0000', '--json')).toBe(6);
  expect(JSON.parse(out.join())).toEqual({ fault: 'unknown', number: 7, receipt: null });
  expect(faults).toEqual([]);
});

test('reports of the books are written as the name of the file says', async () => {
  const csv = join(home, 'out', 'trial.csv');
  expect(await cli('export', '--kind', 'trial-balance', '--out', csv, '--to', '2026-11-30')).toBe(0);
  expect(readFileSync(csv, 'utf8').split('\n')[1]).toBe('1002,Cash at bank,CNY,,,7.00,,7.00,');
  expect(await cli('export', '--kind', 'journal', '--out', csv, '--from', '2026-12-01')).toBe(0);
  expect(readFileSync(csv, 'utf8')).toBe('entry,date,account,currency,debit,credit,fact,memo\n');
  const pdf = join(home, 'out', 'trial.PDF');
  expect(await cli('export', '--kind', 'orders', '--out', pdf, '--query', '金额>1')).toBe(0);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  const nobody = ['--order', 'nobody', '--out', csv];
  expect(await cli('export', '--kind', 'orders', ...nobody)).not.toBe(0);
  expect(await cli('export', '--kind', 'trial-balance', '--out', pdf)).toBe(0);
  expect(pdfText(readFileSync(pdf))).toContain('Trial balance');
  expect(await cli('export', '--kind', 'trial-balance', '--out', csv, '--to', '30.11.2026')).toBe(2);
});
