/**
 * A mapping that exists, laid over another file of its kind: its columns are found again by their headings, and what went under another name is
 * taken from the guess, where that guess takes no column the mapping uses. What cannot be found stays open.
 */
import type { ColumnMapping, MappingDraft } from '../../../../shared/domain/column-mapping.ts';
import { COLUMN_ROLES, editOf, type MappingEdit, type SingleRole } from './mapping-edit.ts';

const headingKey = (heading: string): string => heading.toLowerCase().replace(/\s+/g, '');

export function rebased(mapping: ColumnMapping, guess: MappingDraft): MappingEdit {
  const old = editOf(mapping);
  const guessed = editOf(guess);
  const moved = placesIn(guess.table.header, mapping.table.header);
  const places = new Map<SingleRole, number>();
  const lost: SingleRole[] = [];
  for (const role of COLUMN_ROLES) {
    if (role === 'description') continue;
    const place = old.places[role];
    if (place === undefined) continue;
    const found = moved(place);
    if (found >= 0) places.set(role, found);
    else lost.push(role);
  }
  const descriptions = mapping.descriptions.map(moved).filter((place) => place >= 0);
  for (const role of lost) {
    const place = guessed.places[role];
    const isFree = place !== undefined && ![...places.values(), ...descriptions].includes(place);
    if (isFree) places.set(role, place);
  }
  return { ...old, table: guess.table, places: Object.fromEntries(places), descriptions };
}

/** Of equal headings the second is the second there, too; a table without headings keeps its places. */
function placesIn(header: readonly string[], known: readonly string[]): (place: number) => number {
  if (known.length === 0) return (place) => place;
  const keys = header.map(headingKey);
  return (place) => {
    const key = headingKey(known[place] ?? '');
    const before = known.slice(0, place).filter((each) => headingKey(each) === key).length;
    if (key === '') return keys[place] === '' ? place : -1;
    return keys.flatMap((each, at) => (each === key ? [at] : []))[before] ?? -1;
  };
}

/** Of a mapping laid over a file: the columns that were taken from the guess, for the marks above them. */
export function guessedIn(edit: MappingEdit, mapping: ColumnMapping): MappingEdit {
  const known = new Set(mapping.table.header.map(headingKey));
  // The table is closed: its keys are the roles.
  const taken = (Object.entries(edit.places) as [SingleRole, number | undefined][]).filter(
    ([, place]) => place !== undefined && !known.has(headingKey(edit.table.header[place] ?? '')),
  );
  return { ...edit, places: known.size === 0 ? {} : Object.fromEntries(taken), descriptions: [] };
}
