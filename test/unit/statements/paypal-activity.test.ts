import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paypalActivity } from '../../../src-main/areas/statements/adapters/paypal-activity/index.ts';
import { activity, moved, quoted } from '../../support/psp-files.ts';
import { readFiles, readOne } from '../../support/read-files.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';

const sale = { ...moved('T1', '05/13/2026', 9_675, 9_675), Gross: '100.00', Fee: '-3.25', Name: 'Ada' };

describe('a month of an American account', () => {
  const run = runAdapter(
    paypalActivity,
    activity([
      { ...sale, 'Invoice Number': 'A-1' },
      {
        ...moved('T2', '05/14/2026', -3_903, 5_772),
        Type: 'Payment Refund',
        Gross: '-40.00',
        Fee: '0.97',
        'Reference Txn ID': 'T1',
        'Invoice Number': 'A-1',
      },
      moved('T3', '05/15/2026', -5_000, 772, { Type: 'General Withdrawal', TimeZone: 'PDT' }),
    ]),
  );
  test('a sale is gross less fee, a refund gives a part of the fee back, a withdrawal is a payout', () => {
    expect(run.problems).toEqual([]);
    expect(
      run.lines.map(({ kind, direction, gross, fee, net }) => [kind, direction, gross, fee, net]),
    ).toEqual([
      ['payment', 'in', 10_000, 325, 9_675],
      ['refund', 'out', 4_000, -97, 3_903],
      ['payout', 'out', 5_000, 0, 5_000],
    ]);
  });
  test('the month stands first where a day past the 12th says so; the zone gives the offset', () => {
    expect(run.lines.map((line) => line.occurredAt)).toEqual([
      '2026-05-13T10:00:00-08:00',
      '2026-05-14T10:00:00-08:00',
      '2026-05-15T10:00:00-07:00',
    ]);
  });
  test('a refund is found by the payment it belongs to; every movement keeps its own number', () => {
    expect(run.lines.map((line) => [line.channelTransactionId, line.relatedTransactionId])).toEqual([
      ['T1', 'T1'],
      ['T1', 'T2'],
      ['T3', 'T3'],
    ]);
    expect(run.lines.map((line) => line.merchantOrderNo)).toEqual(['A-1', 'A-1', '']);
  });
  test('the balance is proved, opening and closing are kept, and every row has one end', () => {
    expect(run.proof).toBe('proved');
    expect(run.balances).toEqual([
      { account: '', currency: 'USD', opening: 0, closing: 772, from: '2026-05-13', to: '2026-05-15' },
    ]);
    expect(endsPerRow(run)).toEqual([1, 2, 3, 4]);
  });
});

describe('what moved and what did not', () => {
  const rows = [
    moved('1', '05/13/2026', 10_000, 10_000),
    // Bought with the balance of another day: an authorisation holds, and takes nothing.
    moved('2', '05/14/2026', -7_500, 10_000, { Type: 'General Authorization', Status: 'Pending' }),
    moved('3', '05/15/2026', -4_000, 6_000, { Type: 'General Withdrawal', Status: 'Pending' }),
    moved('4', '05/16/2026', 2_000, 8_000),
    moved('5', '05/17/2026', 900, 8_000, { Type: 'eCheck', Status: 'Pending' }),
    moved('6', '05/18/2026', -500, 8_000, { Status: 'Denied' }),
  ];
  const directions = (run: ReturnType<typeof runAdapter>) => run.lines.map((line) => line.direction);
  test('the balance tells: a pending withdrawal has left, a pending payment has not come', () => {
    const run = runAdapter(paypalActivity, activity(rows));
    expect(directions(run)).toEqual(['in', null, 'out', 'in', null, null]);
    expect(run.lines.map((line) => line.status)).toEqual([
      ...(['success', 'pending', 'pending', 'success', 'pending', 'failed'] as const),
    ]);
    expect(run.proof).toBe('proved');
  });
  test('newest first, the same', () => {
    const run = runAdapter(paypalActivity, activity(rows.toReversed()));
    expect(directions(run)).toEqual([null, null, 'in', 'out', null, 'in']);
    expect(run.proof).toBe('proved');
  });
  test('where PayPal prints the impact, that counts', () => {
    const run = runAdapter(
      paypalActivity,
      activity([
        moved('1', '05/13/2026', 10_000, 10_000, { 'Balance Impact': 'Credit' }),
        moved('2', '05/14/2026', -7_500, 10_000, { 'Balance Impact': 'Memo' }),
        moved('3', '05/15/2026', -100, 9_900, { 'Balance Impact': 'Debit', Status: 'Pending' }),
      ]),
    );
    expect(directions(run)).toEqual(['in', null, 'out']);
    expect(run.proof).toBe('proved');
  });
  test('a status nobody knows is a problem, unless the balance shows what it means', () => {
    const unknown = { Status: 'Zwischengeparkt' };
    const blind = runAdapter(paypalActivity, activity([moved('1', '05/13/2026', 500, 500, unknown)]));
    expect(blind.problems.map((each) => [each.kind, each.column])).toEqual([['unknown_word', 'Status']]);
    const seen = runAdapter(
      paypalActivity,
      activity([moved('1', '05/13/2026', 500, 500), moved('2', '05/14/2026', 100, 600, unknown)]),
    );
    expect(seen.problems).toEqual([]);
    expect(directions(seen)).toEqual(['in', 'in']);
  });
});

describe('money is read as it stands or not at all', () => {
  test('net is gross and fee together', () => {
    const run = runAdapter(paypalActivity, activity([{ ...sale, Net: '96.57' }]));
    expect(run.problems.map((each) => each.kind)).toEqual(['net_differs']);
    expect(run.lines).toEqual([]);
  });
  test('yen have no cents; a tenth of a cent is told', () => {
    const yen = moved('1', '05/13/2026', 0, 0, {
      ...{ Currency: 'JPY', Gross: '1,500', Fee: '-60', Net: '1,440', Balance: '1,440.00' },
    });
    const tenth = moved('2', '05/14/2026', 0, 0, { Gross: '1.005', Net: '1.005', Balance: '2.00' });
    const run = runAdapter(paypalActivity, activity([yen, tenth, moved('3', '05/15/2026', 1, 1)]));
    expect(run.lines[0]).toMatchObject({
      net: 1_440,
      gross: 1_500,
      fee: 60,
      balance: 1_440,
      currency: 'JPY',
    });
    expect(run.problems.map((each) => each.kind)).toEqual(['finer_than_minor_unit']);
  });
  test('two currencies have two balances', () => {
    const euro = (id: string, date: string, net: number, balance: number) =>
      moved(id, date, net, balance, { Currency: 'EUR', Type: 'General Currency Conversion' });
    const run = runAdapter(
      paypalActivity,
      activity([
        moved('1', '05/13/2026', 10_000, 10_000),
        { ...moved('2', '05/14/2026', -5_000, 5_000), Type: 'General Currency Conversion' },
        { ...euro('3', '05/14/2026', 4_334, 4_334), 'Reference Txn ID': '2' },
        euro('4', '05/15/2026', -334, 4_000),
      ]),
    );
    expect(run.stated.map((each) => [each.currency, each.value])).toEqual([
      ['USD', 5_000],
      ['EUR', 4_000],
    ]);
    expect(run.lines[2]).toMatchObject({ kind: 'transfer', channelTransactionId: '2' });
    expect(run.proof).toBe('proved');
  });
});

test('a row that is missing in the midst shows, whatever the order of the others', () => {
  fc.assert(
    fc.property(
      // Amounts of which no few add up to another: with equal ones a gap can close by chance, and no check could see it.
      fc
        .array(fc.boolean(), { minLength: 6, maxLength: 25 })
        .map((signs) => signs.map((isIn, at) => (isIn ? 1 : -1) * 2 ** at)),
      fc.nat(),
      fc.infiniteStream(fc.nat()),
      (nets, cut, keys) => {
        let balance = 1_000_000_000;
        const rows = nets.map((net, at) => {
          balance += net;
          return moved(String(at), `05/${13 + (at % 17)}/2026`, net, balance);
        });
        const sorted = rows.map((row) => [keys.next().value, row] as const).sort(([a], [b]) => a - b);
        const shuffled = sorted.map(([, row]) => row);
        expect(runAdapter(paypalActivity, activity(shuffled)).proof).toBe('proved');
        const gone = rows.filter((_, at) => at !== 1 + (cut % (rows.length - 2)));
        expect(runAdapter(paypalActivity, activity(gone)).proof).toBe('failed');
      },
    ),
    { numRuns: 40 },
  );
});

test('rows somebody chose do not follow one another: shown, and not held against the file', () => {
  const chosen = [7, 3, 9, 4].map((each) => moved(String(each), `05/${12 + each}/2026`, 100, each * 1_000));
  const run = runAdapter(paypalActivity, activity(chosen));
  expect(run.stated.map((each) => each.weight)).toEqual(['advisory']);
  expect(run.proof).toBe('not_stated');
});

describe('languages and manners', () => {
  const statement = (header: string, ...rows: string[][]) =>
    [header, ...rows.map((cells) => quoted(cells))].join('\n');
  test.each([
    [
      'German',
      'Datum,Uhrzeit,Zeitzone,Beschreibung,Währung,Brutto,Entgelt,Netto,Guthaben,Transaktionscode,Absender E-Mail-Adresse,Name',
      '27.06.2026',
      'PayPal Express-Zahlung',
      'Allgemeine Abbuchung',
    ],
    [
      'Spanish, with blanks behind the words and commas behind the row',
      'Fecha,Hora,Zona horaria,Descripción,Divisa,Bruto ,Comisión ,Neto,Saldo,Id. de transacción,Correo electrónico del remitente,Nombre',
      '27/6/2026',
      'Pago exprés',
      'Retirada iniciada por el usuario',
    ],
    [
      'French',
      'Date,Heure,Fuseau horaire,Description,Devise,Avant commission,Commission,Net,Solde,Numéro de transaction,Adresse email de l’expéditeur,Nom',
      '27/06/2026',
      'Paiement Express Checkout',
      'Retrait',
    ],
    [
      'Italian',
      'Data,Ora,Fuso orario,Descrizione,Valuta,Lordo ,Tariffa ,Netto,Saldo,Codice transazione,Indirizzo email mittente,Nome',
      '27/6/2026',
      'Pagamento Express Checkout',
      'Prelievo',
    ],
    [
      'Dutch',
      'Datum,Tijd,Tijdzone,Omschrijving,Valuta,Bruto,Kosten,Net,Saldo,Transactiereferentie,Van e-mailadres,Naam',
      '27-6-2026',
      'Express Checkout-betaling',
      'Algemene opname',
    ],
    [
      'Polish',
      'Data,Godzina,Strefa czasowa,Opis,Waluta,Brutto,Opłata,Netto,Saldo,Numer transakcji,Z adresu e-mail,Nazwa',
      '27.06.2026',
      'Płatność ekspresowa',
      'Wypłata',
    ],
    [
      'Portuguese',
      'Data,Hora,Fuso horário,Descrição,Moeda,Bruto,Tarifa,Líquido,Saldo,ID da transação,E-mail do remetente,Nome',
      '27/06/2026',
      'Pagamento expresso',
      'Retirada geral',
    ],
    [
      'Chinese',
      '日期,时间,时区,说明,币种,总额,费用,净额,余额,交易号,发件人邮箱地址,名称',
      '2026/6/27',
      '快速结账付款',
      '一般提现',
    ],
  ])('%s', (_language, header, day, payment, withdrawal) => {
    const of = (id: string, type: string, gross: string, fee: string, net: string, balance: string) => [
      ...[
        day,
        '11:54:55',
        'Europe/Berlin',
        type,
        'EUR',
        gross,
        fee,
        net,
        balance,
        id,
        'a@example.com',
        'Ada',
        '',
        '',
      ],
    ];
    const text = statement(
      header,
      of('A', payment, '1.160,71', '-5,01', '1.155,70', '5.606,37'),
      of('B', withdrawal, '-4.000,00', '0,00', '-4.000,00', '1.606,37'),
    );
    const run = runAdapter(paypalActivity, text);
    expect(run.problems).toEqual([]);
    expect(run.lines.map(({ kind, net, fee, occurredAt }) => [kind, net, fee, occurredAt])).toEqual([
      ['payment', 115_570, 501, '2026-06-27T11:54:55+02:00'],
      ['payout', 400_000, 0, '2026-06-27T11:54:55+02:00'],
    ]);
    expect(run.answer).toMatchObject({ is: 'mine', recognition: { sureness: 'certain' } });
    expect(run.proof).toBe('proved');
  });
  test('a UTF-16 copy divided by TABs, as old downloads are', async () => {
    const text = activity([sale, moved('T2', '05/14/2026', 100, 9_775)]).replaceAll('","', '"\t"');
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    const { lines, plan } = await readOne(bytes, 'Download.txt');
    expect(lines.length).toBe(2);
    expect(plan.proof).toBe('proved');
  });
  test('columns nobody knows are told, and so is a balance that is not there', () => {
    const text = activity([sale])
      .replace('"Balance Impact"', '"Lucky Number"')
      .replace('"Balance"', '"Weather"');
    const answer = paypalActivity.recognise(sampleOf(text));
    expect(answer.is === 'mine' && answer.recognition.drift).toEqual([
      { kind: 'unknown_column', column: 'Weather' },
      { kind: 'unknown_column', column: 'Lucky Number' },
      { kind: 'absent_column', column: 'Balance' },
    ]);
  });
  test('without a net nothing is guessed: the missing word is named', () => {
    const answer = paypalActivity.recognise(sampleOf(activity([sale]).replace('"Net"', '"Nett"')));
    expect(answer).toMatchObject({ is: 'refused', refusal: { kind: 'unknown_layout', question: 'Net' } });
  });
  test('a header alone is a file without movements', () => {
    expect(paypalActivity.recognise(sampleOf(activity([])))).toMatchObject({ refusal: { kind: 'no_rows' } });
  });
});

describe('the order of day and month', () => {
  const days = (count: number, last: string) => [
    ...Array.from({ length: count }, (_, at) => moved(`D${at}`, '03/04/2026', 1, at + 1)),
    moved('L', last, 1, count + 1),
  ];
  test('is asked where no row of the file says it', async () => {
    const { refused } = await readFiles({ name: 'a.csv', bytes: activity(days(3, '05/04/2026')) });
    expect(refused[0]).toMatchObject({ refusal: 'undecided', facts: { question: 'date_order' } });
  });
  test.each([
    ['25/04/2026', '2026-04-03'],
    ['04/25/2026', '2026-03-04'],
  ])('is told by one day far down: %s', async (last, first) => {
    const { lines } = await readOne(activity(days(700, last)), 'a.csv');
    expect(lines[0]?.occurredAt.slice(0, 10)).toBe(first);
    expect(lines.length).toBe(701);
  });
});
