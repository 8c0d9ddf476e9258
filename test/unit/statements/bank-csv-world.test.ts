/** Statements of Europe and the Americas by their own words, and what is done where nothing says how a file is to be read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TellingRows } from '../../../src-main/areas/statements/adapters/bank-csv/telling-rows.ts';
import { fieldsAt } from '../../support/bank-places.ts';
import { linesOf, readFiles, readOne } from '../../support/read-files.ts';

const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const signed = (line: { readonly direction: string | null; readonly net: number }): number =>
  line.direction === 'out' ? -line.net : line.direction === 'in' ? line.net : 0;

async function read(...lines: readonly string[]) {
  const file = await readOne(text(...lines), 'statement.csv');
  expect(file.plan.adapter).toBe('bank_csv');
  return { ...file, moves: file.lines.map((line) => [line.occurredAt, signed(line), line.currency]) };
}
/** The reason for which the file is no plan. */
async function refusal(...lines: readonly string[]): Promise<string> {
  const { refused } = await readFiles({ name: 'statement.csv', bytes: text(...lines) });
  const [first] = refused;
  return `${first?.refusal} ${first?.facts['question'] ?? first?.facts['missing'] ?? ''}`.trim();
}

describe('header words', () => {
  test.each([
    [
      'Italian, Dare and Avere, balances above and below',
      [
        'Conto corrente: 000012345;;;;',
        'Divisa: EUR',
        'Saldo iniziale al 01/02/2026;;;;1.000,00',
        'Data contabile;Data valuta;Descrizione operazione;Dare;Avere',
        '13/02/2026;13/02/2026;BONIFICO DA ROSSI;;1.220,00',
        '16/02/2026;16/02/2026;DELEGA F24;1.130,34;',
        'Saldo finale al 28/02/2026;;;;1.089,66',
      ],
      [
        ['2026-02-13', 122_000, 'EUR'],
        ['2026-02-16', -113_034, 'EUR'],
      ],
    ],
    [
      'Dutch, Af and Bij',
      [
        '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen";"Saldo na mutatie"',
        '"20260213";"Klant";"NL00INGB0000000001";"NL00";"OV";"Bij";"1220,00";"Overschrijving";"Factuur 7";"2220,00"',
        '"20260216";"Bakker";"NL00INGB0000000001";"NL01";"BA";"Af";"1130,34";"Betaalautomaat";"Pas";"1089,66"',
      ],
      [
        ['2026-02-13', 122_000, 'EUR'],
        ['2026-02-16', -113_034, 'EUR'],
      ],
    ],
    [
      'Polish, the currency only behind the balance below',
      [
        '#Data operacji;#Data księgowania;#Opis operacji;#Tytuł;#Nadawca/Odbiorca;#Numer konta;#Kwota;#Saldo po operacji;',
        '2026-02-13;2026-02-13;PRZELEW;"FV 1";"FIRMA";\'\';1 220,00;2 220,00;',
        '2026-02-16;2026-02-16;ZAKUP;"Sklep";"";\'\';-1 130,34;1 089,66;',
        ';;;;;;#Saldo końcowe;1 089,66 PLN;',
      ],
      [
        ['2026-02-13', 122_000, 'PLN'],
        ['2026-02-16', -113_034, 'PLN'],
      ],
    ],
    [
      'Danish, newest first by line, a column of states',
      [
        'Dato;Tekst;Beløb (DKK);Saldo;Status;Afstemt',
        '16.02.2026;Netto;-1.130,34;1.089,66;Udført;Nej',
        '13.02.2026;Løn;1.220,00;2.220,00;Udført;Nej',
      ],
      [
        ['2026-02-16', -113_034, 'DKK'],
        ['2026-02-13', 122_000, 'DKK'],
      ],
    ],
    [
      'Swedish, Valuta is the currency, a row not booked yet',
      [
        'Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta;',
        'Reserverat;-35,00;1;;;Kort;;SEK;',
        '2026/02/16;-1130,34;1;;;Autogiro;1089,66;SEK;',
        '2026/02/13;1220,00;;1;;Lön;2220,00;SEK;',
      ],
      [
        ['2026-02-16', -113_034, 'SEK'],
        ['2026-02-13', 122_000, 'SEK'],
      ],
    ],
    [
      'French, closing balance above and opening below',
      [
        'Date de début de téléchargement : 01/02/2026;Date de fin de téléchargement : 28/02/2026;',
        'Numéro de compte : 01234567890;Devise : EUR;',
        'Solde en fin de période;;;;1089,66',
        'Date comptable;Libelle simplifie;Reference;Debit;Credit;Date operation;Date de valeur;Pointage',
        '13/02/2026;VIR;R1;;+1220,00;13/02/2026;13/02/2026;Non',
        '16/02/2026;PRLV;R2;-1130,34;;16/02/2026;16/02/2026;Non',
        'Solde en début de période;;;;1000,00',
      ],
      [
        ['2026-02-13', 122_000, 'EUR'],
        ['2026-02-16', -113_034, 'EUR'],
      ],
    ],
    [
      'German, whose Kontonummer is the other side’s beside a BLZ, and days without a year beside the value date',
      [
        'Auftragskonto;Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Begünstigter/Zahlungspflichtiger;Kontonummer;BLZ;Umsatz in EUR',
        '08154711;13.02;13.02.26;GUTSCHRIFT;RE 1;Kunde;040441777;10050000;1.220,00',
        '08154711;16.02;16.02.26;LASTSCHRIFT;RE 2;ACME;040441778;10050000;-1.130,34',
      ],
      [
        ['2026-02-13', 122_000, 'EUR'],
        ['2026-02-16', -113_034, 'EUR'],
      ],
    ],
    [
      'American, totals and balances above, the opening repeated as a row',
      [
        'Description,,Summary Amt.',
        'Beginning balance as of 02/01/2026,,"1,000.00"',
        'Total credits,,"1,220.00"',
        'Total debits,,"-1,130.34"',
        'Ending balance as of 02/28/2026,,"1,089.66"',
        '',
        'Date,Description,Amount,Running Bal.',
        '02/01/2026,Beginning balance as of 02/01/2026,,"1,000.00"',
        '02/13/2026,"DEPOSIT","1,220.00","2,220.00"',
        '02/16/2026,"RENT","-1,130.34","1,089.66"',
      ],
      [
        ['2026-02-13', 122_000, 'USD'],
        ['2026-02-16', -113_034, 'USD'],
      ],
    ],
  ])('%s', async (_, lines, moves) => {
    const file = await read(...lines);
    expect(file.problems).toEqual([]);
    expect(file.moves).toEqual(moves);
    expect(file.plan.proof).toBe(lines.some((line) => /sald|sold|bal/i.test(line)) ? 'proved' : 'not_stated');
  });

  test('a month by its name in each language', async () => {
    const days = [
      '13-Okt-26',
      '13 mrt 2026',
      '13-gen-2026',
      '13 paź 2026',
      '13 maj 2026',
      '13-Août-2026',
      '13 dez 2026',
    ];
    const { moves } = await read('Date,Amount,Currency', ...days.map((day) => `${day},-1.00,EUR`));
    expect(moves.map(([day]) => day)).toEqual([
      '2026-10-13',
      '2026-03-13',
      '2026-01-13',
      '2026-10-13',
      '2026-05-13',
      '2026-08-13',
      '2026-12-13',
    ]);
  });

  test('Chinese of Taiwan and Hong Kong is read, and never taken for yuan', async () => {
    const { lines, plan } = await read(
      '交易日期,交易說明,提款金額,存款金額,餘額',
      '2026/01/13,ATM提款,500,,500',
      '2026/01/14,薪資,,50000,50500',
    );
    expect(lines.map((line) => [signed(line), line.currency, line.balance])).toEqual([
      [-50_000, 'XXX', 50_000],
      [5_000_000, 'XXX', 5_050_000],
    ]);
    expect(plan.drift).toEqual([{ kind: 'absent_column', column: 'currency' }]);
  });

  test('an account column with another number in every row is the other side’s; the preamble’s is ours', async () => {
    const { lines } = await read(
      '"Girokonto";"DE00120300000000000000"',
      '"Buchungsdatum";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"IBAN";"Betrag (€)"',
      '"31.01.26";"Gebucht";"Wir";"ACME";"RE 1";"DE01";"-89,00"',
      '"15.01.26";"Gebucht";"Kunde";"Wir";"RE 2";"DE02";"1.200,00"',
    );
    expect(lines.map((line) => [line.account, line.counterparty])).toEqual([
      ['DE00120300000000000000', 'ACME'],
      ['DE00120300000000000000', 'Kunde'],
    ]);
  });
});

describe('rows that have not moved, and fees', () => {
  const header = 'Type,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance';

  test('pending and reverted rows are lines without a direction; a fee beside the amount is taken where the balance proves it', async () => {
    const { lines, plan } = await read(
      header,
      'Deposit,2026-01-09 14:16:48,2026-01-09 14:16:49,In,300.00,0.00,PLN,COMPLETED,484.21',
      'Card,2026-01-12 11:01:02,2026-01-12 16:22:41,Out,-432.75,1.00,PLN,COMPLETED,50.46',
      'Card,2026-01-13 11:01:02,,Held,-5.00,0.00,PLN,PENDING,',
      'Card,2026-01-13 11:01:02,,Back,-6.00,0.00,PLN,REVERTED,',
    );
    expect(lines.map((line) => [line.direction, line.gross, line.fee, line.net, line.status])).toEqual([
      ['in', 30_000, 0, 30_000, 'success'],
      ['out', 43_275, 100, 43_375, 'success'],
      [null, 500, 0, 500, 'pending'],
      [null, 600, 0, 600, 'closed'],
    ]);
    expect(plan.drift).toEqual([]);
  });

  test('a fee that no balance explains is not taken, and said so', async () => {
    const { lines, plan } = await read('Date,Amount,Fee,Currency', '2026-01-12,-432.75,1.00,PLN');
    expect(lines[0]).toMatchObject({ net: 43_275, fee: null });
    expect(plan.drift).toEqual([{ kind: 'unknown_column', column: 'Fee' }]);
  });

  test('a state nobody knows, in a column of states we know, is named: it may say that nothing moved', async () => {
    const rows = Array(520).fill('2026-01-12,-1.00,PLN,booked');
    const { problems } = await readOne(
      text('Date,Amount,Currency,Status', ...rows, '2026-01-13,-1.00,PLN,zurück?'),
    );
    expect(problems).toMatchObject([{ row: 522, column: 'Status', kind: 'unknown_word', text: 'zurück?' }]);
  });
});

describe('no header', () => {
  test('a preamble above and a balance below', async () => {
    const { moves, plan, fileFacts } = await read(
      'Account Number : 0808880406,: EUR,,,',
      'Balance at end of period,,,,"+1069,32"',
      '13/04/20,OP 1,Rent,"-50,00",',
      '14/04/20,OP 2,Sale,,"119,32"',
      'Balance at start of period,,,,"+1000,00"',
    );
    expect(moves).toEqual([
      ['2020-04-13', -5_000, 'EUR'],
      ['2020-04-14', 11_932, 'EUR'],
    ]);
    expect(plan.proof).toBe('proved');
    expect(fileFacts.account).toBe('0808880406');
  });

  test('balance before, balance after and the amount between them', async () => {
    const { lines, plan } = await read(
      '123456789\tEUR\t20260102\t15,00\t10,00\t20260102\t-5,00\tCOFFEE',
      '123456789\tEUR\t20260103\t10,00\t0,00\t20260103\t-10,00\tLUNCH',
    );
    expect(lines.map((line) => [signed(line), line.balance])).toEqual([
      [-500, 1_000],
      [-1_000, 0],
    ]);
    expect(plan.proof).toBe('proved');
  });

  test('what stands beside a few amounts and never moves with them is a price, no balance', async () => {
    const { lines } = await read(
      '2026-02-10,Interest,SHARES A,,12.55,CAD',
      '2026-02-11,Buy,SHARES B,15.90,-4779.95,CAD',
    );
    expect(lines.map((line) => [signed(line), line.balance])).toEqual([
      [1_255, null],
      [-477_995, null],
    ]);
  });

  test('a head of words nobody understands is not taken for a preamble', async () => {
    expect(await refusal('Päivä;Selite;Määrä', '13.02.2026;Palkka;-1,00', '14.02.2026;Vuokra;-2,00')).toBe(
      'unknown_format',
    );
  });
});

describe('cards by issuer, where the rows themselves prove nothing', () => {
  test.each([
    [
      'Bank of Montreal: a plus is spending',
      [
        'Item #,Card #,Transaction Date,Posting Date,Transaction Amount,Description',
        "1,'5191',20260511,20260512,3.27,COSTCO",
      ],
      [['2026-05-11', -327, 'CAD']],
    ],
    [
      'Discover: a plus is spending',
      ['Trans. Date,Post Date,Description,Amount,Category', '01/15/2026,01/16/2026,AMAZON,25.00,Merchandise'],
      [['2026-01-15', -2_500, 'USD']],
    ],
    [
      'Chase: a minus is spending',
      [
        'Transaction Date,Post Date,Description,Category,Type,Amount,Memo',
        '01/15/2026,01/16/2026,AMAZON,Shopping,,-25.00,',
      ],
      [['2026-01-15', -2_500, 'USD']],
    ],
    [
      'Capital One: two columns',
      [
        'Transaction Date,Posted Date,Card No.,Description,Debit,Credit,Currency',
        '2026-01-15,2026-01-16,1234,AMAZON,25.00,,USD',
      ],
      [['2026-01-15', -2_500, 'USD']],
    ],
  ])('%s', async (_, lines, moves) => {
    expect((await read(...lines)).moves).toEqual(moves);
  });

  test('a file that thanks for a payment is a card’s, whatever its header: the payment is money in', async () => {
    const { moves } = await read(
      'Date,Description,Amount,Currency',
      '2026-01-15,AMAZON,25.00,USD',
      '2026-01-20,AUTOPAY PAYMENT - THANK YOU,-500.00,USD',
    );
    expect(moves.map(([, amount]) => amount)).toEqual([-2_500, 50_000]);
  });

  test('amounts without any sign whose texts speak of purchases are asked about, not taken for receipts', async () => {
    expect(await refusal('交易日期,摘要,交易金额', '2026-01-15,消费,25.00', '2026-01-16,工资,26.00')).toBe(
      'undecided amount_sign',
    );
  });

  test('a bank account whose balance always moves against its columns is asked about: whose debit is it?', async () => {
    expect(
      await refusal(
        'Date,Debit,Credit,Balance,Currency',
        '2026-01-15,10.00,,110.00,EUR',
        '2026-01-16,,20.00,90.00,EUR',
        '2026-01-17,5.00,,95.00,EUR',
      ),
    ).toBe('undecided amount_sign');
  });
});

describe('the whole file decides what its first rows leave open', () => {
  /** Rows of days and months up to the ninth, in no order; more of them than a look at the whole file keeps. */
  const open = (row: (day: string, month: string, at: number) => string): string[] =>
    Array.from({ length: 3000 }, (_, at) => row(`0${(at % 9) + 1}`, `0${((at * 7) % 9) + 1}`, at));

  test('the order of a date, by one day past the twelfth at the very end', async () => {
    const rows = open((day, month) => `${day}/${month}/2026,x,-1.00,EUR`);
    const header = 'Date,Description,Amount,Currency';
    const dayFirst = await read(header, ...rows, '25/12/2026,y,5.00,EUR');
    expect(dayFirst.moves[1]?.[0]).toBe('2026-08-02');
    const monthFirst = await read(header, ...rows, '12/25/2026,y,5.00,EUR');
    expect(monthFirst.moves[1]?.[0]).toBe('2026-02-08');
    expect(monthFirst.lines).toHaveLength(3001);
    expect(await refusal(header, ...rows)).toBe('undecided date_order');
    expect(await refusal(header, ...rows, '25/12/2026,y,5.00,EUR', '12/25/2026,z,5.00,EUR')).toBe(
      'undecided date_order',
    );
  });

  test('the decimal sign, and then the order of the date as well', async () => {
    const rows = open((day, month) => `${day}/${month}/2026;x;-1.234;EUR`);
    const header = 'Date;Description;Amount;Currency';
    const { lines } = await read(header, ...rows, '25/12/2026;y;-1.234,56;EUR');
    expect(lines[0]?.net).toBe(123_400);
    expect(lines.at(-1)?.net).toBe(123_456);
    expect(await refusal(header, ...rows)).toBe('undecided decimal_sign');
  });

  test('the sign of a card, by its first repayment', async () => {
    const rows = open((day, month) => `2026-${month}-${day},商店,30.00`);
    const { moves } = await read(
      '信用卡账单,,',
      '交易日期,交易摘要,交易金额',
      ...rows,
      '2026-12-31,还款,-30.00',
    );
    expect(moves[0]?.[1]).toBe(-3_000);
    expect(moves.at(-1)?.[1]).toBe(3_000);
  });

  test('however long the file, and whatever stands in it, no more than a few thousand rows are kept for it', () => {
    const telling = new TellingRows({ date: 0, bookingDate: 1, amount: 3, descriptions: [2] });
    for (let row = 1; row <= 100_000; row += 1) {
      const day = `${(row % 28) + 1}/${((row * 7) % 12) + 1}/2026`;
      telling.add({ row, cells: [day, day, row % 2 === 0 ? '消费' : '还款', `${row},${row % 100}`] });
    }
    expect(telling.rows.length).toBeLessThan(4000);
  });
});

describe('running balances', () => {
  const header = 'Date,Description,Amount,Balance,Currency';
  test.each([
    ['oldest first', ['13,10,110', '14,5,115', '14,-3,112', '15,1,113']],
    ['newest first', ['15,1,113', '14,-3,112', '14,5,115', '13,10,110']],
    ['by day upwards, within the day downwards', ['13,10,110', '14,-3,112', '14,5,115', '15,1,113']],
    ['by day downwards, within the day upwards', ['15,1,113', '14,5,115', '14,-3,112', '13,10,110']],
    ['days in no order', ['14,5,115', '14,-3,112', '13,10,110', '15,1,113']],
  ])('%s', async (_, rows) => {
    const made = rows.map((row) => {
      const [day, amount, balance] = row.split(',');
      return `2026-01-${day},x,${amount}.00,${balance}.00,EUR`;
    });
    expect((await read(header, ...made)).plan.proof).toBe('proved');
    const broken = made.map((row) => row.replace(',-3.00,', ',-4.00,'));
    expect((await read(header, ...broken)).plan.proof).toBe('failed');
    const missing = made.filter((row) => !row.includes(',-3.00,'));
    expect((await read(header, ...missing)).plan.proof).toBe('failed');
  });
});

describe('amounts', () => {
  test('the tail of a binary fraction is no money; everything else finer than a cent is refused', async () => {
    const { lines, problems } = await read(
      '交易日期,交易金额',
      '2026-01-01,-88.1399999999994',
      '2026-01-01,-1234.5600000000001',
      '2026-01-01,-0.999999999999',
      '2026-01-01,-88.139',
      '2026-01-01,-88.13999',
      '2026-01-01,-88.1345678901',
    );
    expect(lines.map((line) => line.net)).toEqual([8_814, 123_456, 100]);
    expect(problems.map((problem) => [problem.row, problem.kind])).toEqual([
      [5, 'finer_than_minor_unit'],
      [6, 'finer_than_minor_unit'],
      [7, 'finer_than_minor_unit'],
    ]);
  });

  test('a thousands comma without quotes is seen even where the row has no cell too many', async () => {
    const rows = Array(20).fill('2026-01-01,-5.00,x,');
    const { problems } = await read('Date,Amount,Description,', ...rows, '2026-01-01,-1,234.56,x', 'x,,,');
    expect(problems).toMatchObject([{ row: 22, column: 'Amount', kind: 'not_an_amount', text: '-1,234.56' }]);
  });

  test('the amount takes the currency that stands beside it under the same name', async () => {
    const { moves } = await read(
      'Date,Transaction amount,Transaction currency,Billing amount,Billing currency,Description',
      '2026-01-01,-100.00,EUR,-780.00,CNY,Hotel',
    );
    expect(moves).toEqual([['2026-01-01', -78_000, 'CNY']]);
    const other = await read(
      'Date,Transaction amount,Transaction currency,Currency',
      '2026-01-01,-100.00,EUR,CNY',
    );
    expect(other.moves).toEqual([['2026-01-01', -10_000, 'EUR']]);
  });
});

describe('where a figure came from', () => {
  test('each field of a line names its cells', () => {
    expect(
      fieldsAt(
        text(
          '交易日期,交易时间,摘要,借方发生额,贷方发生额,余额,对方户名,流水号',
          '2026-01-01,10:00:00,a,1.00,,9.00,b,7',
        ),
      ),
    ).toEqual({
      occurredAt: [0, 1],
      bookingDate: [0],
      kind: [2],
      description: [2],
      net: [4, 3],
      direction: [4, 3],
      balance: [5],
      counterparty: [6],
      bankReference: [7],
    });
    expect(fieldsAt(text('借贷,金额,币种,日期', '借,1.00,CNY,2026-01-01'))).toEqual({
      occurredAt: [3],
      bookingDate: [3],
      net: [1],
      direction: [0],
      currency: [2],
    });
  });
});

describe('whatever is done to a file', () => {
  const original = [
    '账户明细查询,,,,,,',
    '查询账号,6222000011112222,币种：人民币,,,,',
    '贷方笔数,1,贷方发生额合计,"98,765.40",借方发生额合计,50.00,',
    '交易日期,交易时间,摘要,借方发生额,贷方发生额,余额,对方户名',
    '2026-03-02,09:15:00,结算款,,"98,765.40","108,765.40",财付通',
    '2026-03-03,10:00:00,手续费,50.00,,"108,715.40",',
    '合计,,,50.00,"98,765.40",,',
  ].join('\n');

  test('no byte changed, cut or repeated makes it crash, nor another amount that still proves', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            at: fc.nat(original.length - 1),
            cut: fc.nat(3),
            put: fc.oneof(
              fc.string({ maxLength: 3 }),
              fc.constantFrom('"', ',', '\n', '=', "='", '9', '-', '　'),
            ),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        async (edits) => {
          let changed = original;
          for (const { at, cut, put } of edits)
            changed = changed.slice(0, at) + put + changed.slice(at + cut);
          const { files, refused } = await readFiles({ name: 'statement.csv', bytes: changed });
          for (const each of refused) expect(each.refusal).not.toBe('internal');
          for (const file of files) {
            const amounts = linesOf(file).map((line) => Math.abs(line.net));
            const isWhole = amounts.length === 2 && amounts.includes(9_876_540) && amounts.includes(5_000);
            const hasTotals = ['贷方发生额合计,"98,765.40"', '借方发生额合计,50.00'].every((each) =>
              changed.includes(each),
            );
            if (!isWhole && hasTotals && file.staging.statedTotals.length >= 3)
              expect(file.staging.problemCount > 0 || !holds(file)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** In and out of the lines come to what the preamble states. */
function holds(file: Parameters<typeof linesOf>[0]): boolean {
  const sum = (direction: string) =>
    linesOf(file).reduce((total, line) => (line.direction === direction ? total + line.net : total), 0);
  return file.staging.statedTotals.every(({ name, value }) =>
    name === 'in_sum' ? value === sum('in') : name === 'out_sum' ? value === sum('out') : true,
  );
}
