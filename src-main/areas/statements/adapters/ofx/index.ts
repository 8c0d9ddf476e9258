/**
 * OFX 1.x (SGML) and 2.x (XML), and QFX, which is OFX with a number of Intuit's: bank and credit card accounts, and what banks list in them.
 * One tolerant reader for both, since files with the header of one and the body of the other are as common as right ones.
 */
import type { FormatAdapter, Places, Sample, Splitter } from '../../adapter.ts';
import { OfxParser } from './parse.ts';
import { FRAMES, RECORDS } from './tags.ts';

const SPLITTER: Splitter = { kind: 'tags', dialect: 'sgml', records: RECORDS, frames: FRAMES };

const HEAD_CHARS = 2000;

function isOfx({ text }: Sample): boolean {
  const head = text.slice(0, HEAD_CHARS);
  return (/^[\s\ufeff]*</.test(head) || /OFXHEADER\s*:/i.test(head)) && /<(?:\w{1,20}:)?OFX[\s>]/i.test(text);
}

const PLACES: Places = {
  net: ['TRNAMT'],
  direction: ['TRNAMT'],
  currency: ['CURRENCY/CURSYM'],
  kind: ['TRNTYPE'],
  occurredAt: ['DTPOSTED'],
  bookingDate: ['DTPOSTED'],
  valueDate: ['DTAVAIL', 'VALUEDATE'],
  channelTransactionId: ['FITID'],
  bankReference: ['CHECKNUM', 'REFNUM'],
  counterparty: ['NAME', 'PAYEE/NAME', 'BANKACCTTO/ACCTID', 'CCACCTTO/ACCTID'],
  description: ['EXTDNAME', 'MEMO'],
};

export const ofx: FormatAdapter = {
  id: 'ofx',
  version: 1,
  sourceKind: 'bank',
  channel: 'bank',
  balanceChain: 'none',
  recognise: (sample) =>
    isOfx(sample)
      ? { is: 'mine', recognition: { sureness: 'certain', splitter: SPLITTER, layout: null, drift: [] } }
      : { is: 'not_mine' },
  parse: (_layout, sink) => new OfxParser(sink),
  places: () => PLACES,
};
