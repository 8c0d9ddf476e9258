/**
 * Who stands on the watch list (关注名单). Exact, over texts as they are compared (width, case, spaces): what only looks alike is for a person.
 *
 * An account is hit by itself, and where it is shared: bound, now or ever, to somebody whose name or identity number is on the list.
 */
import type { WatchBody } from '../../../../shared/contract/parties.ts';
import { plainName, plainNumber, plainPhone } from '../../../../shared/domain/plain-account.ts';

export interface WatchEntry extends WatchBody {
  readonly id: string;
  /** Of the file of its source by which it came; '' of what was put on by hand. */
  readonly version: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** Of whom it is asked; '' for what is not known. */
export interface Watched {
  readonly name: string;
  readonly number: string;
  readonly identityNo: string;
  /** Whatever stands for a contact, a phone among it. */
  readonly contact?: string;
}

export interface WatchHit {
  /** shared_account: somebody else on the list has, or had, the same account. */
  readonly what: WatchBody['what'] | 'shared_account';
  readonly entryId: string;
  readonly source: string;
}

const PLAIN = { name: plainName, account: plainNumber, identity: plainNumber, phone: plainPhone } as const;
export const plainWatched = ({ what, value }: Pick<WatchBody, 'what' | 'value'>): string =>
  `${what}:${PLAIN[what](value)}`;
/** Blanks and brackets alone, and no phone where one is meant, are nothing to look for. */
export const isWatchable = ({ what, value }: Pick<WatchBody, 'what' | 'value'>): boolean =>
  plainName(value) !== '' && PLAIN[what](value) !== '';

export type WatchIndex = ReadonlyMap<string, readonly WatchEntry[]>;

export const watchIndex = (entries: readonly WatchEntry[]): WatchIndex => Map.groupBy(entries, plainWatched);

/** `sharers`: everybody a number is or was bound to, by the number as it is compared. */
export function watchHits(
  watched: Watched,
  index: WatchIndex,
  sharers: (number: string) => readonly Pick<Watched, 'name' | 'identityNo'>[],
): WatchHit[] {
  const find = (what: WatchBody['what'], value: string): WatchHit[] =>
    !isWatchable({ what, value })
      ? []
      : (index.get(plainWatched({ what, value })) ?? []).map(({ id, source }) => ({
          what,
          entryId: id,
          source,
        }));
  const own = [
    ...find('name', watched.name),
    ...find('account', watched.number),
    ...find('identity', watched.identityNo),
    ...find('phone', watched.contact ?? ''),
  ];
  const shared = sharers(plainNumber(watched.number))
    .flatMap((each) => [...find('name', each.name), ...find('identity', each.identityNo)])
    .map((hit) => ({ ...hit, what: 'shared_account' as const }));
  const known = new Set(own.map((hit) => hit.entryId));
  const others = new Map(shared.filter((hit) => !known.has(hit.entryId)).map((hit) => [hit.entryId, hit]));
  return [...own, ...others.values()];
}
