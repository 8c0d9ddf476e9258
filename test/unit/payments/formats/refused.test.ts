/** What a format cannot carry is named before anybody is asked to agree: field by field, with what stands there and what would do. Nothing is shortened, replaced or dropped. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAYOUT_FIELDS } from '../../../../shared/domain/bank-layout.ts';
import type { InstructionFormat } from '../../../../shared/domain/payment.ts';
import { isWordKey } from '../../../../shared/wording/catalogue.ts';
import { paymentCheckSentence } from '../../../../shared/wording/payment-check.ts';
import { FORMATS } from '../../../../src-main/areas/payments/formats/all.ts';
import type { FormatProblem, InstructionBatch } from '../../../../src-main/areas/payments/formats/format.ts';
import { ALIPAY, batch, COLLECTION, EUROPEAN, item, WECHAT } from './batches.ts';

function problemsOf(format: InstructionFormat, agreed: InstructionBatch): readonly FormatProblem[] {
  const writer = FORMATS.writers.find((each) => each.format === format);
  if (!writer) throw new Error(`no writer for ${format}`);
  return writer.problems(agreed);
}
const inBrief = (problems: readonly FormatProblem[]) =>
  problems.map(({ place, field, problem }) => `${place} ${field} ${problem}`);

describe('bank messages', () => {
  test('a remark longer than the message takes, a bank that nobody could find, an account with blanks', () => {
    const agreed = batch([
      item(1, { remark: '付'.repeat(141) }),
      item(2, { bankName: '', bankCode: '' }),
      item(3, { number: '6222 0202 0011' }),
      item(4, { bankCode: '12345' }),
    ]);
    expect(inBrief(problemsOf('pain_001', agreed))).toEqual([
      '1 remark too_long',
      '2 bankCode missing',
      '3 number character',
      '4 bankCode not_a_form',
    ]);
  });

  test('a line break in a remark is named by its code point; an account number is masked where it is shown', () => {
    const [broken, long] = problemsOf(
      'pain_001',
      batch([item(1, { remark: '一\n二' }), item(2, { number: '62220202001122334412345678901234567' })]),
    );
    expect(broken).toEqual({
      place: 1,
      field: 'remark',
      problem: 'character',
      text: 'U+000A',
      expected: 'Unicode',
    });
    expect(long?.problem).toBe('too_long');
    expect(long?.text).not.toContain('0200112233');
  });

  test('between IBANs in euros only the characters of SEPA go, and the letter that does not is shown', () => {
    const [first] = EUROPEAN.items;
    const agreed = {
      ...EUROPEAN,
      items: [{ ...item(1), ...first, payee: 'Papierfabrik Süd' }],
      count: 1,
      sum: 123_457,
    };
    expect(problemsOf('pain_001', agreed)).toEqual([
      {
        place: 1,
        field: 'payee',
        problem: 'character',
        text: 'ü (U+00FC)',
        expected: "A-Z a-z 0-9 / - ? : ( ) . , ' +",
      },
    ]);
  });

  test('a wallet is no bank account, a payout no collection, and a collection needs its mandate', () => {
    expect(inBrief(problemsOf('pain_001', batch([item(1, { kind: 'wallet', channel: 'alipay' })])))).toEqual([
      '1 kind not_carried',
    ]);
    expect(inBrief(problemsOf('pain_008', batch([item(1)])))).toEqual([
      '0 purpose not_carried',
      '1 mandateId missing',
      '1 mandateDay missing',
    ]);
    expect(inBrief(problemsOf('pain_001', COLLECTION))).toEqual(['0 purpose not_carried']);
  });

  test('a collection in euros is refused: no account of the house holds the creditor’s number with the scheme', () => {
    const euros = COLLECTION.items.map((each) => ({ ...each, currency: 'EUR' }));
    expect(inBrief(problemsOf('pain_008', { ...COLLECTION, currency: 'EUR', items: euros }))).toEqual([
      '0 currency not_carried',
    ]);
  });
});

describe('files of channels', () => {
  test('Alipay wants a reason from 50,000 yuan on, takes no comma, and nothing outside GBK', () => {
    const [first] = ALIPAY.items;
    const of = (changes: object) =>
      inBrief(
        problemsOf('alipay_batch', batch([{ ...item(1), ...first, ...changes }], { from: ALIPAY.from })),
      );
    expect(of({ amount: 5_000_000, remark: '' })).toEqual(['1 remark missing']);
    expect(of({ remark: '' })).toEqual([]);
    expect(of({ payee: '张三,李四' })).toEqual(['1 payee character']);
    expect(of({ payee: '张😀' })).toEqual(['1 payee character']);
    expect(of({ itemNo: 'P20260528001000000000001' })).toEqual(['1 itemNo too_long']);
  });

  test('WeChat wants the name from 2,000 yuan on, and an openid', () => {
    const [first] = WECHAT.items;
    const of = (changes: object) =>
      inBrief(
        problemsOf('wechat_batch', batch([{ ...item(1), ...first, ...changes }], { from: WECHAT.from })),
      );
    expect(of({ payee: '' })).toEqual(['1 payee missing']);
    expect(of({ payee: '', amount: 199_999 })).toEqual([]);
    expect(of({ number: 'wang@example.com' })).toEqual(['1 number not_a_form']);
    expect(of({ remark: '' })).toEqual(['1 remark missing']);
  });

  test('a channel pays from its own account, in yuan', () => {
    expect(inBrief(problemsOf('alipay_batch', { ...ALIPAY, currency: 'USD', from: batch().from }))).toEqual([
      '0 currency not_carried',
      '0 from.channel not_carried',
    ]);
  });
});

describe('tables of banks', () => {
  test('a number or a name that a spreadsheet would run is refused, a remark is made harmless', async () => {
    const agreed = batch([
      item(1, { payee: '=cmd|calc' }),
      item(2, { number: '+6222020200112233' }),
      item(3, { remark: '@sum' }),
    ]);
    expect(inBrief(problemsOf('bank_csv', agreed))).toEqual(['1 payee formula', '2 number formula']);
    const writer = FORMATS.writers.find((each) => each.format === 'bank_csv');
    const file = await writer?.write(batch([item(1, { remark: '@sum' })]));
    expect(new TextDecoder('gb18030').decode(file?.bytes)).toContain(",'@sum,");
  });

  test('more rows than the bank takes, another currency, a name its encoding does not have', () => {
    const many = batch(Array.from({ length: 5001 }, (_, at) => item(at + 1)));
    expect(inBrief(problemsOf('bank_csv', many))).toEqual(['0 items too_many']);
    const dollars = batch([item(1, { currency: 'USD' })], { currency: 'USD' });
    expect(inBrief(problemsOf('bank_csv', dollars))).toEqual(['0 currency not_carried']);
    const rare = batch([item(1, { payee: '\u{20bb7}野家' })]);
    expect(inBrief(problemsOf('bank_csv', rare))).toEqual(['1 payee character']);
    expect(inBrief(problemsOf('bank_xlsx', rare))).toEqual([]);
  });
});

test('whatever is typed, a batch is either named a problem or written', async () => {
  const formats = ['pain_001', 'bank_csv', 'alipay_batch', 'wechat_batch'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...formats),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 12 }),
      async (format, payee, remark) => {
        const [model] =
          format === 'alipay_batch' ? ALIPAY.items : format === 'wechat_batch' ? WECHAT.items : batch().items;
        const { from } = format === 'alipay_batch' ? ALIPAY : format === 'wechat_batch' ? WECHAT : batch();
        const agreed = batch([{ ...item(1), ...model, payee, remark }], { from });
        const writer = FORMATS.writers.find((each) => each.format === format);
        if (!writer) throw new Error('no writer');
        if (writer.problems(agreed).length > 0) await expect(writer.write(agreed)).rejects.toThrow();
        else expect((await writer.write(agreed)).bytes.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 150 },
  );
});

test('a clerk is told the field, what is wrong with it and what would do, in her language', () => {
  const [fault] = problemsOf('bank_csv', batch([item(1, { payee: '\u{20bb7}野家' })]));
  const check = { name: 'format', outcome: 'stop', facts: { why: 'fault_text', more: 0, ...fault } } as const;
  expect(paymentCheckSentence('zh-CN', check)).toBe(
    '收款人：有这种文件写不了的字符：\u{20bb7} (U+20BB7)（GBK）',
  );
  const [nothing] = problemsOf('pain_001', batch([item(1, { bankName: '', bankCode: '' })]));
  const missing = { ...check, facts: { why: 'fault', more: 0, ...nothing } };
  expect(paymentCheckSentence('zh-CN', missing)).toContain('这种文件必须有，现在是空的');
  const [purpose] = problemsOf('pain_001', COLLECTION);
  const another = { ...check, facts: { why: 'fault', more: 0, ...purpose } };
  expect(paymentCheckSentence('en', another)).toContain('Settlement');
});

test('every fault and every field a format may name has words', () => {
  const fields = [
    ...LAYOUT_FIELDS,
    ...['from.number', 'from.holder', 'from.bankName', 'from.bankCode', 'from.channel'],
    ...['purpose', 'kind', 'items', 'mandateId', 'mandateDay', 'note'],
  ];
  for (const field of fields) expect(isWordKey(`payment_column.${field}`), field).toBe(true);
  const faults = ['missing', 'too_long', 'character', 'formula', 'not_carried', 'not_a_form', 'too_many'];
  for (const fault of faults) expect(isWordKey(`format_problem.${fault}`), fault).toBe(true);
  for (const { format } of FORMATS.writers)
    expect(isWordKey(`instructionFormat.${format}`), format).toBe(true);
  for (const { format } of FORMATS.readers) expect(isWordKey(`resultFormat.${format}`), format).toBe(true);
});
