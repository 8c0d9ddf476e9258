/**
 * One fetch: bill after bill that is wanted, tried again where that may help, put on the shelf in portions, each portion with the facts about it.
 *
 * A cancel leaves nothing of the portion under way. Once the source itself fails it is not asked for the rest.
 */
import type { FetchFault } from '../../../../shared/contract/sources.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import type { FetchDeps } from './deps.ts';
import { type FetchAnswer, type Fetcher, isFailure, withRetries } from './fetcher.ts';
import { ADAPTER_OF, type Bill, isOwnAccount } from './rules/bill.ts';
import type { DayRange } from './rules/bill-days.ts';
import { wantedBills } from './rules/wanted.ts';
import { ownerOf, type SourceStore, type StoredOutcome, type StoredSource } from './source-store.ts';

const PORTION_FILES = 20;
const PORTION_BYTES = 128 * 1024 * 1024;
/** Faults of the source and not of one bill. */
const OF_THE_SOURCE: ReadonlySet<FetchFault> = new Set<FetchFault>([
  'unreachable',
  'timed_out',
  'host_key_unknown',
  'host_key_differs',
]);
/** Whatever they are: so many failures in a row are the source's. */
const FAILURES_MAX = 3;

interface Portion {
  readonly outcomes: StoredOutcome[];
  readonly files: Map<string, { readonly name: string; readonly bytes: Buffer }>;
}

export interface FetchResult {
  readonly outcomes: readonly StoredOutcome[];
  readonly stopped: number;
}

export async function runFetch(
  deps: FetchDeps & { readonly sources: SourceStore },
  source: StoredSource,
  fetcher: Fetcher,
  range: DayRange,
  info: CallInfo,
): Promise<FetchResult> {
  const { sources, network } = deps;
  const wait = async (ms: number) => {
    await network.wait(ms, info.signal);
    await info.breathe();
  };
  const bills = await withRetries(() => fetcher.bills(range, info.signal), wait);
  await info.breathe();
  if (isFailure(bills)) {
    // The folder could not be looked into: a fact about the source's last day.
    const outcome = outcomeOf(
      { type: 'sftp_file', day: formatDay(range.to), file: '', mark: '' },
      bills,
      deps.now(),
    );
    await flush(deps, source, { outcomes: [outcome], files: new Map() }, info);
    return { outcomes: [outcome], stopped: 0 };
  }
  const here = contentsHere(deps);
  const { ask, settled } = wantedBills(bills, sources.outcomes(source.id), {
    content: (sha256) => here.has(deps.originals.nameOfHash(sha256)),
    day: (bill) => isImported(deps, source, bill),
  });
  const at = deps.now();
  const all: StoredOutcome[] = settled.map(({ bill, outcome }) => ({
    ...blank(bill, at),
    outcome,
  }));
  let portion: Portion = { outcomes: [], files: new Map() };
  let failures = 0;
  let asked = 0;
  for (const bill of ask) {
    await info.breathe();
    if (sources.get(source.id).state !== 'on') break;
    info.progress('fetching', asked, ask.length, bill.file || bill.day);
    asked += 1;
    const answer = await withRetries(() => fetcher.fetch(bill, info.signal), wait);
    await info.breathe();
    let outcome = outcomeOf(bill, answer, deps.now());
    if (answer.is === 'file') {
      const name = deps.originals.nameOfHash(outcome.sha256);
      if (here.has(name)) outcome = { ...outcome, outcome: 'already_here' };
      else portion.files.set(deps.newToken(), answer);
      here.add(name);
    }
    portion.outcomes.push(outcome);
    all.push(outcome);
    failures = answer.is === 'failed' ? failures + 1 : 0;
    const isOver = failures >= FAILURES_MAX || (answer.is === 'failed' && OF_THE_SOURCE.has(answer.fault));
    if (isOver) break;
    if (isFull(portion)) {
      await flush(deps, source, portion, info);
      portion = { outcomes: [], files: new Map() };
    }
  }
  await flush(deps, source, portion, info);
  return { outcomes: all, stopped: ask.length - asked };
}

const isFull = ({ files }: Portion): boolean =>
  files.size >= PORTION_FILES ||
  [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0) >= PORTION_BYTES;

/** What came is read like files that were dropped, in turn with whatever else writes. */
async function flush(
  deps: FetchDeps & { readonly sources: SourceStore },
  source: StoredSource,
  { outcomes, files }: Portion,
  info: CallInfo,
): Promise<void> {
  if (outcomes.length === 0) return;
  await deps.inTurn(async () => {
    await info.breathe();
    if (files.size > 0) {
      const file: CallInfo['file'] = async (token) => files.get(token) ?? info.file(token);
      await deps.plan([...files.keys()], { ...info, file });
    }
    const count = (outcome: StoredOutcome['outcome']) =>
      outcomes.filter((each) => each.outcome === outcome).length;
    const subject = {
      source: source.id,
      kind: source.settings.kind,
      files: count('file'),
      no_bill: count('no_bill'),
      not_yet: count('not_yet'),
      failed: count('failed'),
    };
    deps.record.write(info, { action: 'sources.fetched', subject }, () =>
      deps.sources.note(source.id, outcomes, info.person),
    );
  });
  info.changed('statements', 'sources', 'record');
}

const blank = (bill: Bill, at: string): Omit<StoredOutcome, 'outcome'> => ({
  ...bill,
  fault: '',
  code: '',
  message: '',
  sha256: '',
  bytes: 0,
  at,
});

function outcomeOf(bill: Bill, answer: FetchAnswer, at: string): StoredOutcome {
  if (answer.is === 'failed') {
    const { fault, code, message } = answer;
    return { ...blank(bill, at), outcome: 'failed', fault, code, message };
  }
  if (answer.is !== 'file') return { ...blank(bill, at), outcome: answer.is };
  const sha256 = sha256Of(answer.bytes);
  return { ...blank(bill, at), outcome: 'file', sha256, bytes: answer.bytes.length };
}

/** Names of the originals that are in the ledger or wait on the shelf. What was undone may come again. */
function contentsHere({ lines, shelf, originals }: FetchDeps): Set<string> {
  return new Set([
    ...lines.active().map((each) => each.originalName),
    ...[...new Set(shelf.plans().map((plan) => plan.file.original.bytes))].map((bytes) =>
      originals.nameOf(bytes),
    ),
  ]);
}

/** Whether somebody imported this bill's day by hand. A fund bill names no account: it is known by its content alone. */
function isImported({ lines }: FetchDeps, { settings }: StoredSource, { type, day }: Bill): boolean {
  const adapter = ADAPTER_OF[type];
  const number = parseDay(day);
  const owner = ownerOf(settings);
  if (adapter === '' || owner === '' || number === null) return false;
  return lines.active().some(({ view }) => {
    const from = parseDay(view.periodFrom);
    const to = parseDay(view.periodTo);
    return (
      view.adapter === adapter &&
      from !== null &&
      to !== null &&
      from <= number &&
      number <= to &&
      view.accounts.some((account) => isOwnAccount(owner, account))
    );
  });
}
