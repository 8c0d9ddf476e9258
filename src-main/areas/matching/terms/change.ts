/**
 * A change of terms by two persons: what is asked for is shown as sentences, and a change of the same term meanwhile voids the request. It counts
 * from the next run; runs made before stay what they were.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { maskAccount } from '../../../../shared/domain/masking/party.ts';
import {
  type FeeSchedule,
  type TermsChange,
  termsChange,
} from '../../../../shared/domain/settlement-terms.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Asking, Executor, RequestSubject, SecondPerson } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import { before } from './before.ts';
import type { TermsStore } from './store.ts';

export interface ChangeDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly terms: TermsStore;
  readonly secondPerson: SecondPerson;
  /** Ages and expectations stand anew. */
  readonly termsChanged: () => void;
}

export function askChange(
  deps: ChangeDeps,
  { changes, reason }: Input<'terms.change'>,
  info: CallInfo,
): Output<'terms.change'> {
  const asking = {
    kind: 'settlement_terms',
    subject: { changes: JSON.stringify(changes) },
    hash: hashOf(deps.terms, changes),
    facts: factsOf(deps.terms, changes),
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, changes, info.person, reason, info),
  );
  if (requestId === null) after(deps, info);
  return { requestId };
}

/** One change stands beside what it changes; many are read one by one. */
function factsOf(terms: TermsStore, changes: readonly TermsChange[]): Asking['facts'] {
  const held = changes.flatMap((change) => (changes.length === 1 ? (before(terms.now(), change) ?? []) : []));
  const fact = (name: string) => (change: TermsChange) => ({ name, value: JSON.stringify(change) });
  return [...held.map(fact('terms_change_before')), ...changes.map(fact('terms_change'))];
}

export function termsExecutor(deps: ChangeDeps): Executor {
  return {
    hashNow: (subject) => hashOf(deps.terms, changesOf(subject)),
    run: (subject, maker, reason, info) => write(deps, changesOf(subject), maker, reason, info),
    after: (info) => after(deps, info),
  };
}

function write(
  deps: ChangeDeps,
  changes: readonly TermsChange[],
  by: string,
  reason: string,
  info: CallInfo,
): void {
  const subject = { maker: by, terms: changes.map(recordedTerm).join(' '), reason };
  deps.record.write(info, { action: 'terms.changed', subject }, () =>
    deps.terms.append(changes, { at: deps.now(), by }),
  );
}

function after(deps: ChangeDeps, info: CallInfo): void {
  deps.terms.forget(); // Also when it was rolled back.
  deps.termsChanged();
  info.changed('terms', 'matching', 'exceptions', 'approvals', 'record');
}

const changesOf = (subject: RequestSubject): TermsChange[] =>
  termsChange.array().parse(JSON.parse(String(subject['changes'])));

/** What a change is about, by name. */
function termOf(change: TermsChange): string {
  if (change.what === 'calendar_day') return `day:${change.day}`;
  const of = change.account === '' ? change.channel : `${change.channel}/${change.account}`;
  if (change.what === 'fee') return `fee:${of}:${scheduleName(change.schedule)}`;
  // All words on the reserve of one account are one term: taking it back takes back every one.
  return `${change.what}:${of}`;
}

/** Blanks part the terms of one entry of the record. */
const scheduleName = ({ currency, from, to, words }: FeeSchedule): string =>
  [currency, from, ...(to === '' ? [] : ['window']), ...words.toSorted()].join(':').replace(/\s+/g, '_');

/** As the record keeps it: a channel's merchant number is printed on every receipt, an account at a bank is protected. */
const recordedTerm = (change: TermsChange): string =>
  change.what !== 'calendar_day' && change.channel === 'bank'
    ? termOf({ ...change, account: maskAccount(change.account) })
    : termOf(change);

/** Over what is asked for and everything ever said of the same terms. */
function hashOf(terms: TermsStore, changes: readonly TermsChange[]): string {
  const about = new Set(changes.map(termOf));
  const words = terms.words().filter(({ change }) => about.has(termOf(change)));
  return sha256OfJson([words, changes]);
}
