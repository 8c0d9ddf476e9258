/**
 * Statements as Chinese banks write them, made up: one builder a layout, all of them fed the same movements. GBK where the bank writes GBK,
 * a workbook where it sends one. Where a layout comes from is in the adapter's NOTES.md.
 */
import Excel from 'exceljs';
import { gb } from './gb.ts';

/** One movement, before a bank prints it. */
export interface Moved {
  readonly day: string;
  readonly time: string;
  /** Signed minor units, from the account holder's side. */
  readonly cents: number;
  readonly text: string;
  readonly party: string;
  readonly reference: string;
}

export const MOVES: readonly Moved[] = [
  {
    day: '2024-01-05',
    time: '10:20:30',
    cents: 1_234_567,
    text: '货款',
    party: '甲商贸有限公司',
    reference: 'R0001',
  },
  { day: '2024-01-08', time: '12:00:01', cents: -5_000, text: '消费', party: '乙商店', reference: 'R0002' },
  { day: '2024-01-08', time: '12:00:02', cents: -100_000, text: '转账', party: '张三', reference: 'R0003' },
  { day: '2024-01-21', time: '00:00:00', cents: 12, text: '结息', party: '', reference: 'R0004' },
];
export const OPENING = 20_000;

/** On a card, with the words of a card: purchases are out, repayments and refunds in. */
export const CARD_MOVES: readonly Moved[] = [
  { day: '2023-12-29', time: '', cents: 34_567, text: '还款', party: '财付通', reference: '' },
  { day: '2024-01-02', time: '', cents: -5_678, text: '消费', party: '影院', reference: '' },
  { day: '2024-01-03', time: '', cents: 390, text: '退货', party: '饭票', reference: '' },
  { day: '2024-01-05', time: '', cents: -800_000, text: '消费', party: '中国移动', reference: '' },
];

export const compact = (day: string): string => day.replaceAll('-', '');
/** 1234.56, with commas where a bank prints them. */
export function yuan(cents: number, hasCommas = false): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = digits.slice(0, -2);
  const grouped = hasCommas ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${cents < 0 ? '-' : ''}${grouped}.${digits.slice(-2)}`;
}
export const only = (isIt: boolean, text: string): string => (isIt ? text : '');
export const quoted = (text: string): string => `"${text}"`;
export const rowsOf = (...rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join(',')).join('\r\n');

export interface Balanced extends Moved {
  readonly balance: number;
}
export function withBalances(moves: readonly Moved[] = MOVES, opening = OPENING): Balanced[] {
  let balance = opening;
  return moves.map((move) => {
    balance += move.cents;
    return { ...move, balance };
  });
}
export const sumOf = (moves: readonly Moved[], isIn: boolean): number =>
  moves.reduce((sum, { cents }) => (cents > 0 === isIn ? sum + Math.abs(cents) : sum), 0);

export type Grid = readonly (readonly (string | number | Date)[])[];
export async function workbook(rows: Grid): Promise<Buffer> {
  const book = new Excel.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** ICBC pads every cell and ends it with a TAB. */
const padded = (text: string): string => `"${text.padEnd(12)}\t"`;

export const PERSONAL: Readonly<Record<string, () => Buffer | string | Promise<Buffer>>> = {
  'ICBC debit v1': () => gb(icbcDebit(false)),
  'ICBC debit v2': () => gb(icbcDebit(true)),
  'CMB debit': () =>
    rowsOf(
      '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要'.split(','),
      ...withBalances().map((move) => [
        move.day,
        'CNY',
        quoted(yuan(move.cents, true)),
        quoted(yuan(move.balance, true)),
        move.text,
        move.party,
        '',
      ]),
    ),
  'CMB online bank': () =>
    gb(
      [
        '# 招商银行交易记录',
        '# 账号: [621400******0001 某某 人民币]',
        '# 起始日期: [20240101]   终止日期: [20240131]',
        '"交易日期","交易时间","收入","支出","余额","交易类型","交易备注"',
        ...withBalances().map((move) =>
          [
            `\t${compact(move.day)}`,
            `\t${move.time}`,
            only(move.cents > 0, yuan(move.cents, true)),
            only(move.cents < 0, yuan(-move.cents, true)),
            yuan(move.balance, true),
            move.text,
            move.party,
          ]
            .map(quoted)
            .join(','),
        ),
        `# 收入合计: 2 笔，共 ${yuan(sumOf(MOVES, true), true)} 元`,
        `# 支出合计: 2 笔，共 ${yuan(sumOf(MOVES, false), true)} 元`,
      ].join('\r\n'),
    ),
  ABC: () =>
    gb(
      rowsOf(
        '交易日期,交易时间,交易摘要,交易金额,本次余额,对手信息,日 志 号,交易渠道,交易附言'.split(','),
        ...withBalances().map((move) => [
          compact(move.day),
          move.time.replaceAll(':', ''),
          move.text,
          `${move.cents > 0 ? '+' : ''}${yuan(move.cents)}`,
          yuan(move.balance),
          move.party || '--',
          '0000000000',
          // The last cells of a row may be missing.
          ...(move.cents > 100 ? ['网银', ''] : []),
        ]),
      ),
    ),
  'BOCOM debit': () =>
    gb(
      rowsOf(
        '序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要'.split(','),
        ...withBalances().map((move, at) => [
          String(at + 1),
          move.day,
          move.time,
          move.text,
          move.cents < 0 ? '借 Dr' : '贷 Cr',
          yuan(Math.abs(move.cents)),
          yuan(move.balance),
          '6222000000000001',
          move.party,
          '网上银行',
          '',
        ]),
      ),
    ),
  'BOC debit': () =>
    rowsOf(
      ['中国银行交易流水明细单'],
      '记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行'.split(
        ',',
      ),
      ...withBalances()
        .toReversed() // Newest first.
        .map((move) => [
          move.day,
          move.time,
          '人民币',
          quoted(yuan(move.cents, true)),
          quoted(yuan(move.balance, true)),
          move.text,
          '网上银行',
          '-------------------',
          '----------',
          move.party || '-------------------',
          '6222******0001',
          '-------------------',
        ]),
    ),
  SPDB: () =>
    workbook([
      ['账号：6217920000000001   日期范围：20240101-20240131'],
      '顺序号,交易日期,交易类型,存入金额,取出金额,余额,交易对手名称,交易对手账号,附言'.split(','),
      ...withBalances().map((move, at) => [
        String(at + 1),
        `${move.day}  ${move.time}`,
        move.text,
        only(move.cents > 0, yuan(move.cents)),
        only(move.cents < 0, yuan(-move.cents)),
        yuan(move.balance),
        move.party,
        '6222000000000001',
        '',
      ]),
    ]),
  'CCB debit': () =>
    workbook([
      ['China Construction Bank'],
      ['开户机构：', '某支行'],
      ['账　　号：', '6217000000000001'],
      ['币　　种：', '人民币'],
      ['起始日期：', '20240101', '结束日期：', '20240131'],
      '   记账日   ,  交易日期  ,  交易时间  ,   支出   ,   收入   ,  账户余额  ,  币种  ,  摘要  ,  对方账号  ,  对方户名  ,  交易地点  '.split(
        ',',
      ),
      ...withBalances().map((move) => [
        compact(move.day),
        compact(move.day),
        move.time,
        move.cents < 0 ? -move.cents / 100 : 0,
        move.cents > 0 ? move.cents / 100 : 0,
        // A program that adds binary fractions leaves a tail.
        move.balance / 100 + 0.000_000_000_4,
        '人民币元',
        move.text,
        '6222000000000001',
        move.party,
        '',
      ]),
      ['以上数据仅供参考，具体内容请以柜台为准'],
    ]),
  'CCB, all details': () =>
    workbook([
      ['', '', '', '', '中国建设银行个人活期账户全部交易明细'],
      [
        '',
        '卡号/账号:6217000000000001',
        '',
        '客户名称:某某',
        '',
        '起始日期:20240101',
        '',
        '结束日期:20240131',
      ],
      [
        '当前时间段收支金额合计：人民币元；',
        `总支出：${yuan(sumOf(MOVES, false), true)}`,
        `总收入：${yuan(sumOf(MOVES, true), true)}`,
      ],
      '序号,摘要,币别,钞汇,交易日期,交易金额,账户余额,交易地点/附言,对方账号与户名'.split(','),
      ...withBalances().map((move, at) => [
        String(at + 1),
        move.text,
        '人民币元',
        '钞',
        compact(move.day),
        yuan(move.cents, true),
        yuan(move.balance, true),
        '***',
        move.party === '' ? '' : `6222000000000001/${move.party}`,
      ]),
    ]),
  'CIB, dollars': () =>
    workbook([
      ['兴业银行交易明细'],
      [],
      ['账户别名'],
      ['账户户名', '某某'],
      ['账户账号', '622900000000000001'],
      ['卡内账户', '003 活期储蓄存款 美元'],
      ['起始日期', '2024-01-01'],
      ['截止日期', '2024-01-31'],
      [],
      '交易时间,记账日,支出,收入,账户余额,摘要,对方户名,对方银行,对方账号,用途,交易渠道,备注'.split(','),
      ...withBalances().map((move) => [
        `${move.day} ${move.time}`,
        move.day,
        only(move.cents < 0, yuan(-move.cents, true)),
        only(move.cents > 0, yuan(move.cents, true)),
        yuan(move.balance, true),
        move.text,
        move.party,
      ]),
      ['说明', '交易明细内容仅供个人参考。'],
    ]),
};

function icbcDebit(isNewer: boolean): string {
  const header =
    `交易日期,摘要,${isNewer ? '交易详情,' : ''}交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),` +
    `记账币种,余额,对方户名${isNewer ? ',对方账户' : ''}`;
  const rows = withBalances()
    .toReversed()
    .map((move) =>
      [
        `${move.day} \t`,
        padded(move.text),
        ...(isNewer ? [padded('')] : []),
        padded('某地'),
        padded('CHN'),
        '钞 \t',
        padded('-'),
        padded('-'),
        '- \t',
        padded(only(move.cents > 0, yuan(move.cents, true))),
        padded(only(move.cents < 0, yuan(-move.cents, true))),
        '人民币 \t',
        padded(yuan(move.balance, true)),
        padded(move.party),
        ...(isNewer ? [padded('6222****0001')] : []),
        '',
      ].join(','),
    );
  // Nobody quotes the totals.
  const totals = `人民币合计${','.repeat(isNewer ? 9 : 8)}${yuan(sumOf(MOVES, true), true)} \t,${yuan(sumOf(MOVES, false), true)} \t,`;
  return [
    '明细查询文件下载',
    '',
    '卡号: 6222****9876,"卡别名: "',
    '',
    '子账户序号: 00000,子账户类别: 活期,"子账户别名: "',
    '',
    header,
    ...rows,
    ' ',
    totals,
    '',
  ].join('\r\n');
}

const CARD_SPENDING = (move: Moved): string => yuan(-move.cents, true);

export const CARDS: Readonly<Record<string, () => Buffer | string | Promise<Buffer>>> = {
  'CMB card, no year in its dates': () =>
    gb(
      rowsOf(
        ['招商银行信用卡对账单（个人消费卡账户 2024年01月）'],
        '交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额'.split(','),
        ...CARD_MOVES.map((move) => {
          const day = move.day.slice(5).replace('-', '/');
          const spent = quoted(CARD_SPENDING(move));
          return [
            only(move.text !== '还款', day),
            day,
            `${move.party}${move.text}`,
            spent,
            '1234',
            `${spent.slice(0, -1)}(CN)"`,
          ];
        }),
      ),
    ),
  'BOCOM card, the text says the direction': () =>
    rowsOf(
      '交易日期,记账日期,交易说明,交易币种/金额,入账币种/金额'.split(','),
      ...CARD_MOVES.map((move, at) => {
        const amount = `CNY${at % 2 === 0 ? ' ' : ''}${yuan(Math.abs(move.cents))}`;
        return [
          move.day,
          move.day,
          `${move.text === '还款' ? '信用卡还款' : move.text} ${move.party}`,
          amount,
          amount,
        ];
      }),
    ),
  'BOC card': () =>
    rowsOf(
      ['中国银行信用卡账单(2024年01月)'],
      '交易日,银行记账日,卡号后四位,交易描述,存入,支出,币种'.split(','),
      ...CARD_MOVES.map((move) => [
        move.day,
        move.day,
        '4260',
        `${move.party}${move.text}`,
        only(move.cents > 0, yuan(move.cents)),
        only(move.cents < 0, yuan(-move.cents)),
        'CNY',
      ]),
    ),
  'CGB card': () =>
    rowsOf(
      '交易日期,入账日期,交易摘要,交易金额,交易货币,入账金额,入账货币'.split(','),
      ...CARD_MOVES.map((move) => {
        const day = move.day.replaceAll('-', '/');
        return [
          day,
          day,
          `（${move.text}）${move.party}`,
          '1.09',
          '欧元',
          quoted(CARD_SPENDING(move)),
          '人民币',
        ];
      }),
    ),
  'CITIC card': () =>
    workbook([
      ['本期账单明细(人民币)'],
      '交易日期,入账日期,交易描述,卡末四位,交易币种,结算币种,交易金额,结算金额'.split(','),
      ...CARD_MOVES.map((move) => [
        `${move.day.slice(0, 4)}年${move.day.slice(5, 7)}月${move.day.slice(8)}日`,
        compact(move.day),
        `${move.party}${move.text}`,
        6688,
        '欧元',
        '人民币',
        '1.09',
        yuan(-move.cents),
      ]),
    ]),
  'ICBC card': () =>
    gb(
      [
        '明细查询文件下载',
        '卡号: 6222****5678,"卡别名: "',
        '交易日期,记账日期,摘要,交易场所,交易国家或地区简称,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名',
        ...withBalances(CARD_MOVES, -900_000).map((move) =>
          [
            `${move.day} \t`,
            `${move.day} \t`,
            padded(move.text),
            padded(move.party),
            padded('CHN'),
            padded(''),
            padded('1.09'),
            '欧元 \t',
            padded(only(move.cents > 0, yuan(move.cents, true))),
            padded(only(move.cents < 0, yuan(-move.cents, true))),
            '人民币 \t',
            padded(yuan(move.balance, true)),
            padded(''),
            '',
          ].join(','),
        ),
        `合计金额,,,,,"0.00 \t","4.36 \t",,"${yuan(sumOf(CARD_MOVES, true))} \t","${yuan(sumOf(CARD_MOVES, false), true)} \t",`,
      ].join('\r\n'),
    ),
};
