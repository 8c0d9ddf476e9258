/** WeChat: trade bills of all three kinds, fund bills, and the personal wallet as CSV and as a workbook. */
import { workbook } from '../bank-files.ts';
import { WECHAT_HEADER, walletBill, wechatNotes } from '../wallet-bills.ts';
import { ALL_COLUMNS, fundBill, REFUND, REFUND_COLUMNS, SUCCESS_COLUMNS, tradeBill } from '../wechat-bill.ts';
import { type Seed, seed } from './seed.ts';

const SECOND = {
  微信订单号: '4200000000202603010000000002',
  商户订单号: 'A2',
  应结订单金额: '1234.50',
  订单金额: '1240.50',
  手续费: '7.41000',
};
const trade = (kind: string, bytes: string): Seed =>
  seed(`wechat trade bill: ${kind}`, {
    file: `1900000109All2026-03-01_2026-03-01.csv`,
    adapter: 'wechat_trade_bill',
    vouches: 'always',
    bytes,
  });
const TOTALS_ALL = ['3', '1334.50', '40.00', '0.00', '7.77000', '1340.50', '40.00'];

const entry = (no: string, more: Parameters<typeof fundBill>[0][number]) => ({
  微信支付业务单号: `420000000020260301000000000${no}`,
  资金流水单号: `900000000000000000${no}`,
  ...more,
});

const NOTES = ['共3笔记录', '收入：1笔 0.35元', '支出：1笔 28.16元', '中性交易：1笔 100.10元'];
const MONTH = [
  [
    '2026-03-05 10:00:00',
    '商户消费',
    '山茶茶庄',
    '"明前龙井"',
    '支出',
    '¥28.16',
    '零钱',
    '支付成功',
    '4200000001202603050000000001\t',
    'A1\t',
    '"/"',
  ],
  [
    '2026-03-06 11:00:00',
    '微信红包',
    '阿竹',
    '/',
    '收入',
    '¥0.35',
    '/',
    '已存入零钱',
    '100003990126030600000001',
    '/',
    '/',
  ],
  [
    '2026-03-07 12:00:00',
    '零钱提现',
    '招商银行(1234)',
    '/',
    '/',
    '¥100.10',
    '招商银行(1234)',
    '提现已到账',
    '207260307000000001\t',
    '/\t',
    '服务费¥0.10',
  ],
];
/** As texts of a workbook: what CSV quotes, and its TABs, are gone. */
const plain = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll('"', '').replace('\t', ''));

export const wechatSeeds = async (): Promise<Seed[]> => [
  trade('all', tradeBill([{}, SECOND, REFUND], TOTALS_ALL, ALL_COLUMNS)),
  trade(
    'paid',
    tradeBill([{}, SECOND], ['2', '1334.50', '0.00', '0.00', '8.01000', '1340.50', '0.00'], SUCCESS_COLUMNS),
  ),
  trade(
    'refunded',
    tradeBill([REFUND], ['1', '0.00', '40.00', '0.00', '-0.24000', '0.00', '40.00'], REFUND_COLUMNS),
  ),
  seed('wechat fund bill: a day', {
    file: '1900000109-fund-BASIC-2026-03-01.csv',
    adapter: 'wechat_fund_bill',
    vouches: 'always',
    bytes: fundBill(
      [
        entry('1', {}),
        entry('2', {
          业务名称: '扣除交易手续费',
          业务类型: '扣除交易手续费',
          收支类型: '支出',
          '收支金额(元)': '0.60',
          '账户结余(元)': '99.40',
        }),
        entry('3', { '收支金额(元)': '1234.50', '账户结余(元)': '1333.90', 业务凭证号: 'A2' }),
        entry('4', {
          业务名称: '退款',
          业务类型: '退款',
          收支类型: '支出',
          '收支金额(元)': '40.00',
          '账户结余(元)': '1293.90',
        }),
        entry('5', {
          业务名称: '提现',
          业务类型: '提现',
          收支类型: '支出',
          '收支金额(元)': '1000.00',
          '账户结余(元)': '293.90',
        }),
      ],
      ['5', '2', '1334.50', '3', '1040.60'],
    ),
  }),
  seed('wechat wallet: text', {
    file: '微信支付账单(20260301-20260331).csv',
    adapter: 'wechat_personal',
    vouches: 'nothing',
    bytes: walletBill({
      before: wechatNotes(...NOTES).map((note) => `${note},,,,,,,,,,`),
      header: WECHAT_HEADER,
      rows: MONTH,
    }),
  }),
  seed('wechat wallet: workbook', {
    file: '微信支付账单流水文件(20260301-20260331).xlsx',
    adapter: 'wechat_personal',
    vouches: 'nothing',
    bytes: await workbook([
      ...wechatNotes(...NOTES).map((note) => [note]),
      WECHAT_HEADER,
      ...MONTH.map(plain),
    ]),
  }),
];
