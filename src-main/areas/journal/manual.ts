/**
 * Entries by two persons (手工凭证) and the reversal of one (红字冲销): the only ways into the books besides facts. An entry made by a rule is undone
 * where its fact is, never here: posting would make it again.
 */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { Posting, PostingView } from '../../../shared/contract/journal-views.ts';
import { posting as postingShape } from '../../../shared/contract/journal-views.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../platform/second-person.ts';
import { sha256OfJson } from '../../platform/sha256.ts';
import { houseSubs } from './book-facts.ts';
import type { BookDeps } from './deps.ts';
import {
  appendEntries,
  findEntry,
  type NewEntry,
  postingsOf,
  reversalOf,
  type StoredEntry,
  turned,
} from './entry-store.ts';
import { periodStates } from './period-store.ts';
import { SubNames } from './reports/sub-names.ts';
import { debitedBy, type EntryProblem, entryProblem, reversalProblem } from './rules/entry-check.ts';

interface Proposal {
  readonly day: string;
  readonly memo: string;
  readonly postings: readonly Posting[];
}

export function propose(
  deps: BookDeps,
  input: Input<'journal.propose'>,
  info: CallInfo,
): Output<'journal.propose'> {
  const { reason, ...proposal } = input;
  refuse(problemOf(deps, proposal));
  const subject = { day: proposal.day, memo: proposal.memo, postings: JSON.stringify(proposal.postings) };
  const asking = {
    kind: 'manual_journal',
    subject,
    hash: hashOfProposal(proposal),
    facts: [
      { name: 'entry_day', value: proposal.day },
      { name: 'entry_memo', value: proposal.memo },
      ...factsOf(deps, proposal.postings),
    ],
    ...debitedBy(proposal.postings),
    reason,
  } as const;
  const { requestId, result } = deps.secondPerson.decide(info, asking, () =>
    write(deps, entryOf(proposal), { maker: info.person, reason, action: 'journal.entered' }, info),
  );
  if (requestId === null) info.changed('journal', 'record');
  return { requestId, entryId: result };
}

export function manualExecutor(deps: BookDeps): Executor {
  return {
    hashNow: (subject) => {
      const proposal = proposalOf(subject);
      return problemOf(deps, proposal) ? null : hashOfProposal(proposal);
    },
    run: (subject, maker, reason, info) => {
      write(deps, entryOf(proposalOf(subject)), { maker, reason, action: 'journal.entered' }, info);
    },
    after: (info) => info.changed('journal', 'approvals', 'record'),
  };
}

export function reverse(
  deps: BookDeps,
  input: Input<'journal.reverse'>,
  info: CallInfo,
): Output<'journal.reverse'> {
  const { entryId, day, reason } = input;
  const entry = reversible(deps, entryId);
  refuse(problemOfReversal(deps, entry, day));
  const postings = postingsOf(deps.ledger, entryId);
  const asking = {
    kind: 'journal_reverse',
    subject: { entry: entryId, day },
    hash: hashOfReversal(entry, day),
    facts: [
      { name: 'entry_number', value: entry.number },
      { name: 'entry_day', value: day },
      { name: 'entry_memo', value: entry.memo },
      ...factsOf(deps, turned(postings)),
    ],
    ...debitedBy(postings),
    reason,
  } as const;
  const { requestId, result } = deps.secondPerson.decide(info, asking, () =>
    write(
      deps,
      reversalEntry(deps, entry, day),
      { maker: info.person, reason, action: 'journal.reversed' },
      info,
    ),
  );
  if (requestId === null) info.changed('journal', 'record');
  return { requestId, entryId: result };
}

export function reverseExecutor(deps: BookDeps): Executor {
  const asked = (subject: RequestSubject) => ({
    entry: findEntry(deps.ledger, Number(subject['entry'])),
    day: String(subject['day']),
  });
  return {
    hashNow: (subject) => {
      const { entry, day } = asked(subject);
      if (!entry || reversalOf(deps.ledger, entry.id) !== null) return null;
      return problemOfReversal(deps, entry, day) ? null : hashOfReversal(entry, day);
    },
    run: (subject, maker, reason, info) => {
      const { day } = asked(subject);
      const entry = reversible(deps, Number(subject['entry']));
      write(deps, reversalEntry(deps, entry, day), { maker, reason, action: 'journal.reversed' }, info);
    },
    after: (info) => info.changed('journal', 'approvals', 'record'),
  };
}

function write(
  { ledger, record, now }: BookDeps,
  entry: NewEntry,
  { maker, reason, action }: { readonly maker: string; readonly reason: string; readonly action: string },
  info: CallInfo,
): number {
  const happening = (id: number) => ({ action, subject: { entry: id, maker, reason } });
  return record.write(
    info,
    happening,
    () => appendEntries(ledger, [entry], { at: now(), by: maker })[0] ?? 0,
  );
}

function reversible(deps: BookDeps, entryId: number): StoredEntry {
  const entry = findEntry(deps.ledger, entryId);
  if (!entry) throw new Refused('not_found', { what: 'entry', id: entryId });
  if (entry.origin === 'automatic')
    throw new Refused('entry_unfit', { why: 'automatic', number: entry.number });
  if (entry.origin === 'reversal' || reversalOf(deps.ledger, entryId) !== null)
    throw new Refused('entry_unfit', { why: 'reversed', number: entry.number });
  return entry;
}

function problemOf(deps: BookDeps, { day, postings }: Proposal): EntryProblem | null {
  const subs = houseSubs(deps.lines, deps.parties);
  return entryProblem(day, postings, {
    account: (code) => deps.chart.find(code),
    isHouseSub: (sub) => subs.has(sub),
    isParty: (partyId) => deps.parties.party(partyId) !== null,
    states: periodStates(deps.ledger),
  });
}

const problemOfReversal = (
  { ledger, chart }: BookDeps,
  { id, day: of }: StoredEntry,
  day: string,
): EntryProblem | null =>
  reversalProblem(
    day,
    { day: of, postings: postingsOf(ledger, id) },
    { account: (code) => chart.find(code), states: periodStates(ledger) },
  );

function refuse(problem: EntryProblem | null): void {
  if (problem) throw new Refused(problem.kind, problem.facts);
}

const entryOf = ({ day, memo, postings }: Proposal): NewEntry => ({
  day,
  origin: 'manual',
  rule: '',
  fact: '',
  memo,
  postings,
  members: null,
  reverses: null,
  lateOf: '',
});

const reversalEntry = ({ ledger }: BookDeps, entry: StoredEntry, day: string): NewEntry => ({
  ...entryOf({ day, memo: entry.memo, postings: turned(postingsOf(ledger, entry.id)) }),
  origin: 'reversal',
  reverses: entry.id,
});

const proposalOf = (subject: RequestSubject): Proposal => ({
  day: String(subject['day']),
  memo: String(subject['memo']),
  postings: postingShape.array().parse(JSON.parse(String(subject['postings']))),
});

const hashOfProposal = ({ day, memo, postings }: Proposal): string =>
  sha256OfJson([
    day,
    memo,
    postings.map(({ account, sub, side, amount, currency }) => [account, sub, side, amount, currency]),
  ]);

const hashOfReversal = ({ id, number }: StoredEntry, day: string): string => sha256OfJson([id, number, day]);

/** As the checker is shown them: each side by its own word, with what the account and whose sub-ledger it is are called, for a code is no name. */
function factsOf({ chart, parties }: BookDeps, postings: readonly Posting[]) {
  const names = new SubNames(parties);
  return postings.map((posting) => {
    const account = chart.find(posting.account);
    const { nameZh, nameEn } = account ?? { nameZh: '', nameEn: '' };
    const shown: PostingView = { ...posting, nameZh, nameEn, subName: names.nameOf(posting.sub) };
    return { name: `posting_${posting.side}`, value: JSON.stringify(shown) };
  });
}
