/** What the app guesses of a table, by headings in six languages and by cells alone; and what it asks because the data cannot decide. */
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { completed, guessOf, readBy } from '../../support/mapping.ts';

const ask = async (text: string, name?: string) =>
  (await guessOf(text, name)).questions.map((each) => each.question);

describe('by headings', () => {
  test.each([
    [
      '中文',
      '交易时间,商户订单号,交易金额,手续费,结算金额,状态',
      '2026-04-03 10:00:00,A1,100.00,0.60,99.40,成功',
    ],
    [
      'English',
      'Payment date,Order number,Gross,Fee,Net,Status',
      '2026-04-03 10:00:00,A1,100.00,0.60,99.40,paid',
    ],
    [
      'Deutsch',
      'Zahlungsdatum,Bestellnummer,Brutto,Gebühr,Netto,Zahlungsstatus',
      '2026-04-03 10:00:00,A1,100.00,0.60,99.40,bezahlt',
    ],
    [
      'français',
      'Date de paiement,Numéro de commande,Brut,Frais,Net,Statut',
      '2026-04-03 10:00:00,A1,100.00,0.60,99.40,payé',
    ],
    [
      'español',
      'Fecha de pago,Número de pedido,Bruto,Comisión,Neto,Estado',
      '2026-04-03 10:00:00,A1,100.00,0.60,99.40,pagado',
    ],
    [
      'português',
      'Data do pagamento,Número do pedido,Bruto,Taxa,Líquido,Situação',
      '2026-04-03 10:00:00,A1,100.00,0.60,99.40,pago',
    ],
  ])('a bill of trades in %s', async (_, header, row) => {
    const { draft } = await guessOf([header, row, row.replace('A1', 'A2')].join('\n'));
    expect(draft).toMatchObject({
      sourceKind: 'trade_bill',
      columns: { date: 0, merchantOrderNo: 1, fee: 3, net: 4, status: 5 },
      amount: { form: 'signed', amount: 2, positive: 'in' },
      amountIs: 'gross',
      feeSign: 'charged_positive',
      statusWords: [{ status: 'success' }],
    });
  });

  test.each([
    ['中文', '日期,摘要,借方金额,贷方金额,余额,对方户名'],
    ['English', 'Date,Description,Debit,Credit,Balance,Counterparty'],
    ['Deutsch', 'Datum,Verwendungszweck,Soll,Haben,Saldo,Empfänger'],
    ['français', 'Date,Libellé,Débit,Crédit,Solde,Bénéficiaire'],
    ['español', 'Fecha,Concepto,Cargo,Abono,Saldo,Beneficiario'],
    ['português', 'Data,Descrição,Débito,Crédito,Saldo,Destinatário'],
  ])('a bank’s table in %s', async (_, header) => {
    const rows = ['2026-04-03,x,30.00,,70.00,a', '2026-04-04,y,,5.00,75.00,b', '2026-04-05,z,1.00,,74.00,c'];
    const { draft } = await guessOf([header, ...rows].join('\n'));
    expect(draft).toMatchObject({
      sourceKind: 'bank',
      channel: 'bank',
      columns: { date: 0, balance: 4, counterparty: 5 },
      descriptions: [1],
      amount: { form: 'in_out', in: 3, out: 2, outSign: 'positive' },
      hasBalanceChain: true,
    });
  });

  test('orders with their kinds, channels and states', async () => {
    const { draft, wordsOf } = await guessOf(
      [
        '商户订单号,类型,支付渠道,支付时间,金额,状态',
        'A1,支付,微信支付,2026-04-03 10:00:00,100.00,已支付',
        'A1,退款,微信支付,2026-04-03 11:00:00,30.00,已退款',
        'A2,预售,支付宝,2026-04-03 12:00:00,20.00,待支付',
      ].join('\n'),
    );
    expect(draft).toMatchObject({
      sourceKind: 'orders',
      currency: 'CNY',
      zone: '+08:00',
      columns: { merchantOrderNo: 0, kind: 1, channel: 2, date: 3, status: 5 },
      amount: { form: 'kind', amount: 4, outSign: 'positive' },
      kindWords: [
        { word: '支付', kind: 'payment' },
        { word: '退款', kind: 'refund' },
      ],
      channelWords: [
        { word: '微信支付', channel: 'wechat' },
        { word: '支付宝', channel: 'alipay' },
      ],
    });
    // A word nobody knows is left to the clerk, and shown.
    expect(wordsOf.find((each) => each.column === 1)?.words).toContain('预售');
  });

  test('a word beside the amount says the way', async () => {
    const { draft } = await guessOf(
      'Datum,Betrag,S/H,Buchungstext\n2026-04-03,5.00,S,Miete\n2026-04-04,7.00,H,Lohn',
    );
    expect(draft.amount).toEqual({
      form: 'word',
      amount: 1,
      direction: 2,
      inWords: ['H'],
      outWords: ['S'],
      noneWords: [],
      outSign: 'positive',
    });
  });

  test('a fee printed with a minus is charged all the same', async () => {
    const { draft } = await guessOf(
      'Date,Transaction ID,Gross,Fee,Net\n2026-04-03,T1,100.00,-3.00,97.00\n2026-04-04,T2,-100.00,3.00,-97.00',
    );
    expect(draft).toMatchObject({ feeSign: 'charged_negative', amountIs: 'gross' });
    const { lines } = readBy(
      completed(draft, { currency: 'USD' }),
      'Date,Transaction ID,Gross,Fee,Net',
      '2026-04-04,T2,-100.00,3.00,-97.00',
    );
    expect(lines[0]).toMatchObject({ direction: 'out', gross: 10_000, fee: -300, net: 9700 });
  });

  test('a heading that its cells contradict is not believed', async () => {
    const { draft } = await guessOf('Datum,Betrag,Info\nBrot,2026-04-03,-3.50\nLohn,2026-04-04,12.00');
    expect(draft).toMatchObject({
      columns: { date: 1 },
      amount: { form: 'signed', amount: 2, positive: 'in' },
    });
  });
});

describe('by cells alone', () => {
  test('a table without a header', async () => {
    const guess = await guessOf(
      'Brot,03.04.2026,-3.50,96.50\nLohn,15.04.2026,12.00,108.50\nMiete,16.04.2026,-8.00,100.50',
    );
    expect(guess.headerRow).toBe(0);
    expect(guess.draft).toMatchObject({
      table: { header: [], width: 4 },
      columns: { date: 1, balance: 3 },
      amount: { form: 'signed', amount: 2, positive: 'in' },
      descriptions: [0],
      hasBalanceChain: true,
    });
  });

  test('headings nobody understands', async () => {
    const rows = ['Wer|Wann|Weg|Her', 'Brot|03.04.2026|3.50|', 'Lohn|15.04.2026||12.00'];
    const { draft, header } = await guessOf(rows.join('\n'));
    expect(header).toEqual(['Wer', 'Wann', 'Weg', 'Her']);
    expect(draft).toMatchObject({ columns: { date: 1 }, amount: { form: 'in_out', out: 2, in: 3 } });
  });

  test.each([
    ['out before in', { in: 2, out: 1 }, ['3.50,', ',12.00', '8.00,'], ['96.50', '108.50', '100.50']],
    ['in before out', { in: 1, out: 2 }, ['3.50,', ',12.00', '8.00,'], ['103.50', '91.50', '99.50']],
  ])('the balance says which of two columns goes in: %s', async (_, pair, moves, balances) => {
    const rows = moves.map((move, at) => `${13 + at}.04.2026,${move},${balances[at]},Text ${at}`);
    const { draft } = await guessOf(rows.join('\n'));
    expect(draft.amount).toMatchObject({ form: 'in_out', ...pair });
    expect(draft).toMatchObject({ columns: { date: 0, balance: 3 }, hasBalanceChain: true });
  });

  test('of two columns the one with minus signs goes out; a column of zeros is neither', async () => {
    const rows = [
      '13.04.2026,5.00,,0.00,Text a',
      '14.04.2026,,-7.00,0.00,Text b',
      '15.04.2026,1.00,,0.00,Text c',
    ];
    const { draft } = await guessOf(rows.join('\n'));
    expect(draft.amount).toEqual({ form: 'in_out', in: 1, out: 2, outSign: 'negative' });
  });

  test('values with WeChat’s backticks are cut as WeChat does', async () => {
    const rows = ['时间,单号,金额', '`2026-04-03 10:00:00,`A,1,`5.00', '`2026-04-04 10:00:00,`B,2,`6.00'];
    const { draft } = await guessOf(rows.join('\n'));
    expect(draft).toMatchObject({ table: { delimiter: '`', width: 3 }, columns: { date: 0 } });
  });

  test('a word whose sign is its opposite all through is a card’s: a plus is spending', async () => {
    const rows = [
      'Date,Amount,D/C',
      '2026-04-03,3.50,debit',
      '2026-04-04,-5.00,credit',
      '2026-04-05,2.00,debit',
    ];
    const { draft } = await guessOf(rows.join('\n'));
    expect(draft.amount).toEqual({ form: 'signed', amount: 1, positive: 'out' });
  });
});

describe('what the data cannot decide is asked', () => {
  test('day or month first, with the cells that may be read both ways', async () => {
    const { questions, draft } = await guessOf('Date,Amount,Text\n03/04/2026,-3.50,x\n01/02/2026,5.00,y');
    expect(draft.dateOrder).toBeNull();
    expect(questions).toContainEqual({ question: 'date_order', examples: ['03/04/2026', '01/02/2026'] });
  });

  test('one date far behind the first rows decides it', async () => {
    const rows = Array.from({ length: 30_000 }, () => '03/04/2026,-3.50,x');
    const { draft } = await guessOf(['Date,Amount,Text', ...rows, '25/04/2026,1.00,y'].join('\n'));
    expect(draft.dateOrder).toBe('dmy');
  });

  test('one amount far behind the first rows decides the decimal sign', async () => {
    const rows = Array.from({ length: 30_000 }, () => '2026-04-03;-1.234;x');
    const open = await guessOf(['Date;Amount;Text', ...rows].join('\n'));
    expect(open.draft.decimal).toBeNull();
    expect(open.questions).toContainEqual({ question: 'decimal_sign', examples: ['-1.234'] });
    const { draft } = await guessOf(['Date;Amount;Text', ...rows, '2026-04-03;1.234,50;x'].join('\n'));
    expect(draft.decimal).toBe(',');
  });

  test('both decimal signs', async () => {
    expect((await guessOf('Date;Amount;Text\n2026-04-03;-1.234,50;x\n2026-04-03;2,00;x')).draft.decimal).toBe(
      ',',
    );
    expect((await guessOf('Date;Amount;Text\n2026-04-03;-1,234.50;x\n2026-04-03;2.00;x')).draft.decimal).toBe(
      '.',
    );
  });

  test('what a plus means: amounts without any sign, and cards', async () => {
    expect(await ask('Date,Amount,Text\n2026-04-03,3.50,x\n2026-04-04,5.00,y')).toContain('amount_sign');
    expect(await ask('Date,Amount,Text\n2026-04-03,3.50,x\n2026-04-04,-5.00,y', 'credit-card.csv')).toContain(
      'amount_sign',
    );
    expect(await ask('Date,Amount,Text\n2026-04-03,-3.50,x\n2026-04-04,5.00,y')).not.toContain('amount_sign');
  });

  test('a balance that goes down by a plus says that it is spending', async () => {
    const { draft } = await guessOf(
      'Date,Amount,Balance\n2026-04-03,3.50,96.50\n2026-04-04,-5.00,101.50\n2026-04-05,1.50,100.00',
    );
    expect(draft.amount).toMatchObject({ form: 'signed', positive: 'out' });
    expect(draft.hasBalanceChain).toBe(true);
  });

  test('the currency, unless a heading, a sign or the language says it', async () => {
    expect(await ask('Date,Amount\n2026-04-03,-3.50\n2026-04-04,5.00')).toContain('currency');
    expect((await guessOf('Date,Amount (USD)\n2026-04-03,-3.50\n2026-04-04,5.00')).draft.currency).toBe(
      'USD',
    );
    expect((await guessOf('Date,Amount\n2026-04-03,-€3.50\n2026-04-04,€5.00')).draft.currency).toBe('EUR');
    expect((await guessOf('日期,金额\n2026-04-03,-3.50\n2026-04-04,5.00')).draft.currency).toBe('CNY');
  });
});

describe('what is shown', () => {
  test('cells of persons and accounts are masked; numbers, days and amounts stand as they are', async () => {
    const { rows } = await guessOf(
      '日期,金额,对方户名,对方账号\n2026-04-03,-3.50,张三丰,6222020200112233445',
    );
    expect(rows[0]?.cells.slice(0, 2)).toEqual(['2026-04-03', '-3.50']);
    expect(rows[0]?.cells.join('')).not.toContain('张三丰');
    expect(rows[0]?.cells.join('')).not.toContain('6222020200112233445');
  });

  test('a workbook names its sheets, and the one that is asked for is shown', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Januar').addRows([
      ['Wann', 'Wieviel', 'Wofür'],
      ['2026-01-03', '-3.50', 'Brot'],
    ]);
    book.addWorksheet('Februar').addRows([
      ['Tag', 'Was', 'Euro'],
      ['2026-02-03', 'Brot', '-4.50'],
    ]);
    const { guessMapping } = await import('../../../src-main/areas/statements/mapping/guess.ts');
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    const quiet = { breathe: async () => undefined, progress: () => undefined };
    const original = { name: 'kasse.xlsx', bytes, member: '', passwords: [] };
    const first = await guessMapping(original, undefined, [], quiet);
    expect(first).toMatchObject({
      sheets: ['Januar', 'Februar'],
      sheet: 'Januar',
      header: ['Wann', 'Wieviel', 'Wofür'],
    });
    const second = await guessMapping(original, 'Februar', [], quiet);
    expect(second).toMatchObject({
      sheet: 'Februar',
      draft: { columns: { date: 0 }, amount: { amount: 2 } },
    });
  });

  test('a file that is no table at all is refused by name', async () => {
    await expect(guessOf('Guten Tag\nwie geht es')).rejects.toMatchObject({ kind: 'file_refused' });
  });
});
