/** A verdict as it is read: its checks in order, each with its first fault; faults with where they are. Pure. */
import type { PackFault, PackVerdict } from '../../../../shared/contract/evidence.ts';
import type { Words } from '../../../ui/words.ts';

export interface CheckRow {
  readonly check: PackVerdict['checks'][number]['check'];
  readonly state: PackVerdict['checks'][number]['state'];
  readonly count: number;
  readonly faults: number;
}

export const checkRows = ({ checks, faults }: Pick<PackVerdict, 'checks' | 'faults'>): readonly CheckRow[] =>
  checks.map(({ check, state, count }) => ({
    check,
    state,
    count,
    faults: faults.filter((fault) => fault.check === check).length,
  }));

/** Where a fault is: the file, and the record of a table or the number of an event within it. */
export function placeOf(words: Words, { check, file, record }: Pick<PackFault, 'check' | 'file' | 'record'>) {
  const name = file === '' ? words('verifyPack.archive') : file;
  if (record === 0) return name;
  return `${name} · ${words(check === 'events' ? 'verifyPack.event' : 'verifyPack.record', { number: record })}`;
}

/** A fingerprint in groups of eight, as it is read out to compare. */
export const grouped = (hex: string): string => hex.match(/.{1,8}/g)?.join(' ') ?? '';
