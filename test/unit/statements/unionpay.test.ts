/** UnionPay's merchant files: what each row becomes, and that the report of the day proves the details of the day. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signedNet } from '../../../shared/domain/statement-line.ts';
import { unionpayZm } from '../../../src-main/areas/statements/adapters/unionpay-zm/index.ts';
import { settle } from '../../../src-main/areas/statements/adapters/unionpay-zm/settlement.ts';
import { gb } from '../../support/gb.ts';
import { linesOf, planOf, readFiles, readOne } from '../../support/read-files.ts';
import { sampleOf } from '../../support/run-adapter.ts';
import {
  type Cells,
  MERCHANT,
  RD_NAME,
  REFUND,
  rdFile,
  ZM_NAME,
  ZME_NAME,
  zmeFile,
  zmFile,
  zmLine,
} from '../../support/unionpay.ts';
import { zip } from '../../support/zip.ts';

const read = (rows: readonly Cells[], name = ZM_NAME) => readOne(zmFile(rows), name);

describe('ZM: a payment and a part refund of it', () => {
  test('the payment comes in less its fee, on its own day, for the day of settlement in the name', async () => {
    const { lines, plan, problems } = await read([{}]);
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      {
        row: 1,
        account: MERCHANT,
        channel: 'unionpay',
        kind: 'payment',
        direction: 'in',
        occurredAt: '2026-05-08T10:15:00+08:00',
        bookingDate: '2026-05-08',
        valueDate: '',
        gross: 10_000,
        fee: 60,
        net: 9940,
        orderAmount: null,
        currency: 'CNY',
        balance: null,
        status: 'success',
        merchantOrderNo: 'SO-1001',
        refundNo: '',
        channelTransactionId: '202605081015001000018',
        relatedTransactionId: '',
        batchNo: '',
        bankReference: '',
        counterparty: '622200******0011',
        description: '消费',
      },
    ]);
    expect(plan).toMatchObject({
      adapter: 'unionpay_zm',
      accounts: [MERCHANT],
      periodFrom: '2026-05-08',
      periodTo: '2026-05-08',
      proof: 'not_stated',
      drift: [],
    });
  });
  test('the refund goes out less the fee given back, and names the payment', async () => {
    const { lines } = await read([{}, REFUND]);
    expect(lines[1]).toMatchObject({
      kind: 'refund',
      direction: 'out',
      gross: 4000,
      fee: -24,
      net: 3976,
      merchantOrderNo: '',
      refundNo: 'RF-1',
      channelTransactionId: '202605081530001000028',
      relatedTransactionId: '202605081015001000018',
    });
    expect(lines.map(signedNet)).toEqual([9940, -3976]);
  });
  test.each(['sample', 'old', 'new'] as const)('the tail of the %s layout', async (tail) => {
    const { lines } = await readOne(zmFile([{ 41: tail === 'old' ? '' : 'SO-1001' }, REFUND], tail), ZM_NAME);
    expect(lines.map((line) => line.net)).toEqual([9940, 3976]);
  });
  test('newer files name the order a refund gives back, and the reference number', async () => {
    const { lines } = await readOne(
      zmFile([{ ...REFUND, 41: 'SO-1001', 42: 'D000000004000', 45: '112233445566' }], 'new'),
      ZM_NAME,
    );
    expect(lines[0]).toMatchObject({
      merchantOrderNo: 'SO-1001',
      refundNo: 'RF-1',
      bankReference: '112233445566',
    });
  });
  test('a line whose trailing blanks an editor took away is the same line', async () => {
    const short = zmFile([{}, REFUND]).replaceAll(/ +\r\n/g, '\n');
    expect((await readOne(short, ZM_NAME)).lines).toEqual((await read([{}, REFUND])).lines);
  });
  test('Chinese in a field takes two bytes each, in GBK and saved again as UTF-8', async () => {
    const rows = [{ 31: '东门店', 35: '早餐' }];
    const gbk = await readOne(gb(zmFile(rows)), ZM_NAME);
    expect(gbk.lines[0]).toMatchObject({ net: 9940, description: '消费 · 东门店 · 早餐' });
    expect((await read(rows)).lines).toEqual(gbk.lines);
  });
});

describe('the year, which no row prints', () => {
  test('comes from the number: a trade of 31 December settled on 1 January', async () => {
    const trade = { 5: '1231231500', 10: '202512312315001000018' };
    const { lines } = await read([trade], `INN26010188ZM_${MERCHANT}`);
    expect(lines[0]).toMatchObject({ occurredAt: '2025-12-31T23:15:00+08:00', bookingDate: '2026-01-01' });
  });
  test('is the next one where the number is of New Year’s Eve and the row of the day after', async () => {
    const { lines } = await read([{ 5: '0101000001', 10: '202512312359591000018' }]);
    expect(lines[0]?.occurredAt).toBe('2026-01-01T00:00:01+08:00');
  });
  test('without a name of UnionPay’s own the file is known by its rows, and has no day of settlement', async () => {
    const { lines, plan } = await read([{}], 'download.txt');
    expect(lines[0]).toMatchObject({ bookingDate: '', occurredAt: '2026-05-08T10:15:00+08:00' });
    expect(plan).toMatchObject({ adapter: 'unionpay_zm', accounts: [MERCHANT], periodFrom: '2026-05-08' });
  });
  test('a day that does not exist is a problem', async () => {
    expect((await read([{ 5: '0230101500' }])).problems).toMatchObject([
      { column: '交易传输时间', kind: 'not_a_date' },
    ]);
  });
});

describe('a row’s own figures', () => {
  test.each<[string, Cells, string, string]>([
    ['a fen too many', { 17: 'C000000009941', 33: 'C000000009941' }, 'net_differs', '结算金额'],
    ['the net is not what was settled', { 33: 'C000000009939' }, 'net_differs', '结算金额'],
    [
      'a sale that is debited',
      { 17: 'D000000009940', 33: 'D000000009940', 16: 'C000000000060' },
      'direction_contradicts',
      '结算金额',
    ],
    ['code of a sale, type of a refund', { 20: '04' }, 'direction_contradicts', '交易代码'],
    ['a fee without C or D', { 16: '0000000000060' }, 'not_an_amount', '商户手续费'],
    ['letters in an amount', { 7: '00000001OO00' }, 'not_an_amount', '交易金额'],
    ['nothing settled', { 17: '' }, 'missing_value', '结算金额'],
    ['no number', { 10: '' }, 'missing_value', '查询流水号'],
  ])('%s is named, and no line is made', async (_, over, kind, column) => {
    const { problems, lines } = await read([{ ...REFUND }, over]);
    expect(lines).toHaveLength(1);
    expect(problems).toMatchObject([{ row: 2, kind, column }]);
  });
  test('a line cut off before its net is named', async () => {
    const text = zmFile([{}]) + zmLine().slice(0, 380);
    expect((await readOne(text, ZM_NAME)).problems).toMatchObject([{ row: 2, kind: 'too_few_cells' }]);
  });
  test('what goes to a sub-merchant is withheld with the fee, and said', async () => {
    const { lines } = await read([{ 29: 'L', 32: 'D000000003000', 33: 'C000000006940' }]);
    expect(lines[0]).toMatchObject({
      gross: 10_000,
      fee: 3060,
      net: 6940,
      description: '消费 · 分账 D000000003000',
    });
  });
  test('a coupon that lessens what is settled leaves the order as it was', async () => {
    const { lines } = await read([
      { 36: 'D000000001000', 16: 'D000000000054', 17: 'C000000008946', 33: 'C000000008946' },
    ]);
    expect(lines[0]).toMatchObject({ gross: 9000, orderAmount: 10_000, fee: 54, net: 8946 });
  });
  test('a fee for instalments is part of what was charged', async () => {
    const { lines } = await read([{ 38: 'D00000000100', 17: 'C000000009840', 33: 'C000000009840' }]);
    expect(lines[0]).toMatchObject({ gross: 10_000, fee: 160, net: 9840 });
  });
  test('reserving money on a card moves none', async () => {
    const { lines, skips } = await read([
      {},
      { 1: 'S10', 20: '02', 16: ' 000000000000', 17: ' 000000000000', 33: ' 000000000000' },
    ]);
    expect(lines).toHaveLength(1);
    expect(skips).toEqual([{ row: 2, reason: 'no_movement' }]);
  });
  test('a code nobody published goes by C and D', async () => {
    const { lines } = await read([{ 1: 'S99', 20: '99' }]);
    expect(lines[0]).toMatchObject({ kind: 'payment', direction: 'in', description: 'S99' });
  });
  test('whatever was traded and charged, the row’s sum is found again, and a changed fen is not', () => {
    const fen = fc.integer({ min: 1, max: 10 ** 9 });
    fc.assert(
      fc.property(fen, fc.integer({ min: 0, max: 10 ** 6 }), fc.boolean(), (amount, charge, isSale) => {
        const sense = isSale ? 1 : -1;
        const fee = isSale ? -charge : charge;
        const settled = sense * amount + fee;
        const base = { instalmentFee: 0, discount: 0, principal: 0, split: 0 };
        expect(settle({ ...base, amount, fee, settled, net: settled }, sense)).toEqual({
          sense,
          gross: amount,
          fee: isSale ? charge : 0 - charge,
          net: sense * settled + 0,
        });
        expect(typeof settle({ ...base, amount: amount + 1, fee, settled, net: settled }, sense)).toBe(
          'string',
        );
      }),
    );
  });
});

describe('ZME: corrections', () => {
  test('move what they settle, by C and D, and name the trade they correct', async () => {
    const { lines, plan, problems } = await readOne(zmeFile([{}]), ZME_NAME);
    expect(problems).toEqual([]);
    expect(lines).toMatchObject([
      {
        account: MERCHANT,
        kind: 'adjustment',
        direction: 'out',
        occurredAt: '2026-05-07T09:00:00+08:00',
        bookingDate: '2026-05-08',
        gross: 3000,
        fee: -18,
        net: 2982,
        channelTransactionId: '',
        description: '差错 E74 · 原交易 0501120000 100009',
      },
    ]);
    expect(plan).toMatchObject({ adapter: 'unionpay_zm', periodFrom: '2026-05-08' });
  });
  test('a fee alone is a movement of its own', async () => {
    const { lines } = await readOne(
      zmeFile([{ 7: '000000000000', 15: 'D000000000500', 16: 'D000000000500' }]),
      ZME_NAME,
    );
    expect(lines[0]).toMatchObject({ direction: 'out', gross: 0, fee: 500, net: 500 });
  });
  test('without the name nobody knows the year', async () => {
    const { problems } = await readOne(zmeFile([{}]), 'download.txt');
    expect(problems).toMatchObject([{ kind: 'not_a_date', text: '0507090000' }]);
  });
});

describe('RD: the report proves the details of the same merchant and day', () => {
  const DETAIL = zmFile([{}, REFUND]);
  const total = [2, '40.00', '100.00', '0.60', '0.24', '39.76', '99.40'] as const;
  const kinds = {
    消费: [1, '0.00', '100.00', '0.60', '0.00', '0.00', '99.40'],
    退货: [1, '40.00', '0.00', '0.00', '0.24', '39.76', '0.00'],
  } as const;
  const REPORT = gb(rdFile(kinds, total));
  const zm = { name: ZM_NAME, bytes: DETAIL };
  const rd = { name: RD_NAME, bytes: REPORT };

  test.each([
    ['details first', [zm, rd]],
    ['report first', [rd, zm]],
    [
      'one zip',
      [
        {
          name: `${MERCHANT}_20260508.zip`,
          bytes: zip([rd, zm].map(({ name, bytes }) => ({ name, content: bytes }))),
        },
      ],
    ],
  ])('%s', async (_, incoming) => {
    const { files, refused } = await readFiles(...incoming);
    expect(files.map((file) => file.identity.adapter)).toEqual(['unionpay_zm']);
    const plan = files.map(planOf)[0];
    expect(plan?.proof).toBe('proved');
    expect(
      plan?.checks
        .filter((check) => check.weight === 'strict')
        .map(({ name, scope, stated, computed, row }) => [name, scope, stated, computed, row]),
    ).toEqual([
      ['count', '汇总', 2, 2, 0],
      ['payment_sum', '汇总', 10_000, 10_000, 0],
      ['refund_sum', '汇总', 4000, 4000, 0],
      ['fee_sum', '汇总', 36, 36, 0],
      ['settled_sum', '汇总', 5964, 5964, 0],
    ]);
    expect(plan?.checks.every((check) => check.holds && check.computed !== null)).toBe(true);
    expect(refused).toMatchObject([
      {
        file: RD_NAME,
        refusal: 'summary_only',
        facts: { proves: ZM_NAME, account: MERCHANT, days: '2026-05-08', count: 2, settled_sum: '59.64' },
      },
    ]);
  });
  test('the hash of the plan has the report in it', async () => {
    const [alone] = (await readFiles(zm)).files.map(planOf);
    const [proved] = (await readFiles(zm, rd)).files.map(planOf);
    expect(alone?.proof).toBe('not_stated');
    expect(proved?.hash).not.toBe(alone?.hash);
  });
  test('a trade missing from the details holds them back', async () => {
    const { files } = await readFiles({ name: ZM_NAME, bytes: zmFile([{}]) }, rd);
    const [plan] = files.map(planOf);
    expect(plan).toMatchObject({ proof: 'failed', state: 'held' });
    expect(
      plan?.checks.filter((check) => !check.holds && check.weight === 'strict').map((check) => check.name),
    ).toEqual(['count', 'refund_sum', 'fee_sum', 'settled_sum']);
  });
  test('corrections beside them are not counted among the details', async () => {
    const { files } = await readFiles(zm, { name: ZME_NAME, bytes: zmeFile([{}]) }, rd);
    expect(files.map(planOf).map((plan) => [plan.file, plan.proof])).toEqual([
      [ZM_NAME, 'proved'],
      [ZME_NAME, 'not_stated'],
    ]);
  });
  test('the report of another day proves nothing here, and is told with its figures', async () => {
    const other = { name: 'RD.txt', bytes: gb(rdFile(kinds, total, '20260509')) };
    const { files, refused } = await readFiles(zm, other);
    expect(files.map(planOf)[0]?.proof).toBe('not_stated');
    expect(refused).toMatchObject([
      { refusal: 'summary_only', facts: { proves: '', days: '2026-05-09', count: 2, payment_sum: '100.00' } },
    ]);
  });
  test('two different details of one day share one report: nobody can say which is which', async () => {
    const second = { name: `copy of ${ZM_NAME}`, bytes: zmFile([{}]) };
    const { files, refused } = await readFiles(zm, second, rd);
    expect(files.map(planOf).map((plan) => plan.proof)).toEqual(['not_stated', 'not_stated']);
    expect(refused).toMatchObject([{ facts: { proves: '' } }]);
  });
  test.each([
    ['cut off before its totals', rdFile(kinds, total).split('总计')[0] ?? ''],
    ['with two different totals', rdFile(kinds, total).replace(/99\.40(\s*)$/, '99.41$1')],
    ['in another currency', rdFile(kinds, total).replace('清算币种:人民币', '清算币种:美元')],
  ])('a report %s is damaged, and the details stand alone', async (_, text) => {
    const { files, refused } = await readFiles(zm, { name: RD_NAME, bytes: gb(text) });
    expect(refused).toMatchObject([{ refusal: 'damaged', facts: { adapter: 'unionpay_rd' } }]);
    expect(files.map(planOf)[0]?.proof).toBe('not_stated');
  });
});

describe('what is not UnionPay’s', () => {
  test('the name alone does not make it one', async () => {
    const { refused } = await readFiles({ name: ZM_NAME, bytes: 'merchant,amount\n1,2\n' });
    expect(refused).toMatchObject([{ refusal: 'unknown_layout', facts: { adapter: 'unionpay_zm' } }]);
  });
  test.each(['date,amount\n2026-05-08,1.00\n', ':20:S22 1\n:25:1\n', 'S22\n', ''])('%j', (text) => {
    expect(unionpayZm.recognise(sampleOf(text, 'a.txt')).is).toBe('not_mine');
  });
  test('any change of one character is a line as good, a problem, or a file refused; never a crash', async () => {
    const text = zmFile([{}, REFUND]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom(' ', '0', '9', 'C', 'D', '\n', '中', ''),
        async (at, put) => {
          const { files, refused } = await readFiles({
            name: ZM_NAME,
            bytes: text.slice(0, at) + put + text.slice(at + 1),
          });
          expect(files.length + refused.length).toBe(1);
          for (const line of files.flatMap(linesOf))
            expect(
              line.direction === 'in'
                ? (line.gross ?? 0) - (line.fee ?? 0)
                : (line.gross ?? 0) + (line.fee ?? 0),
            ).toBe(line.net);
        },
      ),
      { numRuns: 300 },
    );
  });
  test('each field of a line says which cells it is made of', () => {
    const answer = unionpayZm.recognise(sampleOf(zmFile([{}]), ZM_NAME));
    const places = answer.is === 'mine' ? unionpayZm.places?.(answer.recognition.layout) : undefined;
    expect(places).toMatchObject({
      channelTransactionId: [9],
      net: [32, 16],
      relatedTransactionId: [26],
      account: [27],
    });
  });
});
