/** Receipts are numbered without a gap, one a payment, and a code proves what its receipt said when it was issued; whatever is changed since is named. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proveReceipt } from '../../../../src-main/areas/payments/receipts/prove.ts';
import { readReceiptCode } from '../../../../src-main/areas/payments/receipts/rules/code.ts';
import {
  codeOf,
  issueReceipts,
  receiptNumbers,
  receiptOfItem,
} from '../../../../src-main/areas/payments/receipts/store.ts';
import { agree, paidPayment, pay, SAID } from '../../../support/receipts.ts';
import { HER, keys, newFolder, tampered, withRecord, writeGroup } from '../../../support/record-books.ts';

const items = ['PB20261126001N0001', 'PB20261126001N0002', 'PB20261126001N0003'];
const payments = items.map((itemNo, at) => paidPayment({ itemNo, place: at + 1, amount: 1000 * (at + 1) }));

let books: ReturnType<typeof newFolder>;
let codes: string[] = [];
beforeAll(async () => {
  books = newFolder();
  await withRecord(books.file, (record, ledger) => {
    writeGroup(record, ledger, [1, 2]);
    codes = [...pay(record, ledger, payments.slice(0, 2)), ...pay(record, ledger, payments.slice(2))].map(
      (each) => each.code,
    );
    writeGroup(record, ledger, [3]);
  });
});
afterAll(() => books.remove());

const prove = (file: string, code: string) =>
  withRecord(file, (record, ledger) => proveReceipt({ ledger, record, keys }, code));

describe('issuing', () => {
  test('receipts are numbered from 1 without a gap, over several results', () =>
    withRecord(books.file, (_, ledger) => {
      expect([...receiptNumbers(ledger)]).toEqual(items.map((item, at) => [item, at + 1]));
    }));

  test('a payment that has one gets no second, in the same result or a later one', async () => {
    const own = newFolder();
    await withRecord(own.file, (record, ledger) => {
      const first = paidPayment();
      expect(pay(record, ledger, [first])).toHaveLength(1);
      const again = record.write(HER, { action: 'payments.results_taken' }, () =>
        issueReceipts(ledger, [first, first], SAID),
      );
      expect(again).toEqual([]);
      expect(receiptNumbers(ledger).size).toBe(1);
    });
    own.remove();
  });

  test('what is taken back leaves no gap: the next receipt has its number', async () => {
    const own = newFolder();
    await withRecord(own.file, (record, ledger) => {
      record.write(HER, { action: 'payments.frozen' }, () => {
        for (const each of payments) agree(ledger, each);
      });
      const issue = (upTo: number, fails: boolean) =>
        record.write(HER, { action: 'payments.results_taken' }, () => {
          const issued = issueReceipts(ledger, payments.slice(0, upTo), SAID);
          if (fails) throw new Error('power lost');
          return issued.map((each) => each.number);
        });
      expect(() => issue(2, true)).toThrow('power lost');
      expect(issue(1, false)).toEqual([1]);
      expect(issue(3, false)).toEqual([2, 3]);
    });
    own.remove();
  });

  test('the database itself refuses a gap, a change, and a receipt of a payment nobody agreed to', () =>
    withRecord(books.file, (_, ledger) => {
      const row = { item_no: items[0] ?? '', code: 'x', body: '{}', at: '', by: '' };
      const insert = (number: number, over = {}) =>
        ledger.transaction(() =>
          ledger.append(ledger.query.insertInto('payment_receipt').values({ ...row, number, ...over })),
        );
      expect(() => insert(5, { item_no: 'another' })).toThrow();
      expect(() => insert(4, { item_no: 'nobody' })).toThrow();
      expect(() =>
        ledger.erase(ledger.query.deleteFrom('payment_receipt').where('number', '=', 3)),
      ).toThrow();
      expect(() =>
        ledger.erase(ledger.query.updateTable('payment_receipt').set({ body: '{}' }).where('number', '=', 3)),
      ).toThrow();
    }));

  test('two receipts that say the same have different codes: a code tells no hidden number by trying', () =>
    withRecord(books.file, (_, ledger) => {
      const receipt = receiptOfItem(ledger, items[0] ?? '');
      expect(receipt?.body.salt).toMatch(/^.{32}$/);
      expect(receipt?.code).toBe(codeOf(1, receipt?.text ?? ''));
      expect(receipt?.code).not.toBe(codeOf(1, (receipt?.text ?? '').replace(receipt?.body.salt ?? '', '')));
    }));
});

describe('the code', () => {
  test('is read as people type it: small letters, blanks, other dashes, O for 0 and I or L for 1', () => {
    const code = 'R000012-0A1B-2C3D-4E5F-6G7H';
    for (const typed of [
      code,
      ' r000012-0a1b-2c3d-4e5f-6g7h ',
      'R000012—OAIB–2C3D−4E5F-6G7H',
      'R000012-0AlB-2C3D-4E5F-6G7H',
    ])
      expect(readReceiptCode(typed)).toEqual({ number: 12, code });
  });

  test('is no code where a sign is missing, too many, or none we print', () => {
    for (const typed of [
      '',
      'R000012',
      'R000012-0A1B-2C3D-4E5F',
      'R000000-0A1B-2C3D-4E5F-6G7H',
      'R12-0A1B-2C3D-4E5F-6G7H',
      'R000012-0A1B-2C3D-4E5F-6G7U',
      'X000012-0A1B-2C3D-4E5F-6G7H',
    ])
      expect(readReceiptCode(typed)).toBeNull();
  });

  test('proves its receipt by the event that bound it and the signed head', async () => {
    const proof = await prove(books.file, codes[1] ?? '');
    expect(proof).toMatchObject({ fault: null, number: 2 });
    expect(proof.fault === null && proof.seq).toBeGreaterThan(2);
  });

  test('of another paper, an unknown number, or nothing at all is told apart', async () => {
    const [first = '', second = ''] = codes;
    expect((await prove(books.file, `${first.slice(0, 8)}${second.slice(8)}`)).fault).toBe('other_code');
    expect((await prove(books.file, first.replace('R000001', 'R000009'))).fault).toBe('unknown');
    expect((await prove(books.file, 'hello')).fault).toBe('not_a_code');
  });
});

describe('whatever is changed in the ledger afterwards is named', () => {
  const faultAfter = async (name: string, change: Parameters<typeof tampered>[2]) =>
    (await prove(await tampered(books, name, change), codes[1] ?? '')).fault;

  test('an amount in the text', async () => {
    const text = (sql: string) => (driver: Parameters<Parameters<typeof tampered>[2]>[0]) =>
      void driver.prepare(sql).run();
    expect(
      await faultAfter(
        'body.db',
        text(`UPDATE payment_receipt SET body = replace(body, '2000', '9000') WHERE number = 2`),
      ),
    ).toBe('edited');
    // Another receipt of the same event: what bound both does not hold for either.
    expect(
      await faultAfter('neighbour.db', text(`UPDATE payment_receipt SET at = 'x' WHERE number = 1`)),
    ).toBe('edited');
    expect(await faultAfter('gone.db', text('DELETE FROM payment_receipt WHERE number = 2'))).toBe('unknown');
  });

  test('the text together with its code, which still has no event', async () => {
    let forged = '';
    const file = await tampered(books, 'forged.db', (driver) => {
      const body = String(
        driver.prepare('SELECT body FROM payment_receipt WHERE number = 2').pluck().get(),
      ).replace('2000', '9000');
      forged = codeOf(2, body);
      driver.prepare('UPDATE payment_receipt SET body = ?, code = ? WHERE number = 2').run(body, forged);
    });
    expect((await prove(file, forged)).fault).toBe('edited');
  });

  test('the event itself', async () => {
    expect(
      await faultAfter('event.db', (driver) => {
        driver
          .prepare(`UPDATE audit_event SET entry = replace(entry, 'results_taken', 'results_tAken')`)
          .run();
      }),
    ).toBe('not_proved');
    expect(
      await faultAfter('no-event.db', (driver) => {
        driver
          .prepare(`UPDATE audit_event SET entry = replace(entry, '"payment_receipt"', '"payment_item"')`)
          .run();
      }),
    ).toBe('not_recorded');
  });
});
