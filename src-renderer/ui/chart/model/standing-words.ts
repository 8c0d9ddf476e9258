/** What a panel rests on, in words: when it was worked out, by which run, which files are missing, what was left out. The same on screen and in a picture. */
import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import { ownTime } from '../../own-time.ts';
import type { Tone } from '../../tag.tsx';
import type { Words } from '../../words.ts';

export const STANDING_TONES: Readonly<Record<PanelAnswer['standing'], Tone>> = {
  whole: 'ok',
  failed: 'bad',
  incomplete: 'warn',
  empty: 'plain',
};

/** Files are counted, not accounts. */
export const standingText = (words: Words, { standing, missing }: PanelAnswer): string =>
  words(`chart.standing.${standing}`, {
    count: missing.reduce((sum, { days }) => sum + days, 0),
  });

/** Each file that is not here, or disagrees with itself. */
export const gapTexts = (words: Words, { missing, failedFiles }: PanelAnswer): readonly string[] => [
  ...missing.map(({ sourceKind, channel, account, days, first, last }) => {
    const facts = {
      source: words(`sourceKind.${sourceKind}`),
      channel: words(`channel.${channel}`),
      account,
    };
    return days === 1
      ? words('chart.gap.day', { ...facts, first })
      : words('chart.gap.days', { ...facts, count: days, first, last });
  }),
  ...failedFiles.map((file) => words('chart.failed.one', { file })),
];

export function timeTexts(words: Words, { asOf, ranAt, compared }: PanelAnswer): readonly string[] {
  return [
    words('chart.asOf', { at: ownTime(asOf).slice(0, 16) }),
    ...(ranAt === '' ? [] : [words('chart.ranAt', { at: ownTime(ranAt).slice(0, 16) })]),
    ...(compared === null ? [] : [words('chart.compared', compared)]),
  ];
}

export const noteTexts = (words: Words, { isStale, unconverted, notes }: PanelAnswer): readonly string[] => [
  ...(isStale ? [words('chart.stale')] : []),
  ...(unconverted.length > 0
    ? [words('chart.unconverted', { currencies: unconverted.join(words('chart.comma')) })]
    : []),
  ...notes.map(({ kind, facts }) => words.or(`analytics.note.${kind}`, kind, facts)),
];
