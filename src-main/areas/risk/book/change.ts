/**
 * A change of the risk book by two persons: a loosened rule lets money through. What is asked for is shown change by change, and another version meanwhile
 * voids the request. The record says that the book changed and why; what it says stands in its own table, open to auditors.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { type RiskBook, riskBook } from '../../../../shared/domain/risk.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject, SecondPerson } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import { bookFault } from '../rules/book-fitness.ts';
import { bookChanges } from './book-changes.ts';
import { SHIPPED_BOOK } from './shipped.ts';
import type { RiskBookStore } from './store.ts';

/** Of cases, wherever in a text. */
const CASE_NUMBER = /K\d{8}-\d{3}/i;

interface BookChangeDeps {
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly books: RiskBookStore;
  readonly secondPerson: SecondPerson;
}

export function askBookChange(
  deps: BookChangeDeps,
  { version, book, reason }: Input<'risk.changeBook'>,
  info: CallInfo,
): Output<'risk.changeBook'> {
  const { books } = deps;
  if (version !== books.version()) throw new Refused('plan_stale', { why: 'risk_book' });
  // Reviewers and auditors read why: that there is a case is not for them (反洗钱法 art. 35).
  if (CASE_NUMBER.test(reason)) throw new Refused('rule_unfit', { why: 'risk_case_named', name: '' });
  checkBook(book);
  const changes = bookChanges(books.inForce(), book);
  if (changes.length === 0) throw new Refused('bad_input', { at: 'book', expected: 'change' });
  const asking = {
    kind: 'risk_book',
    subject: { book: JSON.stringify(book) },
    hash: hashOf(books, book),
    facts: [
      { name: 'risk_book_version', value: String(version) },
      ...changes.map((change) => ({ name: 'risk_change', value: JSON.stringify(change) })),
    ],
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, book, info.person, reason, info),
  );
  if (requestId === null) after(info);
  return { requestId };
}

export function checkBook(book: RiskBook): void {
  const fault = bookFault(book, SHIPPED_BOOK);
  if (fault) throw new Refused('rule_unfit', { ...fault });
}

export function riskBookExecutor(deps: BookChangeDeps): Executor {
  return {
    hashNow: (subject) => hashOf(deps.books, bookOf(subject)),
    run: (subject, maker, reason, info) => write(deps, bookOf(subject), maker, reason, info),
    after,
  };
}

function write(
  { record, books, now }: BookChangeDeps,
  book: RiskBook,
  maker: string,
  reason: string,
  info: CallInfo,
): void {
  const subject = { maker, version: books.version() + 1, reason };
  record.write(info, { action: 'risk.book_changed', subject }, () =>
    books.append(book, reason, now(), maker),
  );
}

const after = (info: CallInfo): void => info.changed('risk', 'payments', 'approvals', 'record');

const bookOf = (subject: RequestSubject): RiskBook => riskBook.parse(JSON.parse(String(subject['book'])));

/** Over what is asked for and the version it changes. */
const hashOf = (books: RiskBookStore, book: RiskBook): string => sha256OfJson([books.version(), book]);
