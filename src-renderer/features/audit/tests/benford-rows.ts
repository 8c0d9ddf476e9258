/** Benford's digits as the table beneath the bars says them: shares in per cent, and how far each is off. Pure. */
import type { Output } from '../../../../shared/contract/calls.ts';

type Benford = NonNullable<Output<'audit.runTest'>['benford']>;

const PPM_PER_PERCENT = 10_000;
const PLACES = 2;

export const percentText = (ppm: number): string => (ppm / PPM_PER_PERCENT).toFixed(PLACES);

export const benfordRows = ({ digits }: Pick<Benford, 'digits'>) =>
  digits.map(({ digit, found, expectedPpm, foundPpm }) => ({
    digit,
    found,
    expectedText: percentText(expectedPpm),
    shareText: percentText(foundPpm),
    offText: `${foundPpm > expectedPpm ? '+' : foundPpm < expectedPpm ? '−' : ''}${percentText(Math.abs(foundPpm - expectedPpm))}`,
  }));

/** Mean absolute deviation as Nigrini's tables print it: 0.0061. */
export const madText = (madPpm: number): string => (madPpm / 1_000_000).toFixed(4);
