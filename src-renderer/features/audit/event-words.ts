/**
 * An event of the record in words. Pure: what it has no word for it shows by its own name, because a record that hides what it does not know
 * would be no record.
 */
import type { RecordEvent } from '../../../shared/contract/record.ts';
import { ownTime } from '../../ui/own-time.ts';
import type { Words } from '../../ui/words.ts';

/** Person id → name; '' where the name was erased. */
export type Names = ReadonlyMap<string, string>;

const HEX_SHOWN = 8;
const HASH = /^[0-9a-f]{40,}$/;
const PERSON = /^P-[0-9A-Za-z]{10}$/;
/** Facts whose values are words of ours, and where those words are. */
const WORD_LISTS: Readonly<Record<string, readonly string[]>> = {
  kind: ['requestKind', 'record.kind', 'backup.kind', 'partyKind', 'handover_kind'],
  why: ['record.kind', 'error'],
  place: ['record.table', 'fault.place'],
  leg: ['leg'],
  disposition: ['disposition'],
  fault: ['faultKind'],
  signal: ['signal'],
  state: ['partyState'],
  outcome: ['verification'],
  method: ['record.kind', 'verificationMethod'],
  record_class: ['record_class'],
};
const YES_NO: ReadonlySet<string> = new Set(['factor', 'holds', 'loosened', 'on', 'pci', 'revealed']);

export const actionText = (words: Words, action: string): string =>
  words.or(`record.action.${action.replaceAll('.', '_')}`, action);

/** An id stands where a name was erased: what was done keeps its doer. */
export const personText = (words: Words, id: string, name: string): string =>
  id === '' ? words('record.program') : name || id;

export const factName = (words: Words, name: string): string => words.or(`record.fact.${name}`, name);

export function factText(words: Words, name: string, value: string, names: Names): string {
  if (PERSON.test(value.split(' ')[0] ?? ''))
    return value
      .split(' ')
      .map((id) => names.get(id) || id)
      .join(' · ');
  if (YES_NO.has(name)) return words(value === '1' || value === 'true' ? 'record.yes' : 'record.no');
  for (const list of WORD_LISTS[name] ?? []) {
    const word = words.or(`${list}.${value}`, '');
    if (word !== '') return word;
  }
  if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return ownTime(value);
  if (name === 'roles' || name === 'roles_before')
    return value
      .split(' ')
      .map((role) => words.or(`role.${role}`, role))
      .join(' · ');
  return value;
}

/** In one line, for a list: what a person reads first, hashes last and by their first digits. */
export const subjectText = (words: Words, { subject }: Pick<RecordEvent, 'subject'>, names: Names): string =>
  subject
    .filter(({ value }) => value !== '')
    .toSorted((a, b) => Number(HASH.test(a.value)) - Number(HASH.test(b.value)))
    .map(({ name, value }) => {
      const text = HASH.test(value) ? `${value.slice(0, HEX_SHOWN)}…` : factText(words, name, value, names);
      return `${factName(words, name)} ${text}`;
    })
    .join(' · ');

export const rowsOf = ({ rows }: Pick<RecordEvent, 'rows'>): number =>
  rows.reduce((sum, each) => sum + each.count, 0);
