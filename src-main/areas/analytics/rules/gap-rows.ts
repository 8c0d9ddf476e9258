/** Which missing files a row of a panel rests on: those of its day, its channel, its account, its merchant or its leg, as far as its name says. */
import type { Dimension } from '../../../../shared/domain/analytics/panel.ts';
import { weekday } from '../../../../shared/domain/dates.ts';
import { LEG_SOURCES, LEGS } from '../../../../shared/domain/leg.ts';
import type { Channel, SourceKind } from '../../../../shared/domain/statement-line.ts';
import type { Asked } from './found.ts';

export interface RestingAccount {
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
  /** As rows are called; and every key by which a person may mean it. */
  readonly key: string;
  readonly keys: readonly string[];
  /** Whose it is: several where files of several print no account. */
  readonly merchants: readonly string[];
}
export interface AccountGap extends RestingAccount {
  /** Masked. */
  readonly shown: string;
  /** Since 1970, ascending. */
  readonly days: readonly number[];
}

/** Orders and banks are of every channel and merchant: a filter by these leaves them in. `chosenKinds`: of the accounts that are filtered by. */
export function isRestedOn(
  of: Pick<RestingAccount, 'sourceKind' | 'channel' | 'keys' | 'merchants'>,
  { channels, accounts, merchants }: Pick<Asked, 'channels' | 'accounts' | 'merchants'>,
  chosenKinds: ReadonlySet<SourceKind>,
): boolean {
  const { sourceKind, channel } = of;
  const isOfAll = sourceKind === 'orders' || sourceKind === 'bank';
  const isChosen = accounts === null || of.keys.some((key) => accounts.has(key));
  if (!isChosen && (!isOfAll || chosenKinds.has(sourceKind))) return false;
  const isHers = merchants === null || of.merchants.some((each) => merchants.has(each));
  return isOfAll || ((channels?.has(channel) ?? true) && isHers);
}

/** How many files a row lacks; of rows whose name says nothing of files, none: the panel as a whole says it. */
export function missingOf(
  dimensions: readonly Dimension[],
  asked: Pick<Asked, 'period'>,
  gaps: readonly AccountGap[],
): (of: readonly string[]) => number {
  const telling = dimensions.flatMap((dimension, at) => {
    const codesOf = TELLING[dimension];
    return codesOf ? [{ at, codesOf }] : [];
  });
  if (telling.length === 0) return () => 0;
  const counts = new Map<string, number>();
  for (const gap of gaps)
    for (const day of gap.days)
      for (const name of namesOf(telling.map(({ codesOf }) => codesOf(gap, day, asked))))
        counts.set(name, (counts.get(name) ?? 0) + 1);
  return (of) => counts.get(telling.map(({ at }) => of[at] ?? '').join(BETWEEN)) ?? 0;
}

const BETWEEN = '\u001f';

/** Every name whose parts are one code of each dimension. */
const namesOf = (codes: readonly (readonly string[])[]): readonly string[] =>
  codes.reduce<readonly string[] | null>(
    (names, some) => names?.flatMap((name) => some.map((code) => `${name}${BETWEEN}${code}`)) ?? some,
    null,
  ) ?? [];

type CodesOf = (gap: AccountGap, day: number, asked: Pick<Asked, 'period'>) => readonly string[];
/** What a missing file's rows are called, by the dimensions that tell of files. */
const TELLING: Partial<Record<Dimension, CodesOf>> = {
  day: (_gap, day, asked) => [asked.period(day)],
  weekday: (_gap, day) => [String(weekday(day))],
  channel: ({ channel }) => [channel],
  account: ({ key }) => [key],
  merchant: ({ merchants }) => merchants,
  leg: ({ sourceKind }) => LEGS.filter((leg) => LEG_SOURCES[leg].includes(sourceKind)),
};
