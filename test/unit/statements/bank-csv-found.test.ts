/** Shapes of bank statements met in public files after the layouts were written: each once read wrongly, guessed at or refused for nothing. */
import { describe, expect, test } from 'vitest';
import { readFiles, readOne } from '../../support/read-files.ts';

const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

async function read(...lines: readonly string[]) {
  const file = await readOne(text(...lines), 'statement.csv');
  expect(file.plan.adapter).toBe('bank_csv');
  const moves = file.lines.map(({ occurredAt, direction, net, currency }) => [
    occurredAt,
    direction === 'out' ? -net : direction === 'in' ? net : 0,
    currency,
  ]);
  return { ...file, moves };
}
/** The reason for which the file is no plan. */
async function refusal(name: string, ...lines: readonly string[]): Promise<string> {
  const { refused } = await readFiles({ name, bytes: text(...lines) });
  const [first] = refused;
  return `${first?.refusal} ${first?.facts['question'] ?? first?.facts['missing'] ?? ''}`.trim();
}

describe('what a plus means on a card', () => {
  test('Apple’s card: a purchase has a plus, whether or not a blank stands before the currency of the header', async () => {
    for (const amount of ['Amount (USD)', 'Amount(USD)']) {
      const { moves } = await read(
        `Transaction Date,Clearing Date,Description,Merchant,Category,Type,${amount},Purchased By`,
        '03/02/2026,03/03/2026,CAFE 1 MAIN ST,Cafe,Restaurants,Purchase,6.40,A',
        '03/08/2026,03/08/2026,ACH DEPOSIT,Deposit,Payment,Payment,-30.00,A',
      );
      expect(moves, amount).toEqual([
        ['2026-03-02', -640, 'USD'],
        ['2026-03-08', 3_000, 'USD'],
      ]);
    }
  });

  test('a column of types that calls the plus a purchase and the minus a payment is believed, a purchase alone is asked about', async () => {
    const header = 'Date,Description,Type,Amount,Currency';
    const bought = '2026-03-02,SHOP,Purchase,6.40,EUR';
    const { moves } = await read(header, bought, '2026-03-08,THANKS,Payment,-30.00,EUR');
    expect(moves.map(([, amount]) => amount)).toEqual([-640, 3_000]);
    expect(await refusal('a.csv', header, bought, '2026-03-09,SHOP,Adjustment,-1.00,EUR')).toBe(
      'undecided amount_sign',
    );
  });

  test('thanks for a payment count where they stand in the payee’s column, because nothing else describes the row', async () => {
    const { moves } = await read(
      'Posted Date,Reference Number,Payee,Address,Amount',
      '03/02/2026,101,CAFE SPRINGFIELD,SPRINGFIELD IL,-6.75',
      '03/18/2026,104,PAYMENT - THANK YOU,,500.00',
    );
    expect(moves.map(([, amount]) => amount)).toEqual([-675, 50_000]);
  });

  test('an explicit plus beside bare amounts, and never a minus, is asked about: the bare ones are hardly receipts', async () => {
    expect(
      await refusal(
        'card.csv',
        'Date Processed,Description,Amount,',
        'Pending,CAFE LONDON,£7.40,',
        '12-Dec-2026,SHOP LONDON,£18.89,',
        '02-Dec-2026,PAYMENT RECEIVED - THANK YOU,"+ £100.00",CR',
      ),
    ).toBe('undecided amount_sign');
  });

  test('a file whose name says credit card is a card’s: nothing in it says what a plus is', async () => {
    expect(
      await refusal(
        'my_credit_card_2026.csv',
        'Date,Label,Currency,Amount',
        '12/15/2026,A,USD,33.50',
        '12/15/2026,B,USD,-25.00',
      ),
    ).toBe('undecided amount_sign');
  });
});

describe('rows that have not moved', () => {
  const header = 'Date,Description,Amount,Currency,Status';

  test.each([
    ['Sent', -4_800],
    ['Scheduled Bill Pay', 0],
    ['CARD CHARGED', -4_800],
    ['PAYMENT DEPOSITED', -4_800],
    ['Failed', 0],
    ['In progress', 0],
    ['Not sent', -4_800], // Nobody knows it; it counts as booked, and the column is told.
  ])('%s', async (state, amount) => {
    const { moves } = await read(header, `2026-03-13,A,-48.00,USD,${state}`, '2026-03-14,B,-1.00,USD,Failed');
    expect(moves.map(([, moved]) => moved)).toEqual([amount, 0]);
  });

  test('a failed row has not moved even where another state is a word nobody knows, and the column is told', async () => {
    const { moves, plan } = await read(
      header,
      '2026-03-13,A,-48.00,USD,Whatever',
      '2026-03-14,B,-1.00,USD,Failed',
    );
    expect(moves.map(([, moved]) => moved)).toEqual([-4_800, 0]);
    expect(plan.drift).toEqual([{ kind: 'unknown_column', column: 'Status' }]);
  });
});

describe('money that would be lost', () => {
  test('a column in words nobody knows that is filled exactly where the amount is nothing is asked about', async () => {
    expect(
      await refusal(
        'a.csv',
        'Date,Label,Amount,Amount2,Balance',
        '12/15/2026,A,0.00,33.50,-23.50',
        '12/16/2026,B,"1,533.50",0.00,"1,510.00"',
      ),
    ).toBe('unknown_layout amount');
  });

  test('one row without a header and with two amounts shows no balance: it is not read', async () => {
    expect(await refusal('a.csv', '"12/15/2026","Payment","EUR","1,525.00","-1,000.00","Shop"')).toBe(
      'unknown_format',
    );
  });
});

describe('days and zones', () => {
  test('a zone by its letters may stand behind the time', async () => {
    const { moves } = await read('Date,Description,Amount', '2026-03-20 16:51:24 PDT,A,-$12.40');
    expect(moves).toEqual([['2026-03-20', -1_240, 'USD']]);
  });

  test('what only banks of the United States and Canada print settles an open date: month first', async () => {
    const { moves } = await read(
      '05/01/2026,SHOP ONE,1.96,,93.04',
      '05/02/2026,SEND E-TFR ***A1,239.13,,95.00',
      '05/03/2026,SALARY,,332.13,334.13',
    );
    expect(moves).toEqual([
      ['2026-05-01', -196, 'CAD'],
      ['2026-05-02', -23_913, 'CAD'],
      ['2026-05-03', 33_213, 'CAD'],
    ]);
    const header = 'Transaction Date,Post Date,Description,Category,Type,Amount,Memo';
    const chase = await read(header, '03/04/2026,03/04/2026,SHOP,Shopping,Sale,-25.00,');
    expect(chase.moves).toEqual([['2026-03-04', -2_500, 'USD']]);
  });
});

describe('a currency nobody names', () => {
  test('an account whose IBAN is of a country with euros is in euros; a British one is not said to be', async () => {
    const of = async (iban: string) =>
      (await read('"Datum","Bedrag","Rekening","Omschrijving"', `"2026-03-01","-2,56","${iban}","A"`)).moves;
    expect(await of('NL00BUNQ2025181418')).toEqual([['2026-03-01', -256, 'EUR']]);
    expect(await of('GB00BUNQ20251814181234')).toEqual([['2026-03-01', -256, 'XXX']]);
  });

  test('Af and Bij are Dutch: euros', async () => {
    const { moves } = await read(
      '20260315,Shop,A1,T1,IC,Af,"136,13",Incasso',
      '20260312,Job,B2,T2,GT,Bij,"375,00",Loon',
    );
    expect(moves).toEqual([
      ['2026-03-15', -13_613, 'EUR'],
      ['2026-03-12', 37_500, 'EUR'],
    ]);
  });
});

describe('headers of banks met since', () => {
  test.each([
    [
      'Rabobank: the balance is called Saldo na trn',
      [
        '"IBAN/BBAN","Munt","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Naam tegenpartij","Omschrijving-1"',
        '"NL00RABO0300000000","EUR","1","2026-03-01","2026-03-01","-337,49","+662,51","Bank","Rente"',
        '"NL00RABO0300000000","EUR","2","2026-03-14","2026-03-14","+50,00","+712,51","Loterij","Prijs"',
      ],
      [-33_749, 5_000],
    ],
    [
      'a German card: Belegdatum, Buchungsbetrag',
      [
        '"Umsatz getätigt von";"Belegdatum";"Buchungsdatum";"Originalbetrag";"Originalwährung";"Buchungsbetrag";"Buchungswährung";"Transaktionsbeschreibung"',
        '"51_5";"20.02.26";"21.02.26";"-5,00";"USD";"-4,60";"EUR";"CAFE"',
      ],
      [-460],
    ],
    [
      'a Belgian card: datum verrichting, debet',
      [
        'kredietkaart;kaarthouder;datum verrichting;Datum verrekening;bedrag;credit;debet;munt;Handelaar',
        '1234;A;01/02/2026;03/02/2026;-16,52;;-16,52;EUR;Winkel',
        ';;24/01/2026;24/01/2026;35,77;35,77;;EUR;Storting',
      ],
      [-1_652, 3_577],
    ],
    [
      'Monzo: created',
      [
        'id,created,amount,currency,local_amount,local_currency,category,description',
        'tx_1,2026-02-25 12:34:56 +0000,-10,GBP,-12,EUR,general,Shop',
      ],
      [-1_000],
    ],
    [
      'running balances under more names',
      [
        'Run Date,Description,Amount ($),Cash Balance ($)',
        '03/27/2026,PAYROLL,2150.00,6587.36',
        '03/24/2026,SHOP,-86.14,4437.36',
      ],
      [215_000, -8_614],
    ],
  ])('%s', async (_, lines, amounts) => {
    const { moves, plan } = await read(...lines);
    expect(moves.map(([, amount]) => amount)).toEqual(amounts);
    expect(plan.proof).toBe(/saldo|balance/i.test(lines[0] ?? '') ? 'proved' : 'not_stated');
  });
});

describe('German and French banks', () => {
  test('S and H in a column without a name say which way the money went', async () => {
    const { moves } = await read(
      'Buchungstag;Valuta;Empfänger;Währung;Umsatz; ',
      '02.03.2026;02.03.2026;Stadtwerke;EUR;40,10;S',
      '05.03.2026;05.03.2026;Kunde;EUR;900,00;H',
    );
    expect(moves).toEqual([
      ['2026-03-02', -4_010, 'EUR'],
      ['2026-03-05', 90_000, 'EUR'],
    ]);
  });

  test('a payment the bank has only taken note of has not moved', async () => {
    const { moves } = await read(
      'Auftragskonto;Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Betrag;Waehrung;Info',
      'DE00;03.03.26;03.03.26;KARTENZAHLUNG;A;-5,95;EUR;Umsatz gebucht',
      'DE00;04.03.26;04.03.26;KARTENZAHLUNG;B;-99,80;EUR;Umsatz vorgemerkt',
    );
    expect(moves.map(([, amount]) => amount)).toEqual([-595, 0]);
  });

  const kontostand = (closing: string) => [
    'Umsätze',
    'Letzter Kontostand;;;1.000,00;EUR',
    '',
    'Buchungstag;Wert;Verwendungszweck;Betrag;Währung',
    '2.3.2026;2.3.2026;A;-100,00;EUR',
    '3.3.2026;3.3.2026;B;20,50;EUR',
    `Kontostand;3.3.2026;;${closing};EUR`,
  ];

  test('the balance may stand behind its day, and the movements must lead to it', async () => {
    const { plan, moves } = await read(...kontostand('920,50'));
    expect([moves.length, plan.proof]).toEqual([2, 'proved']);
    expect((await read(...kontostand('920,51'))).plan.proof).toBe('failed');
  });

  test('a balance of the day of the download is not the one after the last row', async () => {
    const { plan } = await read(
      'Kontostand vom 10.10.2026:;5.000,00 EUR',
      '',
      'Buchungsdatum;Verwendungszweck;Betrag (€)',
      '02.03.2026;A;-100,00',
    );
    expect(plan.proof).toBe('not_stated');
  });

  test('a balance with a point beside amounts with a comma is what the account holds today: left out and told', async () => {
    const { plan, moves } = await read(
      'dateOp;dateVal;label;category;supplierFound;amount;comment;accountNum;accountLabel;accountbalance',
      '2026-03-13;2026-03-13;"CARTE 12/03/26 A";Divers;a;-29,99;;00040;BANQUE;1500.00',
      '2026-03-14;2026-03-14;"VIR B";Revenus;b;2 500,00;;00040;BANQUE;1500.00',
    );
    expect(moves.map(([, amount]) => amount)).toEqual([-2_999, 250_000]);
    expect(plan.drift).toContainEqual({ kind: 'unknown_column', column: 'accountbalance' });
  });
});

describe('cards and wallets of the Americas', () => {
  test('American Express is known by its own columns, also where the file has no payment', async () => {
    for (const header of [
      'Date,Description,Amount,Extended Details,Appears On Your Statement As',
      'Date,Description,Amount,Address,City/State,Zip Code,Country',
    ]) {
      const { moves } = await read(header, '03/20/2026,SHOP,52.10,,', '03/22/2026,RETURNED SHOES,-12.00,,');
      expect(moves.map(([, amount]) => amount)).toEqual([-5_210, 1_200]);
    }
  });

  test('AUTOPAY opens the text of a payment to a card', async () => {
    const rows = ['Date,Description,Amount', '03/20/2026,CAFE,52.10', '03/22/2026,AUTOPAY 260322,-52.10'];
    const { lines } = await readOne(text(...rows), 'my_credit_card.csv');
    expect(lines.map(({ direction }) => direction)).toEqual(['out', 'in']);
  });

  test('Revolut’s fee is beside the amount, also where no balance can tell', async () => {
    const { moves } = await read(
      'Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance',
      'EXCHANGE,Current,2026-03-02 10:00:00,2026-03-02 10:00:01,Exchange,-50.00,0.25,EUR,COMPLETED,120.00',
    );
    expect(moves).toEqual([['2026-03-02', -5_025, 'EUR']]);
  });

  test('e-transfers, chequing and the GST/HST credit are Canadian', async () => {
    for (const word of ['INTERAC E-TRANSFER SENT', 'CHEQUING MONTHLY FEE', 'GST/HST CREDIT']) {
      const { moves } = await read(
        'Date,Description,Amount',
        `03/04/2026,${word},-15.00`,
        '03/05/2026,A,20.00',
      );
      expect(moves.map(([day, , currency]) => [day, currency])).toEqual([
        ['2026-03-04', 'CAD'],
        ['2026-03-05', 'CAD'],
      ]);
    }
  });
});
