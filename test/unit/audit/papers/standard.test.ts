/** Data in standard formats: valid against their schemas, in balance, the same when asked twice, and harmless whatever texts the books hold. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Input } from '../../../../shared/contract/calls.ts';
import { appendEntries } from '../../../../src-main/areas/journal/entry-store.ts';
import { book, bookEntry } from '../../../support/book-entries.ts';
import { info } from '../../../support/desk.ts';
import type { PayDesk } from '../../../support/pay-desk.ts';
import { faultsAgainst } from '../../../support/xsd.ts';
import { opened, recordsOf } from '../pack/pack-desk.ts';
import { lastFile, paperHouse } from './house-of-papers.ts';

const BITING = '=cmd|\u0007 <b>&"]]> 张三 6222021001116245702\ud800';
const TO = { recipient: '某会计师事务所', purpose: '年报审计', taskId: '' };
const OCTOBER = { from: '2026-10-01', to: '2026-10-31', revealed: false };

let pay: PayDesk;
beforeAll(async () => {
  pay = await paperHouse();
  book(
    pay.desk,
    bookEntry('2026-09-30', [['6701', 400]], [['2241', 400]], { memo: '九月' }),
    bookEntry('2026-10-09', [['6603', 125]], [['2241', 125]], { memo: BITING }),
    bookEntry('2026-10-09', [['6603', 900, 'JPY']], [['2241', 900, 'JPY']], { memo: '円' }),
    bookEntry('2026-11-01', [['6701', 50]], [['2241', 50]], { memo: '十一月' }),
  );
});
const take = async (format: Input<'evidence.standard'>['format'], over: Partial<typeof OCTOBER> = {}) => {
  const made = await pay.desk.handlers['evidence.standard'](
    { format, ...OCTOBER, ...over, ...TO },
    pay.owner,
  );
  return { ...made, files: opened(lastFile(pay)) };
};
const text = (files: ReadonlyMap<string, Buffer>, name: string): string =>
  files.get(name)?.toString('utf8') ?? '';
const schema = (name: string): string => readFileSync(`docs/schemas/${name}.xsd`, 'utf8');
/** What an element says, each time. */
const said = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, found]) => found ?? '');
const cents = (texts: readonly string[]): number =>
  texts.reduce((sum, each) => sum + Math.round(Number(each) * 100), 0);

test('days that the books say nothing of make no file that would look whole', async () => {
  for (const format of ['gbt24589', 'saft', 'csv_set'] as const)
    await expect(take(format, { from: '2025-01-01', to: '2025-12-31' })).rejects.toMatchObject({
      kind: 'books_silent',
    });
  const { files } = await take('csv_set', { from: '2027-01-01', to: '2027-12-31' });
  expect(text(files, 'control-totals.csv')).toContain('CNY'); // Nothing moved, but there are openings.
});

describe('GB/T 24589.1, tables of 2010', () => {
  test('both files are valid, say their edition, and every voucher balances', async () => {
    const { files } = await take('gbt24589');
    expect([...files.keys()].toSorted()).toEqual(
      ['control-totals.csv', 'readme-en.txt', 'readme-zh-CN.txt', '公共档案.xml', '总账.xml'].toSorted(),
    );
    const [shared, ledger] = [text(files, '公共档案.xml'), text(files, '总账.xml')];
    expect(faultsAgainst(schema('gbt24589'), shared)).toEqual([]);
    expect(faultsAgainst(schema('gbt24589'), ledger)).toEqual([]);
    expect(said(shared, '标准版本号')).toEqual(['GB/T 24589.1-2010']);
    expect(text(files, 'readme-zh-CN.txt')).toContain('2024 版');
    expect(cents(said(ledger, '借方本币金额'))).toBe(cents(said(ledger, '贷方本币金额')));
    expect(cents(said(ledger, '借方本币金额'))).toBeGreaterThan(0);
    // What was in yen has no amount in yuan.
    expect(said(ledger, '借方原币金额')).toContain('900');
  });

  test('a month opens with what the one before closed with', async () => {
    const { files } = await take('gbt24589', { from: '2026-09-01', to: '2026-11-30' });
    const balances = [
      ...text(files, '总账.xml').matchAll(/<科目余额及发生额>([\s\S]*?)<\/科目余额及发生额>/g),
    ].map(([, each]) => each ?? '');
    const of = (month: string, name: string) =>
      balances
        .filter((each) => said(each, '科目编号')[0] === '6701' && said(each, '会计期间号')[0] === month)
        .flatMap((each) => said(each, name));
    expect(of('9', '期末原币余额')).toEqual(['4.00']);
    expect(of('10', '期初原币余额')).toEqual(['4.00']);
    expect(of('11', '期末原币余额')).toEqual(['4.50']);
  });

  test('the schema refuses what is out of place, of another form, or too much', async () => {
    const { files } = await take('gbt24589');
    const faults = (from: string, to: string) =>
      faultsAgainst(schema('gbt24589'), text(files, '总账.xml').replace(from, to));
    expect(faults('<余额方向>借</余额方向>', '<余额方向>左</余额方向>')).toHaveLength(1);
    expect(faults('<科目级次>1</科目级次>\n', '').length).toBeGreaterThan(0);
    expect(faults('<会计科目>', '<会计科目><编号>1</编号>').length).toBeGreaterThan(0);
    expect(faults('2026-10-09', '09.10.2026')).toHaveLength(1);
    expect(faults('<总账 xmlns="urn:', '<总账 xmlns="urn:other:')).toHaveLength(1);
  });
});

describe('SAF-T', () => {
  test('a file for each currency is valid, and its control totals are those of its lines', async () => {
    const { files } = await take('saft');
    expect([...files.keys()].filter((name) => name.endsWith('.xml'))).toEqual([
      'saft-CNY.xml',
      'saft-JPY.xml',
    ]);
    for (const name of ['saft-CNY.xml', 'saft-JPY.xml']) {
      const xml = text(files, name);
      expect(faultsAgainst(schema('saft'), xml)).toEqual([]);
      const [debit = '', paid = ''] = said(xml, 'TotalDebit');
      const [credit = ''] = said(xml, 'TotalCredit');
      const [entries = '', payments = ''] = said(xml, 'NumberOfEntries');
      const lines = (side: string) =>
        cents(
          [...xml.matchAll(new RegExp(`<${side}>\\n<Amount>([^<]*)<`, 'g'))].map(([, each]) => each ?? ''),
        );
      expect([lines('DebitAmount'), lines('CreditAmount')]).toEqual([cents([debit]), cents([credit])]);
      expect(said(xml, 'TransactionID')).toHaveLength(Number(entries));
      expect(said(xml, 'PaymentRefNo')).toHaveLength(Number(payments));
      expect(cents([paid])).toBe(
        cents([...xml.matchAll(/<PaymentLineAmount>\n<Amount>([^<]*)</g)].map(([, each]) => each ?? '')),
      );
    }
  });

  test('openings and closings of all accounts come to nought', async () => {
    const xml = text((await take('saft')).files, 'saft-CNY.xml').replace(/<Customers>[\s\S]*/, '');
    for (const moment of ['Opening', 'Closing'])
      expect(cents(said(xml, `${moment}DebitBalance`))).toBe(cents(said(xml, `${moment}CreditBalance`)));
    expect(cents(said(xml, 'OpeningDebitBalance'))).toBe(400);
    expect(
      faultsAgainst(
        schema('saft'),
        xml
          .replace('<AccountType>', '<Kind>')
          .replace('</AccountType>', '</Kind>')
          .concat('</MasterFiles></AuditFile>'),
      ).length,
    ).toBeGreaterThan(0);
  });
});

describe('the plain set', () => {
  test('its lines make its trial balance and its control totals', async () => {
    const { files } = await take('csv_set');
    const rows = (name: string) => recordsOf(text(files, name)).slice(1);
    const moved = new Map<string, number>();
    for (const [, , , account = '', sub = '', currency = '', debit = '', credit = ''] of rows('lines.csv')) {
      const key = `${account}|${sub}|${currency}`;
      moved.set(key, (moved.get(key) ?? 0) + cents([debit]) - cents([credit]));
    }
    for (const [account = '', sub = '', , currency = '', opening = '', , , closing = ''] of rows(
      'trial-balance.csv',
    ))
      expect(cents([closing]) - cents([opening])).toBe(moved.get(`${account}|${sub}|${currency}`) ?? 0);
    const [cny = []] = rows('control-totals.csv');
    expect(cny[3]).toBe(cny[4]);
    expect([cny[5], cny[6]]).toEqual(['0.00', '0.00']);
    expect(rows('payments.csv').map((row) => row[7])).toEqual(['300.00']);
  });

  test('no text runs, and nothing protected is shown unless it was asked for by right', async () => {
    const { files } = await take('csv_set');
    const entries = text(files, 'entries.csv');
    expect(entries).toContain("'=cmd");
    expect(entries).toContain('␇');
    const all = [...files.values()].join('\n');
    expect(all).not.toContain('6222021001116245702');
    expect(all).not.toContain('4000022109000000000');
    const shown = [...(await take('csv_set', { revealed: true })).files.values()].join('\n');
    expect(shown).toContain('6222021001116245702');
    expect(shown).toContain('4000022109000000000');
    const clerk = { ...info, person: 'p-nobody' };
    await expect(async () =>
      pay.desk.handlers['evidence.standard']({ format: 'csv_set', ...OCTOBER, revealed: true, ...TO }, clerk),
    ).rejects.toMatchObject({ kind: 'no_right' });
  });
});

test('the same days are the same bytes until a fact is written, whoever asks; every hand-over is kept', async () => {
  const formats = ['gbt24589', 'saft', 'csv_set'] as const;
  for (const format of formats) {
    const { sha256, fileName } = await take(format);
    expect(await take(format)).toMatchObject({ sha256, fileName });
  }
  const { rows } = await pay.desk.handlers['evidence.handed']({ offset: 0, limit: 6 }, pay.owner);
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(formats));
  expect(rows[0]).toMatchObject({ recipient: TO.recipient, purpose: TO.purpose });
});

test('days that run backwards, or over more than a house ever has, are refused', async () => {
  await expect(take('saft', { to: '2026-09-01' })).rejects.toMatchObject({ kind: 'bad_input' });
  await expect(take('gbt24589', { from: '0001-01-01' })).rejects.toMatchObject({ kind: 'bad_input' });
});

test('an entry that was made after midnight is of the day it was here', async () => {
  const entry = bookEntry('2026-11-02', [['6701', 75]], [['2241', 75]], { memo: '夜' });
  pay.desk.record.write(info, { action: 'journal.posted' }, () =>
    appendEntries(pay.desk.workspace.ledger, [entry], { at: '2026-11-01T17:30:00.000Z', by: info.person }),
  );
  const { files } = await take('saft', { from: '2026-11-02', to: '2026-11-02' });
  expect(said(text(files, 'saft-CNY.xml'), 'SystemEntryDate')).toEqual(['2026-11-02']);
});
