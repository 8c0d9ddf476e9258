/** What a bank says of a message of ours (pain.002): the nearest word counts, an unknown word is unknown, a file that cannot be read says nothing. */
import { describe, expect, test } from 'vitest';
import { catalogues } from '../../../../shared/wording/catalogue.ts';
import type { ResultFile } from '../../../../src-main/areas/payments/formats/format.ts';
import { pain002 } from '../../../../src-main/areas/payments/formats/pain-002/reader.ts';
import { RESULT_REASONS } from '../../../../src-main/areas/payments/formats/results/reasons.ts';
import { endsOfResults } from '../../../../src-main/areas/payments/rules/result-words.ts';

const entry = (itemNo: string, inside: string): string =>
  `<TxInfAndSts><StsId>1</StsId><OrgnlEndToEndId>${itemNo}</OrgnlEndToEndId>${inside}</TxInfAndSts>`;
const amount = (text: string, currency = 'CNY'): string =>
  `<OrgnlTxRef><Amt><InstdAmt Ccy="${currency}">${text}</InstdAmt></Amt></OrgnlTxRef>`;

interface Parts {
  readonly group?: string;
  readonly information?: string;
  readonly version?: string;
}
const report = (entries: string, { group = '', information = '', version = '10' }: Parts = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}"><CstmrPmtStsRpt>
<GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-05-29T10:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>PB20260528001</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${group}</OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>PB20260528001</OrgnlPmtInfId>${information}${entries}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`;

const read = async (text: string) => await pain002.read('status.xml', Buffer.from(text));
async function result(text: string): Promise<ResultFile> {
  const answer = await read(text);
  if (!('ok' in answer)) throw new Error(JSON.stringify(answer));
  return answer.ok;
}

describe('a report of the bank', () => {
  test.each(['03', '10'])('version %s: paid, failed with its reason, on the way', async (version) => {
    const text = report(
      [
        entry('P1', `<TxSts>ACSC</TxSts><AccptncDtTm>2026-05-29T09:30:00</AccptncDtTm>${amount('1234.57')}`),
        entry(
          'P2',
          `<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Account closed</AddtlInf></StsRsnInf>${amount('1234.58')}`,
        ),
        entry('P3', `<TxSts>ACSP</TxSts>${amount('1234.59')}`),
      ].join(''),
      {
        group: '<OrgnlNbOfTxs>3</OrgnlNbOfTxs><OrgnlCtrlSum>3703.74</OrgnlCtrlSum><GrpSts>PART</GrpSts>',
        version,
      },
    );
    expect(await pain002.recognise('x.dat', Buffer.from(text))).toBe(true);
    expect(await result(text)).toEqual({
      messageId: 'PB20260528001',
      batchNo: '',
      statedCount: 3,
      statedSum: 370_374,
      statedOf: 'batch',
      currency: 'CNY',
      whole: null,
      items: [
        {
          row: 1,
          itemNo: 'P1',
          amount: 123_457,
          currency: 'CNY',
          state: 'paid',
          reasonCode: '',
          reasonText: '',
          happenedAt: '2026-05-29T09:30:00',
        },
        {
          row: 2,
          itemNo: 'P2',
          amount: 123_458,
          currency: 'CNY',
          state: 'failed',
          reasonCode: 'AC04',
          reasonText: 'Account closed',
          happenedAt: '',
        },
        {
          row: 3,
          itemNo: 'P3',
          amount: 123_459,
          currency: 'CNY',
          state: 'accepted',
          reasonCode: '',
          reasonText: '',
          happenedAt: '',
        },
      ],
    });
  });

  test('a code nobody knows is unknown, and the code is kept', async () => {
    const { items } = await result(report(entry('P1', '<TxSts>XYZ1</TxSts>')));
    expect(items).toMatchObject([{ state: 'unknown', reasonCode: 'XYZ1' }]);
  });

  test('a message that was refused whole speaks for every item it does not name', async () => {
    const reason = '<StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf>';
    const { items, whole } = await result(report('', { group: `<GrpSts>RJCT</GrpSts>${reason}` }));
    expect(items).toEqual([]);
    expect(whole).toMatchObject({ state: 'failed', reasonCode: 'AM04' });
  });

  test('an item without a word of its own takes its payment information’s, else the message’s', async () => {
    const byInformation = report(entry('P1', ''), {
      information: '<PmtInfSts>ACCP</PmtInfSts>',
      group: '<GrpSts>RJCT</GrpSts>',
    });
    expect((await result(byInformation)).items).toMatchObject([{ itemNo: 'P1', state: 'accepted' }]);
    const byGroup = report(entry('P1', ''), { group: '<GrpSts>RJCT</GrpSts>' });
    expect((await result(byGroup)).items).toMatchObject([{ itemNo: 'P1', state: 'failed' }]);
  });

  test('“partly” says nothing of an item: the file is named a problem and taken for nothing', async () => {
    expect(await read(report(entry('P1', ''), { group: '<GrpSts>PART</GrpSts>' }))).toEqual({
      problems: [
        { row: 1, column: 'TxSts', problem: 'missing_value', text: 'PART', expected: 'ACSC, ACSP, RJCT' },
      ],
    });
  });

  test('one item with two different words contradicts itself; the same word twice is said once', async () => {
    const twice = (second: string) =>
      report(entry('P1', '<TxSts>ACSC</TxSts>') + entry('P1', `<TxSts>${second}</TxSts>`));
    expect(await read(twice('RJCT'))).toMatchObject({
      problems: [{ row: 2, problem: 'contradicts_row', expected: '1' }],
    });
    expect((await result(twice('ACCC'))).items).toHaveLength(1);
  });

  test('a sum without a currency in the file is left to whoever knows the batch', async () => {
    const text = report(entry('P1', '<TxSts>ACSC</TxSts>'), { group: '<OrgnlCtrlSum>1000</OrgnlCtrlSum>' });
    expect(await result(text)).toMatchObject({ statedSum: null, statedSumText: '1000', currency: '' });
    expect(await read(text.replace('>1000<', '>1,000<'))).toMatchObject({
      problems: [{ column: 'OrgnlCtrlSum', problem: 'not_an_amount' }],
    });
  });

  test('… and there it must be the sum of what went out, in the batch’s own digits', async () => {
    const text = report(entry('P1', '<TxSts>ACSC</TxSts>'), { group: '<OrgnlCtrlSum>1000</OrgnlCtrlSum>' });
    const stated = await result(text);
    const endIn = (currency: string, amount: number) => {
      const payments = new Map([
        ['P1', { itemNo: 'P1', amount, state: 'instructed' as const, overruled: [] }],
      ]);
      return endsOfResults([{ sha256: '', file: 'status.xml', stated, batch: { currency, payments } }])[0];
    };
    expect(endIn('JPY', 1000)).toMatchObject({ end: 'new', moves: [{ state: 'paid' }] });
    expect(endIn('CNY', 100_000)).toMatchObject({ end: 'new' });
    expect(endIn('CNY', 1000)).toMatchObject({
      end: 'refused',
      refusal: 'totals_differ',
      facts: { stated: '1000', ours: '10.00' },
    });
  });

  test('an amount finer than its currency, a count that is none, an item without a number', async () => {
    const text = report(
      entry('P1', `<TxSts>ACSC</TxSts>${amount('10.5', 'JPY')}`) + entry('', '<TxSts>ACSC</TxSts>'),
      { group: '<OrgnlNbOfTxs>two</OrgnlNbOfTxs>' },
    );
    expect(await read(text)).toMatchObject({
      problems: [
        { row: 1, column: 'InstdAmt', problem: 'finer_than_minor_unit', text: '10.5' },
        { row: 2, column: 'OrgnlEndToEndId', problem: 'missing_value' },
        { row: 0, column: 'OrgnlNbOfTxs', problem: 'not_a_count', text: 'two' },
      ],
    });
  });

  test('entities, document types and files that were cut off are refused', async () => {
    const bomb = report('').replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>');
    expect(await read(bomb)).toMatchObject({ refusal: 'not_a_statement' });
    expect(await read(report(entry('P1', '<TxSts>&x;</TxSts>')))).toMatchObject({
      refusal: 'not_a_statement',
    });
    expect(await read(report('').slice(0, -20))).toMatchObject({ refusal: 'truncated' });
    expect(await read(report('').replace('PB20260528001<', '<'))).toMatchObject({
      refusal: 'no_batch_number',
    });
  });

  test('a statement or a message of our own is no result', async () => {
    for (const text of [
      '<Document><BkToCstmrStmt></BkToCstmrStmt></Document>',
      '<Document><CstmrCdtTrfInitn/></Document>',
      'a,b\n1,2\n',
    ]) {
      expect(await pain002.recognise('x.xml', Buffer.from(text))).toBe(false);
      expect(await read(text)).toMatchObject({ refusal: 'not_a_result' });
    }
  });
});

test('the common reasons have words in both languages', () => {
  for (const code of RESULT_REASONS)
    for (const locale of ['zh-CN', 'en'] as const)
      expect(catalogues[locale], `${locale} ${code}`).toHaveProperty([`result_reason.${code}`]);
});
