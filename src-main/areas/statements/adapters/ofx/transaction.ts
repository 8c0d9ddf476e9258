/**
 * One STMTTRN into one line. The sign of TRNAMT says whether money came or went; TRNTYPE says so too in many files, and wrongly.
 */
import { fractionDigits, minor } from '../../../../../shared/domain/money.ts';
import type { LineKind, ParsedLine } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, Sink } from '../../adapter.ts';
import type { TagNode } from '../../split-tags.ts';
import { childOf, numberOf, TagReader } from '../tag-reader.ts';
import { readOfxAmount, readOfxDay } from './amounts.ts';

export interface OfxAccount {
  readonly account: string;
  /** CURDEF; '' where the file leaves it empty. */
  readonly currency: string;
}

const KINDS: Readonly<Record<string, LineKind>> = { INT: 'interest', FEE: 'fee', SRVCHG: 'fee' };

/** Null where it becomes no line; the sink knows why. */
export function readTransaction(
  raw: RawRow,
  tree: TagNode,
  holder: OfxAccount,
  sink: Sink,
): ParsedLine | null {
  const reader = new TagReader(raw, tree, sink);
  // An aggregate has no text of its own: this is the rest of a tag that was damaged.
  if (tree.text !== '') reader.refuse(tree.name, 'unknown_word', tree.text, 'TRNTYPE, DTPOSTED, TRNAMT …');
  // It corrects or takes back a transaction sent before: added as one of its own it would count twice.
  const correction = reader.text('CORRECTACTION') || reader.text('CORRECTFITID');
  if (correction !== '') reader.refuse('CORRECTACTION', 'unknown_word', correction, 'STMTTRN');
  const currency = currencyOf(reader, holder.currency);
  const amount = amountOf(reader, currency);
  const posted = dayOf(reader, 'DTPOSTED');
  if (posted === '') reader.refuse('DTPOSTED', 'missing_value', '', '20260508');
  const available = dayOf(reader, 'DTAVAIL') || dayOf(reader, 'VALUEDATE');
  if (!reader.isReadable || amount === null) return null;
  const kind = KINDS[reader.text('TRNTYPE').toUpperCase()] ?? 'transfer';
  const name = reader.text('NAME') || reader.text('PAYEE', 'NAME');
  const memo = reader.text('MEMO');
  return {
    row: raw.row,
    account: holder.account,
    channel: 'bank',
    kind: kind === 'fee' && amount > 0 ? 'fee_return' : kind,
    direction: amount < 0 ? 'out' : 'in',
    occurredAt: posted,
    bookingDate: posted,
    valueDate: available,
    gross: null,
    fee: null,
    net: minor(Math.abs(amount)),
    orderAmount: null,
    currency,
    balance: null,
    status: 'none',
    merchantOrderNo: '',
    refundNo: '',
    channelTransactionId: numberOf(reader.text('FITID')),
    relatedTransactionId: '',
    batchNo: '',
    bankReference: numberOf(reader.text('CHECKNUM')) || numberOf(reader.text('REFNUM')),
    counterparty: name || reader.text('BANKACCTTO', 'ACCTID') || reader.text('CCACCTTO', 'ACCTID'),
    description: [...new Set([reader.text('EXTDNAME'), memo || name])]
      .filter((text) => text !== '')
      .join(' · '),
  };
}

/** CURRENCY says what TRNAMT is in; ORIGCURRENCY what it was converted from, and CURDEF holds. */
function currencyOf(reader: TagReader, standard: string): string {
  const own = reader.only('CURRENCY');
  // Where the aggregates lost their ends, their leaves stand beside them and could belong to either.
  const stray = reader.text('CURSYM');
  if (stray !== '') reader.refuse('CURSYM', 'unknown_word', stray, 'CURRENCY');
  const printed = (childOf(own, 'CURSYM')?.text ?? '').toUpperCase();
  const currency = printed || standard;
  if (currency === '') reader.refuse('CURDEF', 'missing_value', '', 'USD');
  else if (!/^[A-Z]{3}$/.test(currency)) reader.refuse('CURSYM', 'unknown_word', currency, 'USD');
  return currency;
}

function amountOf(reader: TagReader, currency: string): number | null {
  const text = reader.only('TRNAMT')?.text ?? '';
  if (text === '') {
    reader.refuse('TRNAMT', 'missing_value', '', '-12.34');
    return null;
  }
  const read = readOfxAmount(text, fractionDigits(currency));
  if (read.ok) return read.value;
  reader.refuse('TRNAMT', read.error.kind, text, '-12.34');
  return null;
}

function dayOf(reader: TagReader, name: string): string {
  const text = reader.only(name)?.text ?? '';
  if (text === '') return '';
  const day = readOfxDay(text);
  if (day === null) reader.refuse(name, 'not_a_date', text, '20260508');
  return day ?? '';
}
