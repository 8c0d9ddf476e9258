/**
 * One entry (Ntry) into one line. The fields are the same whether the entry comes in an intraday report, a notification or the statement of
 * the day, so that the later file gives duplicates and changes and never the same money twice.
 *
 * `CdtDbtInd` is what the entry does to the account; a reversal shows the real effect there already and is never turned again.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import type { Direction, LineKind, ParsedLine } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, Sink } from '../../adapter.ts';
import type { TagNode } from '../../split-tags.ts';
import { childOf, isTrue, numberOf, TagReader, textOf } from '../tag-reader.ts';
import { dayOf, dayText, type Money, moneyOf, requiredDirection } from './amounts.ts';
import { chargesBetween, chargesInside } from './charges.ts';
import {
  batchOf,
  counterpartyOf,
  descriptionOf,
  detailsOf,
  type Holder,
  referenceOf,
  sumOfDetails,
} from './details.ts';

export interface AccountInfo extends Holder {
  readonly currency: string;
}

export type EntryState = 'booked' | 'pending' | 'information';

export interface Entry extends Money {
  readonly direction: Direction;
  readonly state: EntryState;
  /** The day it is booked on, else its value date, else the day it was told. */
  readonly day: string;
  readonly code: string;
  /** Null for information. */
  readonly line: ParsedLine | null;
  /** What its payments add up to, where that differs from the amount. */
  readonly differingSum: number | null;
}

const STATES: Readonly<Record<string, EntryState>> = {
  BOOK: 'booked',
  PDNG: 'pending',
  FUTR: 'pending',
  INFO: 'information',
};

/** What an entry that does not say so is taken for. */
export interface Unsaid {
  /** Null where a status must not be guessed. */
  readonly state: EntryState | null;
  /** The day of an entry without any; '' where that must not be guessed. */
  readonly day: string;
}

export function readEntry(
  raw: RawRow,
  tree: TagNode,
  account: AccountInfo,
  unsaid: Unsaid,
  sink: Sink,
): Entry | null {
  const reader = new TagReader(raw, tree, sink);
  const money = moneyOf(reader.only('Amt'), 'Amt', reader, account.currency);
  reader.only('CdtDbtInd');
  const direction = requiredDirection(tree, 'CdtDbtInd', reader);
  const state = stateOf(reader, unsaid.state);
  const bookingDate = readDay(reader, 'BookgDt');
  const valueDate = readDay(reader, 'ValDt');
  const day = bookingDate || valueDate || unsaid.day;
  if (day === '' && state !== 'information') reader.refuse('BookgDt', 'missing_value', '', '2026-05-08');
  if (!reader.isReadable || money === null || direction === null || state === null) return null;
  const details = detailsOf(tree);
  const sum = sumOfDetails(tree, details, money.currency, direction);
  const isApart =
    sum !== null &&
    sum !== money.value &&
    Math.abs(sum - money.value) !== chargesBetween(tree, details, money.currency);
  return {
    ...money,
    direction,
    state,
    day,
    code: codeOf(tree),
    differingSum: isApart ? sum : null,
    line:
      state === 'information'
        ? null
        : lineOf(reader, money, direction, state, { bookingDate, valueDate, day }, account),
  };
}

function stateOf(reader: TagReader, unsaid: EntryState | null): EntryState | null {
  const printed = reader.text('Sts', 'Cd') || reader.text('Sts') || reader.text('Sts', 'Prtry');
  if (printed === '' && unsaid !== null) return unsaid;
  const state = STATES[printed.toUpperCase()] ?? null;
  if (state === null)
    reader.refuse(
      'Sts',
      printed === '' ? 'missing_value' : 'unknown_word',
      printed,
      'BOOK / PDNG / INFO / FUTR',
    );
  return state;
}

function readDay(reader: TagReader, name: string): string {
  const node = reader.only(name);
  const day = dayOf(node);
  if (day === null) reader.refuse(name, 'not_a_date', dayText(node), '2026-05-08');
  return day ?? '';
}

interface Days {
  readonly bookingDate: string;
  readonly valueDate: string;
  readonly day: string;
}

function lineOf(
  reader: TagReader,
  { value, currency }: Money,
  direction: Direction,
  state: EntryState,
  { bookingDate, valueDate, day }: Days,
  holder: AccountInfo,
): ParsedLine {
  const { tree, row } = reader;
  const details = detailsOf(tree);
  const number = transactionId(tree, details);
  const isPending = state === 'pending';
  const charges = chargesInside(tree, currency);
  const traded = charges === null ? null : direction === 'in' ? value + charges : value - charges;
  const fee = traded === null || traded < 0 || charges === 0 ? null : charges;
  const batch = batchOf(tree);
  return {
    row,
    account: holder.account,
    channel: 'bank',
    kind: kindOf(tree, details, direction),
    // Without a number the booked entry will not be known as this one: then only that one counts.
    direction: isPending && number === '' ? null : direction,
    // The time of day differs between a report and the statement, the day does not.
    occurredAt: day,
    bookingDate,
    valueDate,
    gross: fee === null || traded === null ? null : minor(traded),
    fee: fee === null ? null : minor(fee),
    net: value,
    orderAmount: null,
    currency,
    balance: null,
    status: isPending ? 'pending' : 'success',
    merchantOrderNo: '',
    refundNo: '',
    channelTransactionId: number,
    relatedTransactionId: '',
    batchNo: numberOf(textOf(batch, 'PmtInfId')) || numberOf(textOf(batch, 'MsgId')),
    bankReference: referenceOf(details),
    counterparty: counterpartyOf(details, direction, isTrue(reader.text('RvslInd')), holder),
    description: descriptionOf(tree, details),
  };
}

/** The bank's own number of the entry, or of the one payment in it. */
function transactionId(entry: TagNode, details: readonly TagNode[]): string {
  const number = numberOf(textOf(entry, 'AcctSvcrRef'));
  return number || (details.length === 1 ? numberOf(textOf(details[0], 'Refs', 'AcctSvcrRef')) : '');
}

/** 'PMNT/RCDT/ESCT', or the bank's own code. */
export function codeOf(node: TagNode): string {
  const code = childOf(node, 'BkTxCd');
  const domain = childOf(code, 'Domn');
  const codes = [textOf(domain, 'Cd'), textOf(domain, 'Fmly', 'Cd'), textOf(domain, 'Fmly', 'SubFmlyCd')];
  return domain ? codes.join('/') : textOf(code, 'Prtry', 'Cd');
}

/** Sub-families of the external code list that say so: charges, fees, commissions; interest. */
const FEE = /\/(?:CHRG|FEES|COMM|COME|COMI|COMT)$/;
const INTEREST = /\/INTR$/;

function kindOf(entry: TagNode, details: readonly TagNode[], direction: Direction): LineKind {
  const [only] = details;
  const own = codeOf(entry);
  const code = own.includes('/') || !only || details.length > 1 ? own : codeOf(only);
  if (FEE.test(code)) return direction === 'out' ? 'fee' : 'fee_return';
  return INTEREST.test(code) ? 'interest' : 'transfer';
}
