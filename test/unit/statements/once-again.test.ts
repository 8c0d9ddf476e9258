/**
 * Once, also where files mislead: rows outside the days a file states, days that end before they begin, a commit that was taken back, a file without
 * a row that comes twice.
 */
import { afterEach, expect, test } from 'vitest';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { camt, entry, statement } from '../../support/camt.ts';
import { importAll, info, type NamedBytes, newDesk, runAll } from '../../support/desk.ts';
import { wechatFile } from '../../support/own-money.ts';

let desk: Desk | null = null;
afterEach(() => {
  desk?.close();
  desk = null;
});
const open = async (): Promise<Desk> => {
  desk = await newDesk();
  return desk;
};
const named = (name: string, text: string): NamedBytes => ({ name, bytes: Buffer.from(text, 'utf8') });
const standing = (at: Desk) =>
  [...at.lines.set('bank').lineId].map((id) => at.lines.parsed(id)).map((line) => line.channelTransactionId);

/** An OFX file that states its days, with one movement on each of some. */
function ofx(name: string, from: string, to: string, days: readonly string[]): NamedBytes {
  const rows = days.map(
    (day) =>
      `<STMTTRN><TRNTYPE>DEBIT\n<DTPOSTED>${day}\n<TRNAMT>-5.00\n<FITID>F${day}\n<NAME>Ann\n</STMTTRN>`,
  );
  const head = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n';
  const account = '<BANKACCTFROM><BANKID>1<ACCTID>9100<ACCTTYPE>CHECKING</BANKACCTFROM>';
  const list = `<BANKTRANLIST><DTSTART>${from}<DTEND>${to}\n${rows.join('\n')}\n</BANKTRANLIST>`;
  return named(
    name,
    `${head}<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD${account}\n${list}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`,
  );
}

const january = ofx('january.ofx', '20260101', '20260131', ['20260105', '20260201']);
const february = ofx('february.ofx', '20260201', '20260228', ['20260201', '20260205']);

test.each([
  ['one after the other', [[january], [february]]],
  ['the later one first', [[february], [january]]],
  ['together', [[january, february]]],
])('a row outside the days its file states is met again by the file of its own day: %s', async (_, drops) => {
  const at = await open();
  for (const drop of drops) await importAll(at, drop);
  expect(standing(at).toSorted()).toEqual(['F20260105', 'F20260201', 'F20260205']);
});

test('a file that states its days the wrong way round adds nothing the second time', async () => {
  const at = await open();
  const file = ofx('a.ofx', '20260131', '20260101', ['20260105', '20260115']);
  await importAll(at, [file]);
  const { plans } = await importAll(at, [
    { name: 'b.ofx', bytes: Buffer.concat([file.bytes, file.bytes.subarray(-1)]) },
  ]);
  expect(plans).toMatchObject([{ state: 'nothing', counts: { added: 0, duplicates: 2 } }]);
});

test('a file that says that nothing moved says it once', async () => {
  const at = await open();
  const file = ofx('quiet.ofx', '20260101', '20260131', []);
  expect((await importAll(at, [file])).plans).toMatchObject([{ state: 'ready' }]);
  expect((await importAll(at, [file])).plans).toMatchObject([{ state: 'nothing' }]);
  expect(at.lines.imports()).toHaveLength(1);
});

test('what was asked of an import that was taken back is not remembered of the next one with its number', async () => {
  const at = await open();
  const report = (kind: '052' | '053', name: string, row: string) =>
    named(name, camt(kind, [statement({ id: name, entries: [row] })]));
  const files = [
    report('052', 'first.xml', entry({ number: 'B1', booked: '2026-03-02' })),
    report('052', 'second.xml', entry({ number: 'B2', booked: '2026-03-20' })),
  ];
  const own = {
    ...info,
    file: async (token: string) => files.find((each) => each.name === token) ?? named(token, ''),
  };
  const { plans } = await at.handlers['statements.plan'](
    { files: files.map((each) => each.name), taskId: '' },
    own,
  );
  const wanted = plans.map(({ planId, hash }, place) => ({
    planId,
    hash: place === 0 ? hash : '0'.repeat(64),
  }));
  await expect(at.handlers['statements.commit']({ plans: wanted, taskId: '' }, info)).rejects.toMatchObject({
    kind: 'plan_stale',
  });
  await at.handlers['statements.discard']({ planIds: plans.map(({ planId }) => planId) }, info);

  const waiting = entry({ number: 'A9', amount: '7.00', status: 'PDNG', booked: '2026-03-02' });
  const booked = entry({ number: 'A9', amount: '7.00', booked: '2026-03-20' });
  await importAll(at, [report('052', 'waiting.xml', waiting)]);
  const { plans: told } = await importAll(at, [report('053', 'booked.xml', booked)]);
  expect(told).toMatchObject([{ counts: { added: 0, changed: 1 } }]);
  expect(standing(at)).toEqual(['A9']);
});

test('a row of the year 9999 stops neither a run nor the calendar', async () => {
  const at = await open();
  const head = '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称';
  const order = (day: string) =>
    `SO-${day},支付,,微信支付,${day} 09:59:00,${day} 10:00:00,10.50,CNY,已支付,茶杯`;
  const orders = named('orders.csv', [head, order('1900-01-01'), order('9999-12-31'), ''].join('\n'));
  const paid = wechatFile([{ at: '2026-03-01 12:00:00', amount: '10.50' }]);
  await importAll(at, [ofx('far.ofx', '19000101', '99991231', ['19000101', '99991231']), orders, paid]);
  const began = performance.now();
  await runAll(at);
  const { rows } = await at.handlers['statements.calendar']({ from: '', to: '' }, info);
  expect(rows).toHaveLength(3);
  expect(performance.now() - began).toBeLessThan(5000);
});
