/** OFX and QFX: signed amounts in every print, days that no zone moves, several accounts, and nothing lost where tags are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOfxAmount, readOfxDay } from '../../../src-main/areas/statements/adapters/ofx/amounts.ts';
import { findSourceRows } from '../../../src-main/areas/statements/source/find.ts';
import { linesOf, planOf, readFiles, readOne } from '../../support/read-files.ts';

const HEADER =
  'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\n\n';
const OK = '<STATUS><CODE>0<SEVERITY>INFO</STATUS>';

const transaction = (over: Readonly<Record<string, string>> = {}, more = '') => {
  const tags = {
    TRNTYPE: 'DEBIT',
    DTPOSTED: '20260302120000[0:GMT]',
    TRNAMT: '-5.00',
    FITID: 'F1',
    NAME: 'Ann',
    MEMO: 'rent',
    ...over,
  };
  return `<STMTTRN>${Object.entries(tags)
    .map(([tag, text]) => `<${tag}>${text}`)
    .join('\n')}\n${more}</STMTTRN>`;
};

interface Parts {
  readonly account?: string;
  readonly currency?: string;
  readonly lists?: readonly (readonly string[])[];
  readonly balance?: string;
  readonly asOf?: string;
}
const list = (transactions: readonly string[]) =>
  `<BANKTRANLIST><DTSTART>20260301<DTEND>20260331\n${transactions.join('\n')}\n</BANKTRANLIST>`;
const bank = ({
  account = '9100',
  currency = 'USD',
  lists = [[transaction()]],
  balance = '95.00',
  asOf = '20260331',
}: Parts = {}) =>
  `<STMTTRNRS>${OK}<STMTRS><CURDEF>${currency}<BANKACCTFROM><BANKID>1<ACCTID>${account}<ACCTTYPE>CHECKING</BANKACCTFROM>\n` +
  `${lists.map(list).join('\n')}<LEDGERBAL><BALAMT>${balance}<DTASOF>${asOf}</LEDGERBAL></STMTRS></STMTTRNRS>`;
const file = (...statements: readonly string[]) =>
  `${HEADER}<OFX><SIGNONMSGSRSV1><SONRS>${OK}</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1>\n${statements.join('\n')}\n</BANKMSGSRSV1></OFX>\n`;
const read = (text: string | Buffer) => readOne(text, 'bank.ofx');
const refusalOf = async (text: string) => (await readFiles({ name: 'bank.ofx', bytes: text })).refused[0];

/** Every leaf closed, as OFX 2 and many OFX 1 files have it. */
const closed = (text: string) =>
  text
    .replace(/<([A-Z.]+\d?)>([^<\n]+)(?=\n|<)/g, '<$1>$2</$1>')
    .replace(/<(FITID|NAME|MEMO)>(?=\n|<)/g, '<$1></$1>');

describe('a transaction is a line', () => {
  test('sign, day, numbers and texts as the bank has them', async () => {
    const { lines, plan } = await read(
      file(
        bank({
          lists: [
            [
              transaction({ CHECKNUM: '319', DTAVAIL: '20260303' }),
              transaction({ TRNAMT: '7', TRNTYPE: 'DEBIT', FITID: 'F2' }),
            ],
          ],
        }),
      ),
    );
    expect(plan).toMatchObject({
      adapter: 'ofx',
      sourceKind: 'bank',
      channel: 'bank',
      proof: 'not_stated',
      state: 'ready',
    });
    expect(lines).toMatchObject([
      {
        row: 1,
        account: '9100',
        direction: 'out',
        net: 500,
        currency: 'USD',
        occurredAt: '2026-03-02',
        valueDate: '2026-03-03',
        channelTransactionId: 'F1',
        bankReference: '319',
        counterparty: 'Ann',
        description: 'rent',
        kind: 'transfer',
      },
      // What TRNTYPE says of the direction is not asked.
      { row: 2, direction: 'in', net: 700 },
    ]);
  });

  test('leaf tags closed, everything on one line, the header of OFX 2: the same lines', async () => {
    const text = file(
      bank({ lists: [[transaction(), transaction({ FITID: 'F2', MEMO: 'caf&eacute; &amp; &lt;3' })]] }),
    );
    const { lines } = await read(text);
    expect(lines[1]?.description).toBe('café & <3');
    const xml = '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n';
    const whole = closed(text);
    expect(whole).toContain('<TRNAMT>-5.00</TRNAMT>');
    for (const form of [
      whole,
      whole.replaceAll('\n', ''),
      `\n\n\n${text}`,
      text.replaceAll('\n', '\r\n'),
      text.replace(HEADER, xml),
      whole.replace(HEADER, xml),
      text.replace(HEADER, HEADER.replaceAll('\n', ' ')),
      text.replace('</BANKTRANLIST>', ''),
      text.replace('<OFX>', '<OFX><INTU.BID>00024'),
    ])
      expect((await read(form)).lines).toEqual(lines);
  });

  test('fees and interest are told by the type', async () => {
    const types = [
      ['INT', '1'],
      ['SRVCHG', '-1'],
      ['FEE', '-1'],
      ['FEE', '1'],
      ['POS', '-1'],
    ];
    const { lines } = await read(
      file(bank({ lists: [types.map(([TRNTYPE = '', TRNAMT = '']) => transaction({ TRNTYPE, TRNAMT }))] })),
    );
    expect(lines.map((line) => line.kind)).toEqual(['interest', 'fee', 'fee', 'fee_return', 'transfer']);
  });

  test('CURRENCY is what the amount is in, ORIGCURRENCY what it was', async () => {
    const own = '<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY>';
    const { lines, problems } = await read(
      file(
        bank({
          lists: [
            [
              transaction({}, own),
              transaction({}, own.replaceAll('CURRENCY', 'ORIGCURRENCY')),
              transaction({}, own.replace('</CURRENCY>', '')),
            ],
          ],
        }),
      ),
    );
    expect(lines.map((line) => line.currency)).toEqual(['EUR', 'USD']);
    expect(problems).toMatchObject([{ row: 3, column: 'CURSYM' }]);
  });

  test('without any currency an amount means nothing', async () => {
    const { problems } = await read(file(bank({ currency: '</CURDEF>' })));
    expect(problems).toMatchObject([{ row: 1, column: 'CURDEF', kind: 'missing_value' }]);
  });

  test('a blank or zero number is none; one that stands twice stays on both lines', async () => {
    const { lines } = await read(
      file(bank({ lists: [['', '0000', 'F1', 'F1'].map((FITID) => transaction({ FITID }))] })),
    );
    expect(lines.map((line) => line.channelTransactionId)).toEqual(['', '', 'F1', 'F1']);
  });

  test.each([
    ['no amount', { TRNAMT: '' }, 'TRNAMT', 'missing_value'],
    ['no number for an amount', { TRNAMT: 'free' }, 'TRNAMT', 'not_an_amount'],
    ['fractions of a cent', { TRNAMT: '+00000000000115.8331' }, 'TRNAMT', 'finer_than_minor_unit'],
    ['no day', { DTPOSTED: '' }, 'DTPOSTED', 'missing_value'],
    ['a day there is not', { DTPOSTED: '20260231' }, 'DTPOSTED', 'not_a_date'],
    ['a correction of another', { CORRECTFITID: 'F0' }, 'CORRECTACTION', 'unknown_word'],
  ])('%s is a problem with its place', async (_name, over, column, kind) => {
    const { problems, lines } = await read(file(bank({ lists: [[transaction(), transaction(over)]] })));
    expect(lines.length).toBe(1);
    expect(problems).toMatchObject([{ row: 2, column, kind }]);
  });
});

describe('amounts', () => {
  test.each([
    ['-80', -8000],
    ['-30.000', -3000],
    ['+00000000000115.8300', 11_583],
    ['-200,00', -20_000],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['-1,234,567', -123_456_700],
    ['1.234.567', 123_456_700],
    ['\u221212.5', -1250],
    ['.5', 50],
    ['0', 0],
  ])('%s', (text, cents) => {
    expect(readOfxAmount(text, 2)).toEqual({ ok: true, value: cents });
  });

  test.each([
    '',
    '-',
    'x',
    '1.2.3',
    '1,2,3',
    '1.23,4.5',
    '12,34.5',
    '1 234',
    '1e3',
    '--5',
    '1.234',
    '1,234',
    '5-',
  ])('%s is none, or could be two', (text) => {
    expect(readOfxAmount(text, 2).ok).toBe(false);
  });

  test('every amount is read back, with a point and with a comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const sign = cents < 0 ? '-' : '';
        const digits = String(Math.abs(cents)).padStart(3, '0');
        for (const mark of ['.', ','])
          expect(readOfxAmount(`${sign}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`, 2)).toEqual({
            ok: true,
            value: cents === 0 ? 0 : cents,
          });
      }),
    );
  });
});

describe('days', () => {
  test.each([
    '20180804',
    '20180804093914',
    '20180804093914.123',
    '20180804093914:014',
    '20180804120000[0:GMT]',
    '20180804000000.000[-5:EST]',
    '20180804235959.999 [+8:CST]',
    '2018-08-04T10:00:00',
  ])('%s is the fourth of August, whatever the zone', (text) => {
    expect(readOfxDay(text)).toBe('2018-08-04');
  });

  test.each(['', '2018080', '20181301', '201808041', '04/08/2018', 'today'])('%s is no day', (text) => {
    expect(readOfxDay(text)).toBeNull();
  });
});

describe('statements', () => {
  test('several accounts, and several lists in one statement', async () => {
    const { lines, plan } = await read(
      file(
        bank({ lists: [[transaction()], [transaction({ FITID: 'F2' })]] }),
        bank({ account: '9200', currency: 'CAD' }),
      ),
    );
    expect(lines.map((line) => `${line.account} ${line.currency}`)).toEqual([
      '9100 USD',
      '9100 USD',
      '9200 CAD',
    ]);
    expect(plan).toMatchObject({
      accounts: ['9100', '9200'],
      periodFrom: '2026-03-01',
      periodTo: '2026-03-31',
    });
    expect(plan.checks).toMatchObject([
      { name: 'closing_balance', scope: '9100', stated: 9500, computed: null, weight: 'advisory' },
      { name: 'closing_balance', scope: '9200', currency: 'CAD' },
    ]);
  });

  test('a credit card is an account as well', async () => {
    const card = bank()
      .replaceAll('STMTRS', 'CCSTMTRS')
      .replaceAll('BANKACCTFROM', 'CCACCTFROM')
      .replaceAll('STMTTRNRS', 'CCSTMTTRNRS');
    expect((await read(file(card))).lines).toMatchObject([{ account: '9100', direction: 'out' }]);
  });

  test('a balance asked for after the last day of the list is not that of its last day', async () => {
    expect((await read(file(bank()))).statedBalances).toMatchObject([{ closing: 9500, to: '2026-03-31' }]);
    expect((await read(file(bank({ asOf: '20260402' })))).statedBalances).toEqual([]);
  });

  test('a balance of a day before the list closes none of it', async () => {
    expect((await read(file(bank({ asOf: '20260228' })))).statedBalances).toEqual([]);
    expect((await read(file(bank({ asOf: '20260301' })))).statedBalances).toMatchObject([
      { from: '2026-03-01', to: '2026-03-01' },
    ]);
  });

  test('an account on which nothing moved covers the day of its balance', async () => {
    const { plan } = await read(file(bank({ lists: [] })));
    expect(plan).toMatchObject({ periodFrom: '2026-03-31', state: 'ready', counts: { rows: 0, errors: 0 } });
  });

  test('securities are refused by name, those that move no money left out; what moved in cash is read', async () => {
    const text = file(bank())
      .replaceAll('STMTRS', 'INVSTMTRS')
      .replaceAll('BANKTRANLIST', 'INVTRANLIST')
      .replaceAll('BANKACCTFROM', 'INVACCTFROM')
      .replace(
        '<STMTTRN>',
        '<BUYSTOCK><INVBUY><TOTAL>-5</INVBUY></BUYSTOCK><SPLIT><UNITS>2</SPLIT><INVBANKTRAN><STMTTRN>',
      )
      .replace('</STMTTRN>', '</STMTTRN><SUBACCTFUND>CASH</INVBANKTRAN>');
    const { lines, problems, skips } = await read(text);
    expect(lines.map((line) => line.row)).toEqual([3]);
    expect(problems).toMatchObject([{ row: 1, column: 'BUYSTOCK', kind: 'unknown_word' }]);
    expect(skips.filter((skip) => skip.reason === 'no_movement')).toEqual([
      { row: 2, reason: 'no_movement' },
    ]);
  });

  test('what the bank answered in place of a statement is its answer', async () => {
    const error = '<STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Signon invalid</STATUS>';
    expect(
      await refusalOf(`${HEADER}<OFX><SIGNONMSGSRSV1><SONRS>${error}</SONRS></SIGNONMSGSRSV1></OFX>`),
    ).toMatchObject({
      refusal: 'channel_error',
      facts: { code: '15500', message: 'Signon invalid' },
    });
    // One account of two was not answered: what is there is not all.
    const { plan } = await read(file(bank(), `<STMTTRNRS>${error}</STMTTRNRS>`));
    expect(plan.state).toBe('errors');
    expect(await refusalOf(file())).toMatchObject({ refusal: 'no_rows' });
  });

  test('every record has one end', async () => {
    const { lines, skips, problems } = await read(
      file(bank({ lists: [[transaction(), transaction({ TRNAMT: 'x' })]] })),
    );
    // Two answers, currency, account, list, balance and statement beside two transactions.
    expect(lines.length + skips.length + problems.length).toBe(9);
  });
});

describe('nothing is lost with a tag', () => {
  const two = file(bank({ lists: [[transaction(), transaction({ FITID: 'F2', TRNAMT: '3.00' })]] }));

  test.each([
    ['the beginning of a transaction', two.replace('<STMTTRN>', 'STMTTRN>'), 'damaged'],
    ['its name', two.replace('<STMTTRN>', '<STMTTRM>'), 'damaged'],
    ['the end of the file', two.slice(0, -10), 'truncated'],
    ['half of the file', two.slice(0, two.length / 2), 'truncated'],
  ])('without %s the file is refused', async (_name, text, refusal) => {
    expect(await refusalOf(text)).toMatchObject({ refusal, facts: { what: 'ofx' } });
  });

  test('without both ends of a transaction what lies loose is a problem', async () => {
    const { plan } = await read(two.replace('<STMTTRN>', '').replace('</STMTTRN>', ''));
    expect(plan.state).toBe('errors');
  });

  test('two that ran into each other are a problem', async () => {
    const { plan } = await read(two.replace(/<\/STMTTRN>\s*<STMTTRN>/, ''));
    expect(plan.state).toBe('errors');
  });

  test('any line left out is either named or leaves every other amount as it was', async () => {
    const rows = two.split('\n');
    for (let at = 0; at < rows.length; at += 1) {
      const { files, refused } = await readFiles({ name: 'a.ofx', bytes: rows.toSpliced(at, 1).join('\n') });
      expect(refused.map((each) => each.refusal)).not.toContain('internal');
      const [only] = files;
      if (only && planOf(only).state !== 'errors')
        expect(
          linesOf(only).map((line) => [line.direction, line.net]),
          rows[at],
        ).toEqual([
          ['out', 500],
          ['in', 300],
        ]);
    }
  });

  test('any sign changed is named, or at most changes what the sign stood in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: two.length - 1 }),
        fc.constantFrom('<', '>', '/', 'x', '9', ' '),
        async (at, sign) => {
          const text = two.slice(0, at) + sign + two.slice(at + 1);
          const { files, refused } = await readFiles({ name: 'a.ofx', bytes: text });
          expect(refused.map((each) => each.refusal)).not.toContain('internal');
          const [only] = files;
          if (only && planOf(only).state !== 'errors') expect(linesOf(only).length).toBe(2);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('encodings', () => {
  const text = file(bank({ lists: [[transaction({ NAME: 'Müller' })]] }));

  test('the header says 1252 whatever the bytes are: UTF-8 is seen first', async () => {
    expect((await read(Buffer.from(text, 'utf8'))).lines[0]?.counterparty).toBe('Müller');
    expect((await read(Buffer.from(text, 'latin1'))).lines[0]?.counterparty).toBe('Müller');
  });

  test('a Western text that could be Chinese is what its header says', async () => {
    const { lines, plan } = await read(Buffer.from(text.replace('Müller', '\xc4\xe3\xba\xc3'), 'latin1'));
    expect(lines[0]?.counterparty).toBe('Äãºã'.replace('ºã', 'ºÃ'));
    expect(plan.encoding).toBe('windows-1252');
  });
});

test('a transaction is shown from the original as a table', async () => {
  const bytes = Buffer.from(file(bank({ lists: [[transaction(), transaction({ FITID: 'F2' })]] })));
  const source = await findSourceRows(bytes, { fileName: 'a.ofx', member: '', row: 2, around: 0 });
  expect(source.header.cells).toEqual(['TRNTYPE', 'DTPOSTED', 'TRNAMT', 'FITID', 'NAME', 'MEMO']);
  expect(source.rows).toEqual([
    { row: 2, cells: ['DEBIT', '20260302120000[0:GMT]', '-5.00', 'F2', 'Ann', 'rent'] },
  ]);
});
