/** The watch list (关注名单): put on at once, for it only holds payments back; taken off by a second person, for that lets them through. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { WatchBody } from '../../../../shared/contract/parties.ts';
import { maskAccount, maskName } from '../../../../shared/domain/masking/party.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { newPartyId } from '../../../platform/ids.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import type { PartiesDeps } from '../deps.ts';
import { isWatchable, plainWatched, type WatchEntry } from '../rules/watch-hits.ts';
import { after, changeHash } from './change-hash.ts';

/** A name of a list is public; the masks are those of any name and number. */
export const maskWatched = ({ what, value }: Pick<WatchBody, 'what' | 'value'>): string =>
  what === 'name' ? maskName(value) : maskAccount(value);

/** What stands on the list already, or twice in what is handed in, is on it once. */
export function watch(
  deps: PartiesDeps,
  { entries, reason }: Input<'parties.watch'>,
  info: CallInfo,
): Output<'parties.watch'> {
  if (!entries.every(isWatchable)) throw new Refused('party_unfit', { why: 'watched' });
  const known = new Set(deps.parties.watchList().map(plainWatched));
  const added = entries.filter((each) => {
    const plain = plainWatched(each);
    return !known.has(plain) && known.add(plain);
  });
  if (added.length > 0)
    deps.record.write(
      info,
      { action: 'parties.watch_added', subject: { count: added.length, reason } },
      () => {
        const said = { reason, at: deps.now(), by: info.person };
        deps.parties.appendWatchMany(
          added.map((each) => ({ ...each, version: '', id: newPartyId('W'), ...said })),
        );
      },
    );
  after(deps.parties, info);
  return { added: added.length };
}

export function unwatch(
  deps: PartiesDeps,
  { id, reason }: Input<'parties.unwatch'>,
  info: CallInfo,
): Output<'parties.unwatch'> {
  const entry = deps.parties.watchList().find((each) => each.id === id);
  if (!entry) throw new Refused('not_found', { what: 'watch_entry' });
  const asking = {
    kind: 'watch_end',
    subject: { entry: id },
    hash: watchHash([entry]),
    facts: [
      { name: 'watch_what', value: entry.what },
      { name: 'watch_value', value: maskWatched(entry) },
      { name: 'watch_source', value: entry.source },
    ],
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    endWatched(deps, [entry], info.person, reason, info),
  );
  if (requestId === null) after(deps.parties, info);
  return { requestId };
}

/** One entry, or all that left the list by a newer file of it. */
export function watchExecutor(deps: PartiesDeps): Executor {
  const asked = ({ entry, entries = [String(entry)] }: RequestSubject): readonly WatchEntry[] | null => {
    const standing = new Map(deps.parties.watchList().map((each) => [each.id, each]));
    const ids = [entries].flat().map(String);
    const found = ids.flatMap((id) => standing.get(id) ?? []);
    return found.length === ids.length ? found : null;
  };
  return {
    hashNow: (subject) => {
      const found = asked(subject);
      return found && watchHash(found);
    },
    run: (subject, maker, reason, info) => endWatched(deps, asked(subject) ?? [], maker, reason, info),
    after: (info) => after(deps.parties, info),
  };
}

export const watchHash = (entries: readonly WatchEntry[]): string =>
  changeHash('watch_end', ...entries.flatMap(({ id, what, value }) => [id, what, value]));

export function endWatched(
  deps: PartiesDeps,
  entries: readonly WatchEntry[],
  maker: string,
  reason: string,
  info: CallInfo,
): void {
  const [first, ...others] = entries;
  if (!first) return;
  const what =
    others.length === 0 ? { watch_entry: first.id } : { count: entries.length, source: first.source };
  deps.record.write(info, { action: 'parties.watch_ended', subject: { ...what, maker, reason } }, () => {
    const said = { reason, at: deps.now(), by: maker };
    deps.parties.appendWatchMany(
      entries.map((entry) => ({ ...entry, ...said })),
      'ended',
    );
  });
}
