/**
 * Formats that always end with totals: a file without them was cut off, perhaps exactly at a line's end, where no row shows it.
 *
 * Their absence is a failed check, not a broken row: the file is held back for a second person, who may know that somebody took them out.
 */
import type { Sink, TotalName } from '../adapter.ts';

const NAME: TotalName = 'final_totals_count';

/** At the end of a file in which the totals (or those of a kind of movement that occurs) were not found. */
export function missFinalTotals(sink: Sink): void {
  sink.stated({ name: NAME, value: 1, row: 0, weight: 'strict', currency: '' });
  sink.computed(NAME, 0);
}
