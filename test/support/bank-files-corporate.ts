/** Statements as Chinese banks give them to companies, made up: one builder a layout, fed the same movements as the personal ones. */

import { compact, MOVES, only, quoted, rowsOf, sumOf, withBalances, workbook, yuan } from './bank-files.ts';
import { gb } from './gb.ts';

export const OWN_ACCOUNT = '1234567890123';

const tabbed = (...rows: readonly (readonly string[])[]): Buffer =>
  gb(rows.map((row) => row.join('\t')).join('\r\n'));

const ccbHeader =
  '账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,企业流水号,凭证种类,凭证号';

export const CORPORATE: Readonly<Record<string, () => Buffer | string | Promise<Buffer>>> = {
  'ICBC (a), a word and two columns': () =>
    tabbed(
      ['[HISTORYDETAIL]'],
      '凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额,个性化信息'.split(
        ',',
      ),
      ...withBalances().map((move) => [
        move.reference,
        OWN_ACCOUNT,
        '1001',
        `${move.day} ${move.time}`,
        move.cents < 0 ? '借' : '贷',
        yuan(move.cents < 0 ? -move.cents : 0, true),
        yuan(move.cents > 0 ? move.cents : 0, true),
        '102100000000',
        move.text,
        '',
        move.party,
        yuan(move.balance, true),
        '',
      ]),
    ),
  'ICBC (b), a word and one amount': () =>
    tabbed(
      ['[HISTORYDETAIL]'],
      '凭证号,本方账号,对方账号,交易时间,借贷标志,对方单位,对方行号,用途,摘要,附言,发生额,余额,币种'.split(
        ',',
      ),
      ...withBalances().map((move) => [
        move.reference,
        OWN_ACCOUNT,
        '1001',
        `${move.day} ${move.time}`,
        move.cents < 0 ? '借' : '贷',
        move.party,
        '102100000000',
        '',
        move.text,
        '',
        yuan(Math.abs(move.cents), true),
        yuan(move.balance, true),
        '人民币',
      ]),
    ),
  'ICBC (c), in and out': () =>
    workbook([
      ['[HISTORYDETAIL]'],
      '凭证号,本方账号,交易时间,对方单位,对方账号,转入金额,转出金额,余额,用途,摘要,附言,回单个性化信息'.split(
        ',',
      ),
      ...withBalances().map((move) => [
        move.reference,
        OWN_ACCOUNT,
        `${move.day} ${move.time}`,
        move.party,
        '1001',
        only(move.cents > 0, yuan(move.cents)),
        only(move.cents < 0, yuan(-move.cents)),
        yuan(move.balance),
        '',
        move.text,
        '',
        '',
      ]),
    ]),
  'CCB, and China Development Bank with the same header': () =>
    workbook([
      ccbHeader.split(','),
      ...withBalances().map((move) => [
        OWN_ACCOUNT,
        '本公司',
        `${compact(move.day)} ${move.time}`,
        yuan(move.cents < 0 ? -move.cents : 0),
        yuan(move.cents > 0 ? move.cents : 0),
        yuan(move.balance),
        '人民币元',
        move.party,
        '2001',
        '某支行',
        compact(move.day),
        move.text,
        '',
        move.reference,
        '',
        '',
        '',
      ]),
      ['合计', '', '', yuan(sumOf(MOVES, false)), yuan(sumOf(MOVES, true))],
      ['制表人：某某', '', '制表日期：20240201'],
    ]),
  'BOC, bilingual, totals above': () => gb(bocCorporate()),
  CMB: () =>
    workbook([
      ['账号：', OWN_ACCOUNT],
      '交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,流程实例号,业务名称,用途,业务参考号,业务摘要,其他摘要,收(付)方分行名,收(付)方名称,收(付)方账号'.split(
        ',',
      ),
      ...withBalances().map((move) => [
        compact(move.day),
        move.time,
        compact(move.day),
        '',
        only(move.cents < 0, yuan(-move.cents, true)),
        only(move.cents > 0, yuan(move.cents, true)),
        yuan(move.balance, true),
        move.text,
        move.reference,
        'N0001',
        '代发',
        '',
        '',
        '',
        '',
        '某分行',
        move.party,
        '6222',
      ]),
    ]),
  'PAB, income first': () =>
    workbook([
      '交易时间,账号,收入,支出,账户余额,对方户名,对方账号,对方账号开户行,摘要,交易流水号,核心唯一流水号,交易用途,币种'.split(
        ',',
      ),
      ...withBalances().map((move) => [
        `${move.day} ${move.time}`,
        OWN_ACCOUNT,
        only(move.cents > 0, yuan(move.cents)),
        only(move.cents < 0, yuan(-move.cents)),
        yuan(move.balance),
        move.party,
        '5001',
        '某行',
        move.text,
        move.reference,
        `C${move.reference}`,
        '',
        'CNY',
      ]),
    ]),
  CMBC: () =>
    workbook([
      ['账户名称:', '本公司'],
      ['账号:', OWN_ACCOUNT],
      ['币种:', '人民币'],
      '交易时间,交易流水号,借方发生额,贷方发生额,账户余额,凭证号,客户附言,对方账号,对方账号名称,对方开户行'.split(
        ',',
      ),
      ...withBalances().map((move) => [
        `${move.day} ${move.time}`,
        move.reference,
        only(move.cents < 0, yuan(-move.cents)),
        only(move.cents > 0, yuan(move.cents)),
        yuan(move.balance),
        '9800',
        move.text,
        '2502',
        move.party,
        '某行',
      ]),
    ]),
  CEB: () =>
    workbook([
      ['账号', OWN_ACCOUNT],
      '交易日期,交易时间,借方发生额,贷方发生额,账户余额,对方账号,对方名称,摘要,凭证号'.split(','),
      ...withBalances().map((move) => [
        move.day,
        move.time,
        only(move.cents < 0, yuan(-move.cents)),
        only(move.cents > 0, yuan(move.cents)),
        yuan(move.balance),
        '3001',
        move.party,
        move.text,
        move.reference,
      ]),
    ]),
};

function bocCorporate(): string {
  const ours = [OWN_ACCOUNT, '本公司'];
  const head: [string, string][] = [
    ['查询账号[ Inquirer account number ]', OWN_ACCOUNT],
    ['总笔数[ Total number ]', '4'],
    ['借方发生总笔数[ Total Numbers of Debited Payments ]', '2'],
    ['借方发生总额[ Total Debit Amount of Payments ]', quoted(yuan(sumOf(MOVES, false), true))],
    ['贷方发生总笔数[ Total Numbers of Credited Payments ]', '2'],
    ['贷方发生总额[ Total Credit Amount of Payments ]', quoted(yuan(sumOf(MOVES, true), true))],
    ['查询时间范围[ Time Range ]', '20240101-20240131'],
  ];
  const header =
    "交易类型[ Transaction Type ],业务类型[ Business type ],付款人开户行号[ Account holding bank number of payer ],付款人开户行名[ Payer account bank ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ]," +
    "收款人开户行行号[ Account holding bank number of beneficiary ],收款人开户行名[ Beneficiary account bank ],收款人账号[ Payee's Account Number ],收款人名称[ Payee's Name ]," +
    '交易日期[ Transaction Date ],交易时间[ Transaction time ],交易货币[ Trade Currency ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ],起息日期[ Value Date ],汇率[ Exchange rate ],' +
    '交易流水号[ Transaction reference number ],凭证类型[ Voucher type ],凭证号码[ Voucher number ],摘要[ Reference ],用途[ Purpose ],交易附言[ Remark ],备注[ Remarks ],名义付款人名称[ Name of nominal payer ]';
  return rowsOf(
    ...head,
    header.split(','),
    ...withBalances().map((move) => {
      const theirs = ['00000000000002', move.party];
      const [payer, payee] = move.cents < 0 ? [ours, theirs] : [theirs, ours];
      return [
        move.cents < 0 ? '往账' : '来账',
        '跨行汇款',
        '10658',
        '付款银行某支行',
        ...payer,
        '10659',
        '收款银行某支行',
        ...payee,
        compact(move.day),
        move.time,
        'CNY',
        `${move.cents > 0 ? '+' : ''}${yuan(move.cents)}`,
        `+${yuan(move.balance)}`,
        compact(move.day),
        '1.000000',
        move.reference,
        '',
        '',
        '',
        move.text,
        '',
        '',
        '',
      ];
    }),
  );
}
