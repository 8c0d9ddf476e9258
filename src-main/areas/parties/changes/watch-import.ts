/**
 * A watch list by file: what was shown is what is taken, by hash, against the list as it is when it is taken.
 *
 * A newer file of a source takes the place of the one before. Who is new on it is watched at once; who left it stays watched until a second person
 * agreed, for that lets money through. The same file twice adds nothing and asks for nothing.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { plainName } from '../../../../shared/domain/plain-account.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { newPartyId, newToken } from '../../../platform/ids.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import type { PartiesDeps } from '../deps.ts';
import { plainWatched, type WatchEntry } from '../rules/watch-hits.ts';
import { after, changeHash } from './change-hash.ts';
import { endWatched, maskWatched, watchHash } from './watch.ts';
import { readWatchFile, type WatchRow } from './watch-file.ts';

/** Rows and problems a screen is shown; the counts are of all. */
const SHOWN_MAX = 500;
/** Plans nobody takes are given up, oldest first. */
const PLANS_KEPT = 20;
/** What left the list that whoever agrees is shown one by one; all are in what she agrees to. */
const NAMED_MAX = 10;

export interface PlannedWatchFile {
  readonly sha256: string;
  readonly source: string;
  readonly version: string;
  readonly rows: readonly WatchRow[];
}
export type WatchShelf = Map<string, PlannedWatchFile>;

interface Difference {
  readonly added: readonly WatchRow[];
  readonly known: ReadonlySet<WatchRow>;
  readonly leaving: readonly WatchEntry[];
}

export async function planWatchFile(
  deps: PartiesDeps,
  shelf: WatchShelf,
  { file, source, version }: Input<'parties.planWatchFile'>,
  info: CallInfo,
): Promise<Output<'parties.planWatchFile'>> {
  const { name, bytes } = await info.file(file);
  const read = await readWatchFile(name, bytes);
  if ('refusal' in read)
    throw new Refused('file_refused', { file: name, refusal: read.refusal, ...read.facts });
  const planned = { sha256: sha256Of(bytes), source, version, rows: read.rows };
  const difference = differenceOf(deps, planned);
  const isFit = read.problems.length === 0;
  const planId = isFit ? newToken() : '';
  if (isFit) shelf.set(planId, planned);
  const [oldest] = shelf.keys();
  if (shelf.size > PLANS_KEPT && oldest !== undefined) shelf.delete(oldest);
  const { added, known, leaving } = difference;
  return {
    planId,
    hash: hashOf(planned, difference),
    rows: read.count,
    added: added.length,
    known: known.size,
    leaving: leaving.length,
    before: ofSource(deps, source).findLast((each) => each.version !== '')?.version ?? '',
    shown: read.rows.slice(0, SHOWN_MAX).map((each) => ({
      row: each.row,
      what: each.what,
      value: maskWatched(each),
      isKnown: known.has(each),
    })),
    shownLeaving: leaving.slice(0, SHOWN_MAX).map((each) => ({ what: each.what, value: maskWatched(each) })),
    problems: read.problems.slice(0, SHOWN_MAX),
    problemCount: read.problems.length,
  };
}

export function takeWatchFile(
  deps: PartiesDeps,
  shelf: WatchShelf,
  { planId, hash, reason }: Input<'parties.takeWatchFile'>,
  info: CallInfo,
): Output<'parties.takeWatchFile'> {
  const planned = shelf.get(planId);
  if (!planned) throw new Refused('not_found', { what: 'plan' });
  const difference = differenceOf(deps, planned);
  if (hashOf(planned, difference) !== hash) throw new Refused('plan_stale', { why: 'watch_list', id: '' });
  const { added, leaving } = difference;
  const { source, version, sha256 } = planned;
  try {
    if (added.length > 0) {
      const subject = { count: added.length, leaving: leaving.length, source, version, sha256, reason };
      const said = { source, version, reason, at: deps.now(), by: info.person };
      deps.record.write(info, { action: 'parties.watch_file_taken', subject }, () =>
        deps.parties.appendWatchMany(
          added.map(({ what, value }) => ({ what, value, id: newPartyId('W'), ...said })),
        ),
      );
    }
    // Stopped here, the file may be taken once more: it adds nothing, and asks for what left.
    const requestId = leaving.length > 0 ? askToEnd(deps, planned, leaving, reason, info) : null;
    shelf.delete(planId);
    return { added: added.length, leaving: leaving.length, requestId };
  } finally {
    after(deps.parties, info);
  }
}

function askToEnd(
  deps: PartiesDeps,
  { source, version }: PlannedWatchFile,
  leaving: readonly WatchEntry[],
  reason: string,
  info: CallInfo,
): number | null {
  const hash = watchHash(leaving);
  // Asked for already, by a file that was taken before: one request is enough.
  const waiting = deps.waiting().find((each) => each.kind === 'watch_end' && each.hash === hash);
  if (waiting) return waiting.id;
  const named = leaving
    .slice(0, NAMED_MAX)
    .map((each) => ({ name: 'watch_value', value: maskWatched(each) }));
  const asking = {
    kind: 'watch_end',
    subject: { entries: leaving.map(({ id }) => id) },
    hash,
    facts: [
      { name: 'watch_source', value: source },
      { name: 'watch_version', value: version },
      { name: 'watch_count', value: String(leaving.length) },
      ...named,
    ],
    amount: null,
    currency: '',
    reason,
  } as const;
  return deps.secondPerson.decide(info, asking, () => endWatched(deps, leaving, info.person, reason, info))
    .requestId;
}

/** Of the same source, however it is written: by file or by hand. */
const ofSource = ({ parties }: PartiesDeps, source: string): WatchEntry[] =>
  parties.watchList().filter((each) => plainName(each.source) === plainName(source));

/** Twice in a file is once on the list; what another source says stands by itself, for it may leave by itself. */
function differenceOf(deps: PartiesDeps, { source, rows }: PlannedWatchFile): Difference {
  const standing = ofSource(deps, source);
  const has = new Set(standing.map(plainWatched));
  const seen = new Set<string>();
  const added: WatchRow[] = [];
  const known = new Set<WatchRow>();
  for (const row of rows) {
    const plain = plainWatched(row);
    if (has.has(plain) || seen.has(plain)) known.add(row);
    else added.push(row);
    seen.add(plain);
  }
  return { added, known, leaving: standing.filter((each) => !seen.has(plainWatched(each))) };
}

const hashOf = ({ sha256, source, version }: PlannedWatchFile, { added, leaving }: Difference): string =>
  changeHash('watch_file', sha256, source, version, added, watchHash(leaving));
