/** What a pack leaves out and why: counted where that may be said, null where a number would tell what is kept. */
import { LOCALES, say, type WordKey } from '../../../../shared/wording/catalogue.ts';
import { record } from '../../exports/csv.ts';

type What = Extract<WordKey, `exclusion.what.${string}`>;
type Why = Exclude<Extract<WordKey, `exclusion.${string}`>, What>;

interface Exclusion {
  /** Of a table: its name. */
  readonly table: string;
  readonly what: What;
  readonly why: Why;
  readonly count: number | null;
}

export interface LeftOut {
  readonly tables: readonly { readonly name: string; readonly leftOut: number }[];
  readonly events: number;
  readonly originals: number | null;
  readonly workbooks: number | null;
  /** Originals that were due and are gone. */
  readonly erased: number;
  readonly isRevealed: boolean;
}

const said = (what: What, why: Why, count: number | null = null): Exclusion => ({
  table: '',
  what,
  why,
  count,
});

export function exclusionsOf({
  tables,
  events,
  originals,
  workbooks,
  erased,
  isRevealed,
}: LeftOut): Exclusion[] {
  return [
    ...tables
      .filter(({ leftOut }) => leftOut > 0)
      .map(({ name, leftOut }): Exclusion => {
        return { table: name, what: 'exclusion.what.rows', why: 'exclusion.outside_scope', count: leftOut };
      }),
    ...(events > 0 ? [said('exclusion.what.events', 'exclusion.outside_scope', events)] : []),
    ...(isRevealed ? [] : [said('exclusion.what.protected', 'exclusion.masked')]),
    ...(originals === null ? [] : [said('exclusion.what.originals', 'exclusion.not_asked', originals)]),
    ...(workbooks === null ? [] : [said('exclusion.what.workbooks', 'exclusion.not_asked', workbooks)]),
    ...(erased > 0 ? [said('exclusion.what.originals', 'exclusion.erased', erased)] : []),
    said('exclusion.what.risk', 'exclusion.confidential'),
    said('exclusion.what.watch_list', 'exclusion.watch_list'),
    said('exclusion.what.secrets', 'exclusion.secrets'),
    said('exclusion.what.drafts', 'exclusion.drafts'),
    said('exclusion.what.arrangements', 'exclusion.arrangements'),
    said('exclusion.what.computed', 'exclusion.computed'),
    said('exclusion.what.later', 'exclusion.after_head'),
  ];
}

export const whyCode = (why: Why): string => why.slice('exclusion.'.length);

export const exclusionsCsv = (exclusions: readonly Exclusion[]): string =>
  [
    ['what', 'why', 'count', 'what_zh', 'why_zh', 'what_en', 'why_en'],
    ...exclusions.map(({ table, what, why, count }) => [
      table === '' ? what.slice('exclusion.what.'.length) : `data/${table}.csv`,
      whyCode(why),
      count === null ? '' : String(count),
      ...LOCALES.flatMap((locale) => [say(locale, what, { name: table }), say(locale, why)]),
    ]),
  ]
    .map(record)
    .join('');
