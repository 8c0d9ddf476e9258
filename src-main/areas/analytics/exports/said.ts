/** The sentences around a panel's figures: of which days, by which filters and rates, as of when, and in plain words which files are missing. */
import type { AnalyticsFilter, PanelAnswer } from '../../../../shared/contract/analytics.ts';
import type { Output } from '../../../../shared/contract/calls.ts';
import { PANELS } from '../../../../shared/domain/analytics/panels.ts';
import { chinaClockOn } from '../../../../shared/domain/china-time.ts';
import { sayOr } from '../../../../shared/wording/catalogue.ts';
import type { Reader } from '../../exports/tables/reader.ts';
import type { PanelPage } from './page.ts';

type Choices = Pick<Output<'analytics.choices'>, 'accounts' | 'merchants'>;
/** More would bury what matters; the screen and the command line name every one. */
const GAPS_SAID_MAX = 12;

/** What was looked at. */
export function filterLines({ words, locale }: Reader, filter: AnalyticsFilter, choices: Choices): string[] {
  const { from, to, by, channels, accounts, merchants, currency, convert } = filter;
  const of = (what: Parameters<typeof words>[0], values: readonly string[]) =>
    values.length === 0 ? [] : [words('figures.filter', { what: words(what), values: values.join('、') })];
  const shown = new Map(choices.accounts.map(({ key, account }) => [key, account]));
  const named = new Map(choices.merchants.map(({ id, name }) => [id, name]));
  const filters = [
    ...of(
      'analytics.filters.channels',
      channels.map((each) => sayOr(locale, `channel.${each}`, each)),
    ),
    ...of(
      'analytics.filters.accounts',
      accounts.map((each) => shown.get(each) ?? each.slice(0, 12)),
    ),
    ...of(
      'analytics.filters.merchants',
      merchants.map((each) => (each === '' ? words('analytics.filters.house') : (named.get(each) ?? each))),
    ),
    ...of('analytics.filters.currency', currency === '' ? [] : [currency]),
  ];
  return [
    words('figures.range', { from, to, by: words(`analytics.by.${by}`) }),
    ...(filters.length === 0 ? [words('figures.everything')] : filters),
    ...(convert === null
      ? []
      : [
          words('figures.converted', {
            to: convert.to,
            rates: convert.rates.map((each) => words('figures.rate', { ...each, to: convert.to })).join('；'),
          }),
        ]),
  ];
}

/** When, on which run, against which days. */
export function standingLines({ words }: Reader, { panel, answer }: PanelPage): string[] {
  const { asOf, ranAt, isStale, compared, unconverted } = answer;
  return [
    ...(PANELS[panel].isNow ? [words('figures.now')] : []),
    words('figures.as_of', { at: chinaClockOn(asOf) }),
    ...(ranAt === '' ? [] : [words('figures.ran_at', { at: chinaClockOn(ranAt) })]),
    ...(isStale ? [words('figures.stale')] : []),
    ...(compared === null ? [] : [words('figures.compared', compared)]),
    ...(unconverted.length === 0
      ? []
      : [words('figures.unconverted', { currencies: unconverted.join('、') })]),
  ];
}

/** What nobody may overlook; nothing where all is well. Where nothing rests on files, none is missing. */
export function warningsOf(reader: Reader, { panel, answer }: PanelPage): string[] {
  const { words } = reader;
  const gaps = answer.missing.map((gap) => gapText(reader, gap));
  const more = gaps.length > GAPS_SAID_MAX ? ['…'] : [];
  const files = (names: readonly string[]) => [...names.slice(0, GAPS_SAID_MAX), ...more].join('；');
  return [
    ...(gaps.length === 0 ? [] : [words('figures.standing.incomplete', { files: files(gaps) })]),
    ...(answer.failedFiles.length === 0
      ? []
      : [words('figures.standing.failed', { files: answer.failedFiles.slice(0, GAPS_SAID_MAX).join('；') })]),
    ...(answer.standing === 'empty' && PANELS[panel].rests.length > 0
      ? [words('figures.standing.empty')]
      : []),
  ];
}

export function gapText({ words, locale }: Reader, gap: PanelAnswer['missing'][number]): string {
  const { sourceKind, channel, account, days, first, last } = gap;
  const source = [
    sayOr(locale, `sourceKind.${sourceKind}`, sourceKind),
    ...(channel === 'none' || channel === 'bank' ? [] : [sayOr(locale, `channel.${channel}`, channel)]),
    ...(account === '' ? [] : [account]),
  ].join(' ');
  return days === 1
    ? words('figures.gapDay', { source, day: first })
    : words('figures.gap', { source, days, first, last });
}

export const noteLines = ({ locale }: Reader, { notes }: PanelAnswer): string[] =>
  notes.map(({ kind, facts }) => sayOr(locale, `analytics.note.${kind}`, kind, facts));
