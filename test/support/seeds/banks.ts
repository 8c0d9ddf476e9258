/** Bank statements as tables: what Chinese banks give to people, to companies and for cards, and how banks elsewhere print. */
import { CARDS, PERSONAL } from '../bank-files.ts';
import { CORPORATE } from '../bank-files-corporate.ts';
import { type Seed, type SeedParts, seed } from './seed.ts';

const bank = (
  name: string,
  vouches: Seed['vouches'],
  bytes: Buffer | string,
  more: Partial<SeedParts> = {},
): Seed => seed(name, { adapter: 'bank_csv', vouches, bytes, file: 'statement.csv', ...more });

const WORLD: readonly (readonly [
  name: string,
  vouches: Seed['vouches'],
  rows: readonly string[],
  more?: Partial<SeedParts>,
])[] = [
  [
    'German, decimal comma, balance',
    'inner',
    [
      'Buchungstag;Wertstellung;Auftraggeber / Empfänger;Verwendungszweck;Betrag;Saldo;Währung',
      '13.02.2026;13.02.2026;Anna;Rechnung 7;1.220,00;2.220,00;EUR',
      '16.02.2026;16.02.2026;Bea;Miete;-1.130,34;1.089,66;EUR',
      '17.02.2026;17.02.2026;Cem;"Strom; Gas";-89,66;1.000,00;EUR',
      '18.02.2026;18.02.2026;Dora;Lohn;2.000,00;3.000,00;EUR',
    ],
  ],
  [
    'American, one signed amount',
    'nothing',
    [
      'Transaction Date,Post Date,Description,Category,Type,Amount,Memo',
      '02/13/2026,02/14/2026,COFFEE,Food,Sale,-12.50,',
      '02/15/2026,02/16/2026,"PAYMENT, THANK YOU",,Payment,"1,123.45",',
      '02/17/2026,02/18/2026,BOOKS,Shopping,Sale,-30.00,',
    ],
  ],
  [
    'Italian, two columns, balances above and below',
    'all',
    [
      'Conto corrente: 000012345;;;;',
      'Divisa: EUR',
      'Saldo iniziale al 01/02/2026;;;;1.000,00',
      'Data contabile;Data valuta;Descrizione operazione;Dare;Avere',
      '13/02/2026;13/02/2026;BONIFICO DA ROSSI;;1.220,00',
      '16/02/2026;16/02/2026;DELEGA F24;1.130,34;',
      'Saldo finale al 28/02/2026;;;;1.089,66',
    ],
  ],
  [
    'British, paid out and paid in, balance',
    'inner',
    [
      'Date,Type,Description,Paid out,Paid in,Balance',
      '13 Feb 2026,BGC,Ada,,"£1,220.00","£2,220.00"',
      '16 Feb 2026,DD,Rent,"£1,130.34",,"£1,089.66"',
      '17 Feb 2026,POS,Tea,£89.66,,"£1,000.00"',
      '18 Feb 2026,BGC,Bob,,£50.00,"£1,050.00"',
    ],
  ],
  [
    'without a header',
    'inner',
    [
      '02/13/2026,COFFEE,-12.50,987.50',
      '02/15/2026,SALARY,1123.45,2110.95',
      '02/17/2026,BOOKS,-30.00,2080.95',
      '02/18/2026,RENT,-1000.00,1080.95',
    ],
    {},
  ],
];

/** Cards and the two layouts that print no balance state nothing; all others print one on every row, some totals too. */
const TOTALS = ['ICBC debit v1', 'ICBC debit v2', 'CMB online bank', 'CCB, all details'];

export const bankSeeds = async (): Promise<Seed[]> => [
  ...(await tables('personal', PERSONAL, (name) => (TOTALS.includes(name) ? 'all' : 'inner'))),
  ...(await tables('corporate', CORPORATE, () => 'inner')),
  ...(await tables('card', CARDS, (name) => (name === 'ICBC card' ? 'all' : 'nothing'))),
  ...WORLD.map(([name, vouches, rows, more]) =>
    bank(`bank table: ${name}`, vouches, `${rows.join('\n')}\n`, more),
  ),
];

async function tables(
  kind: string,
  files: Readonly<Record<string, () => Buffer | string | Promise<Buffer>>>,
  vouches: (name: string) => Seed['vouches'],
): Promise<Seed[]> {
  const seeds: Seed[] = [];
  for (const [name, make] of Object.entries(files))
    seeds.push(bank(`bank table: ${kind}, ${name}`, vouches(name), await make()));
  return seeds;
}
