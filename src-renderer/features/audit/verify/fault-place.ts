/** Where a fault of a pack is, and a fingerprint as it is read. Pure. */
import type { PackFault } from '../../../../shared/contract/evidence.ts';
import type { Words } from '../../../ui/words.ts';

/** Where a fault is: the file, and the record of a table or the number of an event within it. */
export function placeOf(words: Words, { check, file, record }: Pick<PackFault, 'check' | 'file' | 'record'>) {
  const name = file === '' ? words('verifier.archive') : file;
  if (record === 0) return name;
  // Against an earlier pack it is an event of the log that is another.
  const unit = check === 'events' || check === 'extends' ? 'event' : check === 'archive' ? 'byte' : 'record';
  return `${name} · ${words(`verifier.at.${unit}`, { record })}`;
}

/** A fingerprint in groups of eight, as it is read out to compare. */
export const grouped = (hex: string): string => hex.match(/.{1,8}/g)?.join(' ') ?? '';
