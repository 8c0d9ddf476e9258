/** A house's own layout as data: what is wrong with one, what becomes another in it, what it writes, and how it comes out of a bank's template. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BankLayout,
  LAYOUT_FAULTS,
  LAYOUT_FIELDS,
  layoutFaults,
} from '../../../../shared/domain/bank-layout.ts';
import { layoutChanges } from '../../../../shared/domain/layout-change.ts';
import { isWordKey, say } from '../../../../shared/wording/catalogue.ts';
import { layoutChangeSentence } from '../../../../shared/wording/layout-sentence.ts';
import { BANK_BATCH, PAYROLL } from '../../../../src-main/areas/payments/formats/bank-table/layout.ts';
import { csvWriter } from '../../../../src-main/areas/payments/formats/bank-table/writer.ts';
import { layoutText } from '../../../../src-main/areas/payments/layouts/exchange.ts';
import { guessLayout } from '../../../../src-main/areas/payments/layouts/guess.ts';
import { encodeGbk } from '../../../../src-main/platform/gbk.ts';
import { workbook } from '../../../support/bank-files.ts';
import { batch, item } from '../formats/batches.ts';
import { RIVER } from './river-bank.ts';

const faults = (layout: BankLayout) => layoutFaults(layout).map(({ place, fault }) => `${place} ${fault}`);
const without = (field: string): BankLayout => ({
  ...RIVER,
  columns: RIVER.columns.filter((each) => each.field !== field),
});
const withColumn = (at: number, change: Partial<BankLayout['columns'][number]>): BankLayout => ({
  ...RIVER,
  columns: RIVER.columns.map((each, place) => (place === at ? { ...each, ...change } : each)),
});

describe('what is wrong with a layout', () => {
  test('what is shipped has no fault', () => {
    for (const layout of [BANK_BATCH, PAYROLL, RIVER]) expect(faults(layout)).toEqual([]);
  });
  test('without number, payee, amount or our number of the payment it is none', () => {
    for (const field of ['number', 'payee', 'amount', 'itemNo'])
      expect(faults(without(field))).toEqual([`0 missing_${field}`]);
  });
  test('two headings alike, none at all, one thing in two columns', () => {
    expect(faults(withColumn(5, { heading: ' 收款卡号 ' }))).toEqual(['6 heading_twice']);
    expect(faults(withColumn(5, { heading: '  ' }))).toEqual(['6 heading_missing']);
    expect(faults(withColumn(5, { field: 'number' }))).toEqual(['6 twice']);
  });
  test('a heading or a fixed text that a spreadsheet would run', () => {
    expect(faults(withColumn(0, { heading: '=收款卡号' }))).toEqual(['1 bites']);
    expect(faults(withColumn(4, { text: '@普通' }))).toEqual(['5 bites']);
    expect(faults({ ...RIVER, organisation: ['-公', '私'] })).toEqual(['0 bites']);
    expect(faults(withColumn(4, { text: '' }))).toEqual(['5 fixed_missing']);
  });
  test('several currencies that no column tells, a total without a place, one word for firm and person', () => {
    expect(faults({ ...RIVER, currencies: ['CNY', 'USD'] })).toEqual(['0 currency_column']);
    const amountFirst = [...RIVER.columns].sort((one) => (one.field === 'amount' ? -1 : 0));
    expect(faults({ ...RIVER, hasTotal: true, columns: amountFirst })).toEqual(['1 total_first']);
    expect(faults({ ...RIVER, organisation: ['公', '公'] })).toEqual(['0 organisation_words']);
  });
  test('every fault, field and note has words', () => {
    for (const fault of LAYOUT_FAULTS) expect(isWordKey(`error.layout_unfit.${fault}`), fault).toBe(true);
    for (const field of LAYOUT_FIELDS) expect(isWordKey(`layoutField.${field}`), field).toBe(true);
  });
});

describe('what becomes another', () => {
  const words = (before: BankLayout, after: BankLayout) =>
    layoutChanges({ name: '江行', layout: before }, { name: '江行', layout: after }).map((change) =>
      layoutChangeSentence(change, (key, facts) => say('zh-CN', key, facts)),
    );
  test('nothing is no change; a column that pays somebody else is said with what it was', () => {
    expect(words(RIVER, RIVER)).toEqual([]);
    expect(words(RIVER, withColumn(0, { field: 'fromNumber' }))).toEqual([
      '列 「收款卡号」=收款账号，最长 32，必填 → 「收款卡号」=付款账号，最长 32，必填',
    ]);
    expect(words(RIVER, { ...RIVER, columns: RIVER.columns.toReversed() })).toEqual([
      '列的顺序：流水备注 | 标志 | 方式 | 附言 | 交易金额(分) | 收款人 | 收款卡号',
    ]);
    expect(words(RIVER, { ...RIVER, amountIn: 'main', hasTotal: true })).toEqual([
      '金额单位 分 → 元',
      '合计行 没有 → 有',
    ]);
  });
  test('whatever differs between two layouts is said', () => {
    const column = fc.record({
      heading: fc.constantFrom('甲', '乙', '丙', '丁'),
      field: fc.constantFrom(...LAYOUT_FIELDS),
      text: fc.constantFrom('', '普通'),
      max: fc.integer({ min: 1, max: 3 }),
      isRequired: fc.boolean(),
    });
    const layout = fc
      .uniqueArray(column, { selector: (each) => each.heading, maxLength: 4 })
      .chain((columns) =>
        fc
          .record({ hasTotal: fc.boolean(), amountIn: fc.constantFrom('main' as const, 'minor' as const) })
          .map((more): BankLayout => ({ ...RIVER, ...more, columns })),
      );
    fc.assert(
      fc.property(layout, layout, (one, other) => {
        const said = layoutChanges({ name: 'n', layout: one }, { name: 'n', layout: other });
        expect(said.length === 0).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what it writes', () => {
  test('these very bytes: columns in their order, fen, GBK, a fixed word, an empty column, free texts that cannot run', async () => {
    const paid = batch([item(1, { remark: '=货款' }), item(2, { isOrganisation: false, remark: 'a|b' })]);
    const { bytes, fileName } = await csvWriter(RIVER).write(paid);
    expect(fileName).toBe('PB20260528-001.csv');
    expect(new TextDecoder('gbk').decode(bytes)).toBe(
      [
        '收款卡号|收款人|交易金额(分)|附言|方式|标志|流水备注',
        "6222020200112233441|江南纸业有限公司|123457|'=货款|普通|1|PI202605280000100001".concat('3F9A'),
        '6222020200112233442|江南纸业有限公司|123458|"a|b"|普通|0|PI2026052800001000023F9A',
        '',
      ].join('\r\n'),
    );
  });
  test('a number or name that would run is a problem and never changed; what must be there is asked for whatever the layout says', () => {
    const lax = { ...RIVER, columns: RIVER.columns.map((each) => ({ ...each, isRequired: false })) };
    const problems = csvWriter(lax).problems(batch([item(1, { payee: '=cmd' }), item(2, { number: '' })]));
    expect(problems.map(({ place, field, problem }) => `${place} ${field} ${problem}`)).toEqual([
      '1 payee formula',
      '2 number missing',
    ]);
  });
});

describe('a bank’s own template', () => {
  test('headings in their order and what they mean; how long, whether needed, in which unit; the example row’s words', async () => {
    const text = [
      '江河银行批量代付模板',
      '*收款卡号（不超过32位）|*收款人|*交易金额(分)|附言(最长20)|汇款方式|对公对私标志|期望日期|客户参考号',
      '6222020200112233441|张三|100|工资|普通|私|2026/05/28|A1',
      '合计|1|100|||||',
      '',
    ].join('\n');
    const { name, layout, notes } = await guessLayout('江河银行 模板.csv', encodeGbk(text));
    expect(name).toBe('江河银行 模板');
    expect(
      layout.columns.map(({ heading, field, max, isRequired }) => [heading, field, max, isRequired]),
    ).toEqual([
      ['*收款卡号（不超过32位）', 'number', 32, true],
      ['*收款人', 'payee', 60, true],
      ['*交易金额(分)', 'amount', 18, true],
      ['附言(最长20)', 'remark', 20, false],
      ['汇款方式', 'blank', 60, false],
      ['对公对私标志', 'isOrganisation', 8, false],
      ['期望日期', 'executionDay', 10, false],
      ['客户参考号', 'itemNo', 32, true],
    ]);
    expect(layout).toMatchObject({
      amountIn: 'minor',
      dayForm: 'YYYY/MM/DD',
      organisation: ['公', '私'],
      encoding: 'gbk',
      separator: '|',
      hasTotal: true,
    });
    expect(notes).toEqual([
      { note: 'rows_above', text: '1' },
      { note: 'not_understood', text: '汇款方式' },
    ]);
    expect(faults(layout)).toEqual([]);
  });
  test('ours and the payee’s account are not mistaken for one another', async () => {
    const { layout, notes } = await guessLayout('t.csv', Buffer.from('付款账号,收款账号,户名,金额\n'));
    expect(layout.columns.map(({ field }) => field)).toEqual(['fromNumber', 'number', 'payee', 'amount']);
    expect(notes.map(({ note }) => note)).toEqual(['no_item_no']);
    expect(faults(layout)).toEqual(['0 missing_itemNo']);
  });
  test('a workbook of headings only', async () => {
    const sheet = await workbook([['序号', '收款\n账号', '收款户名', '金额', '用途', '业务参考号']]);
    const { layout } = await guessLayout('t.xlsx', sheet);
    expect(layout.columns.map(({ field }) => field)).toEqual([
      'place',
      'number',
      'payee',
      'amount',
      'remark',
      'itemNo',
    ]);
  });
  test('a layout that was exported comes back as it was', async () => {
    const { name, layout } = await guessLayout('x.layout.json', Buffer.from(layoutText('江行', RIVER)));
    expect({ name, layout }).toEqual({ name: '江行', layout: RIVER });
  });
  test.each([
    ['no template', 'hello,world\n1,2\n', 'not_a_template'],
    ['nothing at all', '', 'empty_file'],
    ['half a layout', layoutText('江行', RIVER).slice(0, -20), 'not_a_layout'],
    ['another JSON', '{"format":"x"}', 'not_a_layout'],
    ['too many columns', `收款账号,收款户名,金额${',x'.repeat(40)}\n`, 'too_many_columns'],
    ['a heading as long as a page', `收款账号,收款户名,金额,${'长'.repeat(200)}\n`, 'heading_too_long'],
  ])('%s is refused by name', async (_, text, refusal) => {
    await expect(guessLayout('t.csv', Buffer.from(text))).rejects.toMatchObject({
      kind: 'file_refused',
      facts: { refusal },
    });
    expect(isWordKey(`refusal.${refusal}`)).toBe(true);
  });
});
