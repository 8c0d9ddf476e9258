/**
 * Sentences of exceptions held against the files they speak of: fees that were not taken off, days whose file is not there, lines that could not be
 * told apart, two files of one kind. A sentence that is true of another line is wrong here.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { say } from '../../../shared/wording/catalogue.ts';
import { sayingText } from '../../../shared/wording/why-text.ts';
import { run } from '../../../src-main/shells/cli/main.ts';
import type { Terminal } from '../../../src-main/shells/cli/terminal.ts';
import { SIX_PER_MILLE } from '../../support/terms.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let home = '';
const homes: string[] = [];
let out: string[] = [];
const terminalIn = (locale: Terminal['locale']): Terminal => ({
  locale,
  isInteractive: false,
  out: (text) => {
    out.push(text);
  },
  fault: () => undefined,
  progress: () => undefined,
  askSecret: async () => '',
});
const cli = (...args: string[]) => run(args, terminalIn('en'));
const place = (name: string) => join(home, name);
const workspace = () => ['--workspace', place('ws')];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'countinghouse-read-'));
  homes.push(home);
  mkdirSync(place('in'));
  out = [];
  vi.stubEnv('COUNTINGHOUSE_HOME', home);
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'a password for reading against files');
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => {
  for (const each of homes) rmSync(each, { recursive: true, force: true });
});

const ORDERS = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
const order = (number: string, channel: string, at: string, yuan: string) =>
  `${number},payment,,${channel},${at},${at},${yuan},CNY,paid,tea`;
const orders = (...rows: string[]) => writeFileSync(place('in/orders.csv'), [ORDERS, ...rows, ''].join('\n'));
const bank = (...rows: string[]) =>
  writeFileSync(
    place('in/bank.csv'),
    ['记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要', ...rows, ''].join('\r\n'),
  );
/** Everything that waits for a person, in words. */
const told = async (locale: Terminal['locale'] = 'en'): Promise<string> => {
  out = [];
  expect(await run(['explain', '--all', ...workspace()], terminalIn(locale))).toBe(0);
  return out.join('\n');
};

test('a credit short by just the agreed fee says what arrived, what should have, and by which schedule', async () => {
  orders(order('SO-500001', 'bank', '2026-03-03 09:00:00', '100.00'));
  bank('2026-03-03,CNY,"99.40","99.40",货款,某公司,', '2026-03-20,CNY,"1.00","100.40",货款,某公司,');
  writeFileSync(
    place('terms.json'),
    JSON.stringify({
      terms: [
        {
          what: 'fee',
          channel: 'bank',
          account: '',
          isEnded: false,
          schedule: { ...SIX_PER_MILLE, refunds: 'kept' },
        },
      ],
    }),
  );
  expect(await cli('import', place('in'), ...workspace())).toBe(0);
  expect(await cli('terms', 'import', place('terms.json'), ...workspace(), '--reason', 'contract')).toBe(0);
  expect(await cli('match', ...workspace())).toBe(0);
  expect(await told()).toContain(
    'Bank received 99.40 CNY, exactly 0.60 CNY (60 minor units) less than the 100.00 CNY in Orders: by the fee schedule (Bank 0.6%, from 2026-01-01) the fee is 0.60 CNY, which Orders does not take off.',
  );
  const chinese = await told('zh-CN');
  expect(chinese).toContain('按费率约定（银行 0.6%，自 2026-01-01 起）手续费为 0.60 CNY，订单没有扣去');
  expect(chinese).toContain(say('zh-CN', 'exceptionKind.order_bank.unexplained_in_bank')); // No channel has to do with the 1.00.
});

test('fees that differ between two files are told as net amounts, never as fees', () => {
  const facts = {
    leg: 'trade_fund',
    leftAmount: '49.60 CNY',
    rightAmount: '49.59 CNY',
    difference: '0.01 CNY',
    minor: 1,
  };
  expect(sayingText('en', { name: 'kind.fee_differs', facts })).toBe(
    'The principal agrees, the fee does not: after fees Trade bill has 49.60 CNY, Fund bill 49.59 CNY, so the fees are 0.01 CNY apart (1 minor units).',
  );
});

test('a payment a second before midnight: the file that lacks is the next day’s, of its own channel', async () => {
  orders(
    order('SO-300001', 'wechat', '2026-03-03 23:59:58', '88.00'),
    order('SO-300002', 'wechat', '2026-03-03 10:00:00', '100.00'),
  );
  const row = { 交易时间: '2026-03-03 10:00:01', 商户订单号: 'SO-300002' };
  writeFileSync(
    place('in/bill.csv'),
    tradeBill([row], ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00']),
  );
  expect(await cli('reconcile', place('in'), ...workspace(), '--as-of', '2026-03-04')).toBe(0);
  const inTime = await told();
  expect(inTime).toContain('In transit');
  expect(inTime).toContain('2026-03-03 23:59 is near the cut-off: the other side may have it on 2026-03-04.');
  expect(await cli('match', ...workspace(), '--as-of', '2026-03-20')).toBe(0);
  const late = await told();
  expect(late).toContain('the other has no file of 2026-03-04: get the file first');
  expect(late).toContain('the file of WeChat Pay Trade bill for 2026-03-04 is not imported');
  expect(late).toContain('get the file of 2026-03-04 and match again');
  expect(late).not.toContain('no file of 2026-03-03');
  expect(await cli('reconcile', place('in'), '--out', place('out'), '--as-of', '2026-03-20')).toBe(0);
  const { legs } = JSON.parse(readFileSync(join(place('out'), 'summary.json'), 'utf8'));
  expect(legs[0].missing_files).toEqual([{ sourceKind: 'trade_bill', channel: 'wechat', day: '2026-03-04' }]);
});

test('money that is overdue at a bank whose file ends before is not said to have not arrived', async () => {
  orders(order('SO-700001', 'bank', '2026-03-03 09:00:00', '100.00'));
  bank('2026-03-03,CNY,"7.00","7.00",货款,某公司,');
  expect(await cli('reconcile', place('in'), ...workspace(), '--as-of', '2026-03-20')).toBe(0);
  expect(await told()).toContain(
    'Orders has 100.00 CNY that should have arrived by now; Bank has no file of 2026-03-04 – 2026-03-06: get the file first.',
  );
});

test('lines that could not be told apart are looked for one by one, not as their sum', async () => {
  orders(
    order('SO-600001', 'bank', '2026-03-03 09:00:00', '25.00'),
    order('SO-600002', 'bank', '2026-03-03 09:05:00', '25.00'),
  );
  bank('2026-03-04,CNY,"25.00","25.00",货款,某公司,', '2026-03-20,CNY,"1.00","26.00",货款,某公司,');
  expect(await cli('reconcile', place('in'), ...workspace())).toBe(0);
  const [text = ''] = (await told()).split(/\n(?=■)/).filter((each) => each.includes('Several candidates'));
  expect(text).toContain('Between 2 in Orders and 1 in Bank');
  expect(text).toContain('Bank has 25.00 CNY in 1 line on 2026-03-03 – 2026-03-06:');
  expect(text).toContain('bank.csv row 2 (2026-03-04, Transfer), part of this very exception');
  expect(text).not.toContain('50.00');
});

test('of two files what is missing is missing in the other one, not at a bank', async () => {
  const rows = (...lines: string[]) => ['memo,transaction_date,amount,unique_id', ...lines, ''].join('\n');
  writeFileSync(
    place('left.csv'),
    rows('Aurora Trading 7001,2024-03-04,120.50,L1', 'Birch Lane 7002,2024-03-05,88.00,L2'),
  );
  writeFileSync(
    place('right.csv'),
    rows('Aurora Trading 7001,2024-03-04,120.50,R1', 'Nobody knows,2024-03-04,31.17,R2'),
  );
  const files = ['--left', place('left.csv'), '--right', place('right.csv')];
  expect(await cli('reconcile', ...files, '--out', place('out'), '--explain', '--as-of', '2024-05-05')).toBe(
    0,
  );
  const why = readFileSync(join(place('out'), 'why.txt'), 'utf8');
  expect(why).toContain(say('en', 'exceptionKind.left_right.unexplained_in_bank'));
  expect(why).not.toMatch(/arrived at bank|paid out/i);
});

test('totals are of the left side: seen from the bank they are held against its line', () => {
  const facts = { leg: 'fund_bank', side: 'left', amount: '5.00 CNY', period: '2026-03-01 – 2026-03-04' };
  expect(sayingText('zh-CN', { name: 'tried.group_total_of', facts })).toBe(
    '资金账单在 2026-03-01 – 2026-03-04 按渠道、账户、结算日的合计，与本行 5.00 CNY 相抵：没有唯一合上的',
  );
});
