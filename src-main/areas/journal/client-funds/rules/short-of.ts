/** Whether a day's checks of client funds say that money is not where it has to be (条例 arts. 27–29): what a script has to hear. */
import type { Output } from '../../../../../shared/contract/calls.ts';

type Row = Output<'journal.fundChecks'>['rows'][number];

/** A day on which nobody could check what is owed is no day on which nothing is short; money that was received and not set apart is not kept. */
export const isShort = ({ shortfall, owed, segregated }: Pick<Row, 'shortfall' | 'owed' | 'segregated'>) =>
  shortfall > 0 || owed.outcome !== 'holds' || segregated.outcome === 'fails';
