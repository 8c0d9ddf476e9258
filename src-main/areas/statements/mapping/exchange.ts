/**
 * A mapping as a text to keep or to hand on: JSON that a person may read, with the mapping's own name in it, so that taking it in twice makes no
 * second one. Nothing of it is believed until the contract's own schema has read it.
 */
import { z } from 'zod';
import { Refused } from '../../../../shared/contract/errors.ts';
import { columnMapping, mappingId } from '../../../../shared/contract/mappings.ts';
import type { MappingDraft } from '../../../../shared/domain/column-mapping.ts';
import { newMappingId } from '../../../platform/ids.ts';
import type { StoredMapping } from './store.ts';

const FORMAT = 'countinghouse.column-mapping';
const FORMAT_VERSION = 1;

const exchanged = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  id: mappingId,
  mapping: columnMapping,
});

const textOf = (id: string, mapping: MappingDraft): string =>
  `${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, id, mapping }, null, 2)}\n`;

export const mappingText = ({ id, mapping }: StoredMapping): string => textOf(id, mapping);

/** A draft to be completed by hand: what is null or '' in it is open. */
export const draftText = (draft: MappingDraft): string => textOf(newMappingId(), draft);

/** Refuses (bad_input) what is no mapping, with the place of the first fault. */
export function readMappingText(text: string): Pick<StoredMapping, 'id' | 'mapping'> {
  const read = exchanged.safeParse(jsonOf(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Refused('bad_input', {
    at: issue?.path.map(String).join('.') ?? '',
    expected: issue?.message.slice(0, 200) ?? FORMAT,
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new Refused('bad_input', { at: '', expected: 'JSON' });
  }
}

/** A name for the file: letters and digits of the mapping's own name. */
export const mappingFileName = (name: string): string =>
  `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'mapping'}.mapping.json`;
