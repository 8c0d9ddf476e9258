/** What banks send to programs: CAMT in its three kinds and several versions, OFX as SGML and as XML, MT940, MT942, BAI2, QIF. */
import { balance, camt, entry, payment, statement } from '../camt.ts';
import { type Seed, seed } from './seed.ts';

const ENTRIES = [
  entry({ amount: '1250.00', number: 'N1', value: '2026-03-02' }),
  entry({
    amount: '40.00',
    direction: 'DBIT',
    number: 'N2',
    booked: '2026-03-03',
    more: payment('<Refs><EndToEndId>E2</EndToEndId></Refs><RmtInf><Ustrd>Rent &amp; more</Ustrd></RmtInf>'),
  }),
  entry({
    amount: '7.50',
    direction: 'DBIT',
    number: 'N3',
    booked: '2026-03-04',
    more: '<RvslInd>false</RvslInd>',
  }),
];
const SUMMARY =
  '<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries></TtlNtries><TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>1250.00</Sum></TtlCdtNtries>' +
  '<TtlDbtNtries><NbOfNtries>2</NbOfNtries><Sum>47.50</Sum></TtlDbtNtries></TxsSummry>';
const BALANCES = [balance('OPBD', '100.00', '2026-03-01'), balance('CLBD', '1302.50', '2026-03-04')];
const NEW_STATUS = ENTRIES.map((each) => each.replace('<Sts>BOOK</Sts>', '<Sts><Cd>BOOK</Cd></Sts>'));

const sgmlTransaction = (id: string, amount: string, name: string) =>
  `<STMTTRN><TRNTYPE>${amount.startsWith('-') ? 'DEBIT' : 'CREDIT'}\n<DTPOSTED>2026030${id}120000[0:GMT]\n<TRNAMT>${amount}\n<FITID>F${id}\n<NAME>${name}\n<MEMO>rent\n</STMTTRN>`;
const OFX_BODY =
  '<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1>\n' +
  '<STMTTRNRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>9100<ACCTTYPE>CHECKING</BANKACCTFROM>\n' +
  `<BANKTRANLIST><DTSTART>20260301<DTEND>20260331\n${[sgmlTransaction('2', '-5.00', 'Ann'), sgmlTransaction('3', '1250.25', 'Bea &amp; Co'), sgmlTransaction('4', '-33.10', 'Cy')].join('\n')}\n</BANKTRANLIST>` +
  '<LEDGERBAL><BALAMT>2095.00<DTASOF>20260331</LEDGERBAL></STMTRS></STMTTRNRS>\n</BANKMSGSRSV1></OFX>\n';
const OFX_1 = `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\n\n${OFX_BODY}`;
const OFX_2 =
  '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n' +
  OFX_BODY.replace(/<([A-Z0-9]+)>([^<\n]+)(?=\n|<)/g, '<$1>$2</$1>');

const MT940 = [
  ':20:STARTUMS',
  ':25:DE02100500000054540402',
  ':28C:1/1',
  ':60F:C260131EUR1000,00',
  ':61:2602020202C1100,00NTRFNONREF//B1',
  ':86:166?00GUTSCHRIFT?20Rechnung 7?32Anna Beispiel',
  ':61:2602030203D250,25NTRFR2//B2',
  ':86:177?00UEBERWEISUNG?20Miete?32Bea Beispiel',
  ':61:2602040204D3,50NCHGNONREF//B3',
  ':86:808?00ENTGELT',
  ':62F:C260228EUR1846,25',
  '-',
  ':20:STARTUMS',
  ':25:DE02100500000054540402',
  ':28C:2/1',
  ':60F:C260228EUR1846,25',
  ':61:2603020302D46,25NTRFNONREF//B4',
  ':62F:C260331EUR1800,',
  '-',
  '',
];
const DUTCH = [
  ':940:',
  ':20:940S260302',
  ':25:NL45RABO0192584529 EUR',
  ':28C:0',
  ':60F:C260301EUR000000001000,00',
  ':61:260302C000000000050,00N541EREF//12345678',
  ':86:/ORDP//NAME/Jan/REMI/Factuur/',
  ':61:260302D000000000020,50N541NONREF',
  ':86:/BENM//NAME/Piet/REMI/Huur/',
  ':86:/SUM/1/1/20,50/50,00/',
  ':62F:C260302EUR000000001029,50',
  '',
];
const MT942 = [
  ':20:TELEWIZORY S.A.',
  ':25:BPHKPL/320000546101',
  ':28C:00084/001',
  ':34F:PLN0',
  ':13D:2603020815+0100',
  ':61:2603020302C20,50NTRFNONREF//B1',
  ':86:020?00Wplata?20Faktura 1',
  ':61:2603020302D1000,00NTRFNONREF//B2',
  ':86:020?00Przelew?20Czynsz',
  ':61:2603020302C7,00NTRFNONREF//B3',
  ':86:020?00Wplata?20Faktura 2',
  ':90D:1PLN1000,00',
  ':90C:2PLN27,50',
  '-',
  '',
];

const BAI2 = [
  '01,BANK,US,260303,0600,1,,,2/',
  '02,US,BANK,1,260302,2400,USD,2/',
  '03,12345,,010,100000,,,015,101900,,,100,2500,1,,400,600,1,/',
  '16,142,2500,Z,REF1,CUST1,FIRST DEPOSIT/',
  '16,451,600,Z,REF2,,ACH DEBIT',
  '88,GOES ON HERE',
  '49,208100,5/',
  '03,67890,,,/',
  '16,399,12345,Z,REF3,,SECOND/',
  '49,12345,3/',
  '98,220445,2,10/',
  '99,220445,1,12/',
  '',
];

const QIF = [
  '!Type:Bank',
  ...['D12/31/2025', 'T1,100.00', 'N1001', 'PCity Water', 'MJanuary', 'LUtilities:Water', '^'],
  ...['D01/15/2026', 'T-100.00', 'PMarket', 'SFood', 'Emilk', '$-60.00', 'SHome', '$-40.00', '^'],
  ...['D01/16/2026', 'U-7.10', 'T-7.10', 'PBaker', '^'],
  '',
];

const message = (
  name: string,
  adapter: string,
  bytes: string,
  vouches: Seed['vouches'] = 'all',
  file = 'statement.xml',
  parts?: readonly number[],
) => seed(name, { adapter, vouches, file, bytes, ...(parts ? { parts } : {}) });

export const bankMessageSeeds = (): Seed[] => [
  message('camt.052: version 2', 'camt052', camt('052', [statement({ entries: ENTRIES, summary: SUMMARY })])),
  message(
    'camt.052: version 8',
    'camt052',
    camt('052', [statement({ entries: NEW_STATUS, summary: SUMMARY })], { version: '08' }),
  ),
  message(
    'camt.053: version 2',
    'camt053',
    camt('053', [statement({ balances: BALANCES, entries: ENTRIES })]),
  ),
  message(
    'camt.053: version 8, with totals, two statements',
    'camt053',
    camt(
      '053',
      [
        statement({ balances: BALANCES, entries: NEW_STATUS, summary: SUMMARY }),
        statement({
          id: 'S2',
          account: 'DE02100500000054540402',
          balances: [balance('OPBD', '5.00', '2026-03-01'), balance('CLBD', '15.00', '2026-03-04')],
          entries: NEW_STATUS.slice(0, 1).map((each) => each.replace('1250.00', '10.00').replace('N1', 'M1')),
        }),
      ],
      { version: '08' },
    ),
    'all',
    'statement.xml',
    [3, 1],
  ),
  message('camt.053: without balances', 'camt053', camt('053', [statement({ entries: ENTRIES })]), 'nothing'),
  message(
    'camt.054: version 8',
    'camt054',
    camt('054', [statement({ entries: NEW_STATUS, summary: SUMMARY })], { version: '08' }),
  ),
  message('ofx 1', 'ofx', OFX_1, 'nothing', 'bank.ofx'),
  message('ofx 2', 'ofx', OFX_2, 'nothing', 'bank.qfx'),
  message('mt940: German', 'mt940', MT940.join('\r\n'), 'all', 'statement.sta', [3, 1]),
  message('mt940: Dutch, with sums', 'mt940', DUTCH.join('\r\n'), 'all', 'statement.940'),
  message('mt942', 'mt942', MT942.join('\r\n'), 'all', 'statement.942'),
  message('bai2', 'bai2', BAI2.join('\n'), 'always', 'statement.bai'),
  message('qif', 'qif', QIF.join('\r\n'), 'nothing', 'bank.qif'),
];
