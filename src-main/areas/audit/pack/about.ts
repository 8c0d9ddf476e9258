/** What the pack says of itself in words: the readme in two languages, and the dictionary of every column. Nothing in it depends on who asked or when. */
import type { PackScope } from '../../../../shared/contract/evidence.ts';
import { type Locale, say } from '../../../../shared/wording/catalogue.ts';
import { record } from '../../exports/csv.ts';
import type { PackColumn, PackTable } from './table.ts';

export const TIME_ZONE = 'Asia/Shanghai';

interface AboutPack {
  readonly name: string;
  readonly software: string;
  readonly size: number;
  readonly root: string;
  readonly at: string;
  readonly keyId: string;
}

export const readmeOf = (locale: Locale, about: AboutPack, scope: PackScope): string =>
  say(locale, 'pack.readme', {
    ...about,
    size: String(about.size),
    scope: scopeText(locale, scope),
  });

function scopeText(locale: Locale, { from, to, channels, accounts, parties, revealed }: PackScope): string {
  const list = (each: readonly string[]) => ({ list: each.join(locale === 'en' ? ', ' : '、') });
  const day = (text: string) => text || say(locale, 'pack.scope.open');
  const parts = [
    ...(from + to === '' ? [] : [say(locale, 'pack.scope.days', { from: day(from), to: day(to) })]),
    ...(channels.length === 0 ? [] : [say(locale, 'pack.scope.channels', list(channels))]),
    ...(accounts.length === 0 ? [] : [say(locale, 'pack.scope.accounts', list(accounts))]),
    ...(parties.length === 0 ? [] : [say(locale, 'pack.scope.parties', list(parties))]),
  ];
  const what = parts.length === 0 ? [say(locale, 'pack.scope.all')] : parts;
  return [...what, ...(revealed ? [say(locale, 'pack.scope.revealed')] : [])].join(
    locale === 'en' ? '; ' : '；',
  );
}

const UNITS: Partial<Record<PackColumn['type'], string>> = { amount: 'currency' };

export const dictionaryCsv = (tables: readonly PackTable[]): string =>
  [
    ['file', 'column', 'type', 'unit', 'meaning_zh', 'meaning_en', 'type_zh', 'type_en'],
    ...tables.flatMap(({ name, columns }) =>
      columns.map(({ code, type }) => [
        `data/${name}.csv`,
        code,
        type,
        UNITS[type] ?? '',
        say('zh-CN', `pack.column.${code}`),
        say('en', `pack.column.${code}`),
        say('zh-CN', `pack.type.${type}`),
        say('en', `pack.type.${type}`),
      ]),
    ),
  ]
    .map(record)
    .join('');
