/** Where the day's figures lead: boards of the analytics, and lists with a filter in their address. Pure. */
import { addressText, type BoardAddress, PLAIN_ADDRESS } from '../../../shared/contract/analytics-address.ts';
import type { Board } from '../../../shared/domain/analytics/panel.ts';
import { FIELD_WORDS } from '../../../shared/domain/filter-words.ts';
import type { ExceptionKind } from '../../../shared/domain/leg.ts';
import type { Locale } from '../../../shared/wording/catalogue.ts';
import { ageQuery } from './home-view.ts';

export function boardAt(board: Board, range?: BoardAddress['range']): string {
  const asked = range === undefined ? '' : addressText({ ...PLAIN_ADDRESS, range });
  return asked === '' ? `/analytics?tab=${board}` : `/analytics?tab=${board}&${asked}`;
}

/** Open exceptions of a kind; of one age bucket where one is named. */
export function exceptionsAt(locale: Locale, kind: ExceptionKind, bucket?: string): string {
  const search = new URLSearchParams({ kind });
  if (bucket !== undefined)
    search.set('q', ageQuery(bucket, FIELD_WORDS.age[locale === 'en' ? 'en' : 'zh'][0] ?? 'age'));
  return `/exceptions?${search}`;
}
