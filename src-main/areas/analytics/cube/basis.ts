/**
 * The lines that figures of the trade rest on (取数口径): of every account the files that say what was sold, each with whose it is. For sums there is a digest of
 * each file; who needs the lines themselves (fees, leading digits, what stands behind a cell) goes through them here, and comes to the same.
 */
import type { Channel, SourceKind } from '../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../../statements/line-store.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import { maskedAccount } from '../../statements/rules/masked-accounts.ts';
import { accountKeyOf, keysOf } from '../accounts/account-keys.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';
import { CHARGEBACK, dayOf, NO_ROLE, roleOf } from '../rules/roles.ts';
import { type ChosenFile, chosenFiles } from './choice.ts';

/** An account of a channel, and whose sales it carries. */
export interface Place {
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
  /** As its files print it. */
  readonly account: string;
  /** As it is shown. */
  readonly shown: string;
  readonly key: string;
  /** Every key that means it. */
  readonly keys: readonly string[];
  /** The party's id, and name; '' for the house. */
  readonly merchant: string;
  readonly merchantName: string;
}

export interface BasisFile extends ChosenFile {
  /** By the place of an account in the file's list. */
  readonly places: readonly Place[];
}

export type BasisDeps = Pick<AnalyticsDeps, 'lines' | 'parties' | 'ledger'>;

interface Held {
  readonly imports: unknown;
  readonly versions: unknown;
  readonly files: readonly ChosenFile[];
  /** Worked out once for each account. */
  readonly keys: Map<string, Pick<Place, 'key' | 'keys'>>;
  basis: { readonly writes: number; readonly files: readonly BasisFile[] } | null;
}
const held = new WeakMap<LineStore, Held>();

/** Kept while the same files stand and nothing was written. */
export function basis({ lines, parties, ledger }: BasisDeps): readonly BasisFile[] {
  const [imports, versions] = [lines.imports(), lines.versions()];
  const before = held.get(lines);
  const isKept = before?.imports === imports && before.versions === versions;
  const known: Held = isKept
    ? before
    : { imports, versions, files: chosenFiles(lines), keys: before?.keys ?? new Map(), basis: null };
  held.set(lines, known);
  const writes = ledger.writes();
  if (known.basis?.writes === writes) return known.basis.files;
  const places = new Map<string, Place>();
  const files = known.files.map((file): BasisFile => {
    const { sourceKind, channel } = file.imported.view;
    const placeOf = (account: string): Place => {
      const own = file.namesOf(account);
      const name = `${sourceKind}|${channel}|${account}|${own.join('|')}`;
      const found = places.get(name);
      if (found) return found;
      const party = own.map((each) => parties.partyOfChannelAccount(channel, each)).find((each) => each);
      const keys = known.keys.get(name) ?? {
        key: accountKeyOf({ sourceKind, channel, account }),
        keys: keysOf(channel, own),
      };
      known.keys.set(name, keys);
      const place = {
        ...{ sourceKind, channel, account, ...keys, shown: maskedAccount(sourceKind, account) },
        ...{ merchant: party?.id ?? '', merchantName: party?.name ?? '' },
      };
      places.set(name, place);
      return place;
    };
    return { ...file, places: file.accounts.map(placeOf) };
  });
  known.basis = { writes, files };
  return files;
}

/** Whether the filter leaves an account in. */
export const isAsked = (
  { channels, accounts, merchants }: Pick<Asked, 'channels' | 'accounts' | 'merchants'>,
  { channel, keys, merchant }: Pick<Place, 'channel' | 'keys' | 'merchant'>,
): boolean =>
  (channels?.has(channel) ?? true) &&
  (accounts === null || keys.some((key) => accounts.has(key))) &&
  (merchants?.has(merchant) ?? true);

/** Goes through the sums that the filter leaves in: entries of the files' digests. Of a file that is taken for its chargebacks only those count (`takes`). */
export function eachSum(
  files: readonly BasisFile[],
  asked: Asked,
  visit: (file: BasisFile, place: Place, currency: string, entry: number) => void,
): void {
  for (const file of files) {
    const { digest, places } = file;
    if (digest.last < asked.from || digest.first > asked.to) continue;
    const isIn = places.map((place) => isAsked(asked, place));
    if (!isIn.includes(true)) continue;
    const { currencies } = file.imported.view;
    for (let entry = 0; entry < digest.count; entry += 1) {
      const day = digest.day[entry] ?? 0;
      const account = digest.account[entry] ?? 0;
      if (day < asked.from || day > asked.to || !isIn[account]) continue;
      const currency = currencies[digest.currency[entry] ?? 0] ?? '';
      const place = places[account];
      if (place && (asked.currency === '' || currency === asked.currency))
        visit(file, place, currency, entry);
    }
  }
}

/** Goes through the lines themselves: what each is (roles.ts), whose, and of which day. */
export function eachLine(
  files: readonly BasisFile[],
  asked: Asked,
  visit: (file: BasisFile, at: number, place: Place, role: number, day: number) => void,
): void {
  for (const file of files) {
    const { columns, digest, places, superseded, takes } = file;
    if (digest.last < asked.from || digest.first > asked.to) continue;
    const isIn = places.map((place) => isAsked(asked, place));
    if (!isIn.includes(true)) continue;
    const { currencies } = file.imported.view;
    const isCurrency = currencies.map((each) => asked.currency === '' || each === asked.currency);
    for (let at = 0; at < columns.count; at += 1) {
      const account = columns.account[at] ?? 0;
      if (!isIn[account] || !isCurrency[columns.currency[at] ?? 0] || superseded?.has(at)) continue;
      const role = roleOf(columns, at);
      if (role === NO_ROLE || (takes === 'chargebacks' && role !== CHARGEBACK)) continue;
      const day = dayOf(columns, at);
      const place = places[account];
      if (day !== NO_DAY && day >= asked.from && day <= asked.to && place) visit(file, at, place, role, day);
    }
  }
}
