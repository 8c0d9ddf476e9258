/**
 * One 16 record into a movement, or into what it is instead: information without money, or a fault.
 */
import { type Minor, minor } from '../../../../../shared/domain/money.ts';
import type { Direction, ParsedLine } from '../../../../../shared/domain/statement-line.ts';
import { kindOf } from '../bank-csv/kinds.ts';
import { type Fault, fault, readDay, readDetail, wholeNumber } from './fields.ts';
import type { OpenRecord } from './open-record.ts';
import type { AccountTally } from './tallies.ts';
import { directionOfCode, kindOfCode, NO_MONEY } from './type-codes.ts';

export type DetailEnd =
  | { readonly is: 'line'; readonly line: ParsedLine; readonly direction: Direction; readonly amount: Minor }
  | { readonly is: 'no_money'; readonly amount: number }
  | { readonly is: 'fault'; readonly fault: Fault };

const refused = (found: Fault): DetailEnd => ({ is: 'fault', fault: found });

export function detailLine(record: OpenRecord, account: AccountTally | null, asOf: string): DetailEnd {
  const fields = readDetail(record);
  if (!account) return refused(fault('missing_value', '16', '', '03'));
  if (asOf === '') return refused(fault('not_a_date', '02', '', 'YYMMDD'));
  const amount = wholeNumber(fields.amount);
  if (fields.code === NO_MONEY && (fields.amount === '' || amount !== null))
    return { is: 'no_money', amount: amount ?? 0 };
  if (amount === null) {
    const kind = fields.amount === '' ? 'missing_value' : 'not_an_amount';
    return refused(fault(kind, '16', fields.amount, '123456'));
  }
  // The type says which way the money went; a sign beside it says it again or says the opposite.
  if (amount < 0) return refused(fault('direction_contradicts', '16', fields.amount, '123456'));
  const direction = directionOfCode(fields.code);
  if (!direction) return refused(fault('unknown_word', '16', fields.code, '100–699, 720–799, 920–999'));
  if (!fields.hasFunds) return refused(fault('unknown_word', '16', fields.funds, '0, 1, 2, V, S, D, Z'));
  const valueDate = fields.valueDate === '' ? '' : readDay(fields.valueDate);
  if (valueDate === null) return refused(fault('not_a_date', '16', fields.valueDate, 'YYMMDD'));
  const { bankReference, customerReference, text } = fields;
  const description = [
    text,
    bankReference === customerReference ? '' : customerReference,
    `BAI ${fields.code}`,
  ]
    .filter((part) => part !== '' && part !== '-')
    .join(' · ');
  const ownKind = kindOfCode(fields.code);
  const line: ParsedLine = {
    row: record.row,
    account: account.account,
    channel: 'bank',
    kind: ownKind === 'transfer' ? kindOf([text], direction) : ownKind,
    direction: amount === 0 ? null : direction,
    occurredAt: asOf,
    bookingDate: asOf,
    valueDate,
    gross: null,
    fee: null,
    net: minor(amount),
    orderAmount: null,
    currency: account.currency,
    balance: null,
    status: 'none',
    merchantOrderNo: '',
    refundNo: '',
    channelTransactionId: '',
    relatedTransactionId: '',
    batchNo: '',
    bankReference: bankReference || customerReference,
    counterparty: counterpartyOf(text, direction),
    description,
  };
  return { is: 'line', line, direction, amount: minor(amount) };
}

/** Addenda name the two sides: the payer of what came in, the receiver of what went out. */
function counterpartyOf(text: string, direction: Direction): string {
  const label = direction === 'in' ? /(?:^|\s)DBNM: ([^:]{1,140})/ : /(?:^|\s)CRNM: ([^:]{1,140})/;
  const found = label.exec(text)?.[1] ?? '';
  // The next label stands behind the name.
  return found.replace(/\s[A-Z]{4}$/, '').trim();
}
