/** What a mapping makes of a table: every form of amount, fees held against nets, words, days, and every row that cannot be read named. */
import { describe, expect, test } from 'vitest';
import type { ColumnMapping } from '../../../shared/domain/column-mapping.ts';
import { adapterOf, mappingOf, readBy } from '../../support/mapping.ts';
import { endsPerRow, sampleOf } from '../../support/run-adapter.ts';

const SIGNED = { form: 'signed', amount: 1, positive: 'in' } as const;
const plain = mappingOf(['Tag', 'Betrag', 'Text'], {
  columns: { date: 0 },
  amount: SIGNED,
  descriptions: [2],
});
const HEAD = 'Tag,Betrag,Text';

const moved = (mapping: ColumnMapping, head: string, ...rows: readonly string[]) =>
  readBy(mapping, head, ...rows).lines.map(({ direction, net }) => [direction, net]);
const problems = (mapping: ColumnMapping, head: string, ...rows: readonly string[]) =>
  readBy(mapping, head, ...rows).problems.map(({ row, column, kind }) => [row, column, kind]);

describe('how a row says which way money went', () => {
  test('one column with signs', () => {
    expect(moved(plain, HEAD, '03.04.2026,-3.50,Brot', '04.04.2026,12.00,Lohn', '05.04.2026,0.00,-')).toEqual(
      [
        ['out', 350],
        ['in', 1200],
        [null, 0],
      ],
    );
  });

  test('on a card a plus is spending', () => {
    const card = { ...plain, amount: { ...SIGNED, positive: 'out' as const } };
    expect(moved(card, HEAD, '03.04.2026,3.50,Brot', '04.04.2026,-12.00,Zahlung')).toEqual([
      ['out', 350],
      ['in', 1200],
    ]);
  });

  const pair = mappingOf(['Tag', 'Ein', 'Aus'], {
    columns: { date: 0 },
    amount: { form: 'in_out', in: 1, out: 2, outSign: 'positive' },
  });
  const PAIR = 'Tag,Ein,Aus';

  test('two columns, one for each way; zero beside an amount is nothing', () => {
    expect(moved(pair, PAIR, '03.04.2026,5.00,', '04.04.2026,0.00,7.00')).toEqual([
      ['in', 500],
      ['out', 700],
    ]);
  });

  test('both columns at once is a contradiction', () => {
    expect(problems(pair, PAIR, '03.04.2026,5.00,7.00')).toEqual([[2, 'Aus', 'direction_contradicts']]);
  });

  const worded = mappingOf(['Tag', 'Betrag', 'Richtung'], {
    columns: { date: 0 },
    amount: {
      form: 'word',
      amount: 1,
      direction: 2,
      inWords: ['Eingang'],
      outWords: ['Ausgang'],
      noneWords: ['/'],
      outSign: 'positive',
    },
  });
  const WORDED = 'Tag,Betrag,Richtung';

  test('a word beside the amount; a word that moved nothing', () => {
    const rows = ['03.04.2026,5.00,eingang', '04.04.2026,7.00,AUSGANG', '05.04.2026,9.00,/'];
    expect(moved(worded, WORDED, ...rows)).toEqual([
      ['in', 500],
      ['out', 700],
      [null, 900],
    ]);
  });

  test('a word nobody told, and a sign against the word, are problems', () => {
    const rows = ['03.04.2026,5.00,Umbuchung', '04.04.2026,-7.00,Ausgang', '05.04.2026,5.00,'];
    expect(problems(worded, WORDED, ...rows)).toEqual([
      [2, 'Richtung', 'unknown_word'],
      [3, 'Betrag', 'direction_contradicts'],
      [4, 'Richtung', 'missing_value'],
    ]);
  });

  test('a reversal is believed where the balance follows it', () => {
    const header = ['Tag', 'Betrag', 'Richtung', 'Stand'];
    const told = {
      ...worded,
      table: { ...worded.table, header, width: 4 },
      columns: { date: 0, balance: 3 },
    };
    const rows = ['03.04.2026,5.00,Eingang,15.00', '04.04.2026,-7.00,Ausgang,22.00'];
    const run = readBy({ ...told, hasBalanceChain: true }, header.join(','), ...rows);
    expect(run.lines.map(({ direction, net }) => [direction, net])).toEqual([
      ['in', 500],
      ['in', 700],
    ]);
    expect(run.problems).toEqual([]);
  });

  test('a word that was told two meanings has none', () => {
    const amount = { form: 'word', amount: 1, direction: 2, noneWords: [], outSign: 'positive' } as const;
    const torn = mappingOf(['Tag', 'Betrag', 'Richtung'], {
      columns: { date: 0 },
      amount: { ...amount, inWords: ['Eingang'], outWords: ['Ausgang', 'eingang '] },
    });
    expect(problems(torn, 'Tag,Betrag,Richtung', '03.04.2026,5.00,Eingang')).toEqual([
      [2, 'Richtung', 'unknown_word'],
    ]);
  });
});

describe('orders and bills', () => {
  const header = ['单号', '类型', '时间', '金额', '手续费', '实收', '状态', '渠道'];
  const bill = mappingOf(header, {
    sourceKind: 'trade_bill',
    channel: 'other',
    currency: 'CNY',
    zone: '+08:00',
    dateOrder: 'ymd',
    columns: { merchantOrderNo: 0, kind: 1, date: 2, fee: 4, net: 5, status: 6, channel: 7 },
    amount: { form: 'kind', amount: 3, outSign: 'positive' },
    amountIs: 'gross',
    feeSign: 'unsigned',
    kindWords: [
      { word: '支付', kind: 'payment' },
      { word: '退款', kind: 'refund' },
    ],
    statusWords: [
      { word: '成功', status: 'success' },
      { word: '关闭', status: 'closed' },
    ],
    channelWords: [{ word: '微信', channel: 'wechat' }],
  });
  const head = header.join(',');

  test('a payment with its fee, a refund that gives it back, an order that never was', () => {
    const { lines } = readBy(
      bill,
      head,
      'A1,支付,2026-04-03 10:11:12,100.00,0.60,99.40,成功,微信',
      'A2,退款,2026-04-03 10:11:13,50.00,0.30,49.70,成功,微信',
      'A3,支付,2026-04-03 10:11:14,8.00,0.00,8.00,关闭,',
    );
    const told = lines.map(({ kind, direction, gross, fee, net, channel }) => [
      kind,
      direction,
      gross,
      fee,
      net,
      channel,
    ]);
    expect(told).toEqual([
      ['payment', 'in', 10_000, 60, 9940, 'wechat'],
      ['refund', 'out', 5000, -30, 4970, 'wechat'],
      ['payment', null, 800, 0, 800, 'other'],
    ]);
    expect(lines[0]?.occurredAt).toBe('2026-04-03T10:11:12+08:00');
  });

  test('a fee that is more than the trade leaves a net below zero on the same side', () => {
    const { lines } = readBy(bill, head, 'A1,支付,2026-04-03 10:11:12,0.50,0.60,-0.10,成功,微信');
    expect(lines[0]).toMatchObject({ direction: 'in', gross: 50, fee: 60, net: -10 });
  });

  test('a net that is not the gross less the fee is a problem of its row', () => {
    const row = 'A1,支付,2026-04-03 10:11:12,100.00,0.60,99.30,成功,微信';
    expect(problems(bill, head, row)).toEqual([[2, '实收', 'net_differs']]);
  });

  test('words nobody told are named with their column, never guessed', () => {
    const rows = [
      'A1,赠送,2026-04-03 10:11:12,100.00,0.60,99.40,成功,微信',
      'A1,支付,2026-04-03 10:11:12,100.00,0.60,99.40,异常,微信',
      'A1,支付,2026-04-03 10:11:12,100.00,0.60,99.40,成功,刷脸',
      'A1,支付,2026-04-03 10:11:12,100.00,0.60,99.40,,微信',
    ];
    expect(problems(bill, head, ...rows)).toEqual([
      [2, '类型', 'unknown_word'],
      [3, '状态', 'unknown_word'],
      [4, '渠道', 'unknown_word'],
      [5, '状态', 'missing_value'],
    ]);
  });

  test('an order number that a spreadsheet cut is no number', () => {
    const row = '4.2E+27,支付,2026-04-03 10:11:12,100.00,0.60,99.40,成功,微信';
    expect(problems(bill, head, row)).toEqual([[2, '单号', 'missing_value']]);
  });

  test('a net with signs beside a printed fee gives the gross', () => {
    const told = { ...mappingOf(['Day', 'Net', 'Fee'], { columns: { date: 0, fee: 2 }, amount: SIGNED }) };
    const mapping = { ...told, sourceKind: 'trade_bill' as const, feeSign: 'charged_negative' as const };
    const { lines } = readBy(mapping, 'Day,Net,Fee', '03.04.2026,9.70,-0.30', '04.04.2026,-9.70,0.30');
    expect(lines.map(({ direction, gross, fee, net }) => [direction, gross, fee, net])).toEqual([
      ['in', 1000, 30, 970],
      ['out', 1000, -30, 970],
    ]);
  });
});

describe('days, times and money', () => {
  test.each([
    ['dmy', '03.04.2026', '2026-04-03'],
    ['mdy', '03/04/2026', '2026-03-04'],
    ['ymd', '26-04-03', '2026-04-03'],
  ] as const)('%s: %s is %s', (dateOrder, cell, day) => {
    expect(readBy({ ...plain, dateOrder }, HEAD, `${cell},1.00,x`).lines[0]?.occurredAt).toBe(day);
  });

  test.each([
    ['03.04.2026 14:05', '2026-04-03T14:05:00+08:00'],
    ['03.04.2026 02:05:07 PM', '2026-04-03T14:05:07+08:00'],
    ['03.04.2026T14:05:07Z', '2026-04-03T14:05:07Z'],
    ['03.04.2026 14:05:07 +0200', '2026-04-03T14:05:07+02:00'],
  ])('%s is %s', (cell, at) => {
    expect(readBy({ ...plain, zone: '+08:00' }, HEAD, `${cell},1.00,x`).lines[0]?.occurredAt).toBe(at);
  });

  test('a time of day in its own column', () => {
    const told = mappingOf(['Tag', 'Betrag', 'Zeit'], {
      columns: { date: 0, time: 2 },
      amount: SIGNED,
      zone: '+01:00',
    });
    const { lines } = readBy(told, 'Tag,Betrag,Zeit', '03.04.2026,1.00,08:09');
    expect(lines[0]?.occurredAt).toBe('2026-04-03T08:09:00+01:00');
  });

  test('what is no day, no time, no amount, or finer than a cent is named', () => {
    const rows = [
      '31.02.2026,1.00,x',
      '03.04.2026 25:00,1.00,x',
      '03.04.2026,1.0.0,x',
      '03.04.2026,1.005,x',
      '03.04.2026,,x',
    ];
    expect(problems(plain, HEAD, ...rows)).toEqual([
      [2, 'Tag', 'not_a_date'],
      [3, 'Tag', 'not_a_date'],
      [4, 'Betrag', 'not_an_amount'],
      [5, 'Betrag', 'finer_than_minor_unit'],
      [6, 'Betrag', 'missing_value'],
    ]);
  });

  test('a decimal comma reads 1.234,56 as it is meant, and a point is then no decimal', () => {
    const comma = { ...plain, decimal: ',' as const, table: { ...plain.table, delimiter: ';' as const } };
    const head = 'Tag;Betrag;Text';
    expect(moved(comma, head, '03.04.2026;1.234,56;x')).toEqual([['in', 123_456]]);
    expect(problems(comma, head, '03.04.2026;12.34;x')).toEqual([[2, 'Betrag', 'not_an_amount']]);
  });

  test('a sign of another currency than the one that was told is a problem', () => {
    expect(problems(plain, HEAD, '03.04.2026,$5.00,x')).toEqual([[2, 'Betrag', 'unknown_word']]);
    expect(moved(plain, HEAD, '03.04.2026,€5.00,x')).toEqual([['in', 500]]);
  });

  test('a column of currencies says each row’s; yen has no decimals', () => {
    const told = mappingOf(['Tag', 'Betrag', 'Währung'], {
      columns: { date: 0, currency: 2 },
      amount: SIGNED,
      currency: '',
    });
    const { lines, problems: bad } = readBy(
      told,
      'Tag,Betrag,Währung',
      '03.04.2026,500,JPY',
      '03.04.2026,5.00,',
      '03.04.2026,5.00,Taler',
    );
    expect(lines.map(({ net, currency }) => [net, currency])).toEqual([[500, 'JPY']]);
    expect(bad.map(({ kind }) => kind)).toEqual(['missing_value', 'unknown_word']);
  });
});

describe('rows that are no movement', () => {
  test('a title, blank rows, a total that holds, a note: all have an end, and the total is checked', () => {
    const told = { ...plain, skipWords: ['Ende'] };
    const run = readBy(
      told,
      'Kontoauszug,,',
      HEAD,
      '03.04.2026,-3.50,Brot',
      ',,',
      '04.04.2026,12.00,Lohn',
      'Summe,8.50,',
      'Ende der Liste,,',
      'Alle Angaben ohne Gewähr,,',
    );
    expect(run.skips.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'preamble'],
      [2, 'header'],
      [4, 'blank_row'],
      [6, 'summary'],
      [7, 'summary'],
      [8, 'footer'],
    ]);
    expect(run.stated).toMatchObject([{ name: 'net_sum', value: 850, row: 6, weight: 'strict' }]);
    expect(run.proof).toBe('proved');
    expect(endsPerRow(run)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a total that does not hold fails the file', () => {
    expect(readBy(plain, HEAD, '03.04.2026,-3.50,Brot', 'Summe,-3.40,').proof).toBe('failed');
  });

  test('a shop that is called like a total is a movement: a row with a day and money is never skipped for its words', () => {
    const told = mappingOf(['Wer', 'Betrag', 'Tag'], {
      columns: { date: 2, counterparty: 0 },
      amount: SIGNED,
      skipWords: ['Total'],
    });
    expect(moved(told, 'Wer,Betrag,Tag', 'Total,-60.00,03.04.2026')).toEqual([['out', 6000]]);
  });

  test('an amount without a day is a problem, never a note', () => {
    expect(problems(plain, HEAD, ',5.00,Nachtrag')).toEqual([[2, 'Tag', 'missing_value']]);
  });

  test('two rows run together are a problem', () => {
    expect(problems(plain, HEAD, '03.04.2026,5.00,x,04.04.2026,6.00,y')).toEqual([[2, '', 'too_many_cells']]);
  });

  test('a bank’s preamble names the account and states totals, which are checked', () => {
    const rows = [
      'IBAN: DE89370400440532013000',
      'Anzahl Umsätze: 2',
      HEAD,
      '03.04.2026,-3.50,Brot',
      '04.04.2026,1.00,Lohn',
    ];
    const run = readBy(plain, ...rows);
    expect(run.lines[0]?.account).toBe('DE89370400440532013000');
    expect(run.stated).toMatchObject([{ name: 'count', value: 2 }]);
    expect(run.proof).toBe('proved');
  });

  test('balances before the first row and after the last are held against the movements', () => {
    const header = ['Tag', 'Betrag', 'Text', 'Stand'];
    const told = {
      ...mappingOf(header, { columns: { date: 0, balance: 3 }, amount: SIGNED, descriptions: [2] }),
    };
    const rows = ['01.04.2026,,Anfangssaldo,10.00', '03.04.2026,-3.50,Brot,', '30.04.2026,,Endsaldo,6.50'];
    expect(readBy(told, header.join(','), ...rows).proof).toBe('proved');
    expect(readBy(told, header.join(','), ...rows.with(2, '30.04.2026,,Endsaldo,6.40')).proof).toBe('failed');
  });

  test('a running balance that breaks fails the file where it was said to chain', () => {
    const header = ['Tag', 'Betrag', 'Stand'];
    const told = mappingOf(header, {
      columns: { date: 0, balance: 2 },
      amount: SIGNED,
      hasBalanceChain: true,
    });
    const rows = ['03.04.2026,-3.50,6.50', '04.04.2026,2.00,8.50'];
    expect(readBy(told, header.join(','), ...rows).proof).toBe('proved');
    expect(readBy(told, header.join(','), ...rows.with(1, '04.04.2026,2.00,8.40')).proof).toBe('failed');
  });
});

describe('the same table again', () => {
  const answer = (mapping: ColumnMapping, ...rows: readonly string[]) =>
    adapterOf(mapping).recognise(sampleOf(rows.join('\n')));

  test('by the words of its header, in any case and spelling of blanks, at any row and in any order', () => {
    const found = answer(plain, 'Titel', '', ' TEXT ,"Betrag ",tag', 'x,1.00,03.04.2026');
    expect(found).toMatchObject({
      is: 'mine',
      recognition: { sureness: 'certain', isExplicit: true, drift: [] },
    });
  });

  test('a column that only adds may be gone, and is told', () => {
    const found = answer(plain, 'Tag,Betrag', '03.04.2026,1.00');
    expect(found).toMatchObject({
      is: 'mine',
      recognition: { isExplicit: false, drift: [{ kind: 'absent_column', column: 'Text' }] },
    });
  });

  test('a new column that would change what an amount means is not passed over', () => {
    const found = answer(plain, 'Tag,Betrag,Text,Soll/Haben', '03.04.2026,1.00,x,S');
    expect(found).toMatchObject({ is: 'refused', refusal: { notUnderstood: ['Soll/Haben'] } });
  });

  test('a table that only shares some words is another table', () => {
    expect(answer(plain, 'Tag,Betrag,Kunde,Filiale,Kasse,Bon', '03.04.2026,1.00,a,b,c,d')).toEqual({
      is: 'not_mine',
    });
  });

  test('two columns of one name keep their order', () => {
    const header = ['Tag', 'Betrag', 'Betrag'];
    const told = mappingOf(header, { columns: { date: 0 }, amount: { ...SIGNED, amount: 2 } });
    expect(moved(told, 'Betrag,Tag,Betrag', '1.00,03.04.2026,2.00')).toEqual([['in', 200]]);
  });

  test('a needed column that stands there twice is asked about, whichever comes first', () => {
    expect(answer(plain, 'Tag,Betrag,Betrag,Text', '03.04.2026,1.00,2.00,x')).toMatchObject({
      is: 'refused',
      refusal: { notUnderstood: ['Betrag'] },
    });
    expect(answer(plain, 'Tag,Text,Betrag,Text', '03.04.2026,x,1.00,y')).toMatchObject({ is: 'mine' });
  });

  test('without a header it is known by its width and its cells', () => {
    const bare = { ...plain, table: { ...plain.table, header: [], width: 3 } };
    expect(moved(bare, '03.04.2026,-3.50,Brot', '04.04.2026,2.00,Lohn')).toEqual([
      ['out', 350],
      ['in', 200],
    ]);
    expect(answer(bare, '03.04.2026,-3.50', '04.04.2026,2.00')).toEqual({ is: 'not_mine' });
    expect(answer(bare, 'Brot,-3.50,03.04.2026', 'Lohn,2.00,04.04.2026')).toEqual({ is: 'not_mine' });
  });

  test('each figure of a line is known by its column in this very file', () => {
    const adapter = adapterOf(plain);
    const found = answer(plain, 'Text,Tag,Betrag', 'x,03.04.2026,1.00');
    if (found.is !== 'mine') throw new Error('it is the same table');
    expect(adapter.places?.(found.recognition.layout)).toMatchObject({
      occurredAt: [1],
      net: [2],
      direction: [2],
      description: [0],
    });
  });
});
