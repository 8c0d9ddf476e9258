/**
 * Small text files handed in and out at the terminal (mappings, rules, terms): no larger than what they can hold, never written over another, and of
 * JSON no field that its schema does not know.
 */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { z } from 'zod';
import { Refused } from '../../../shared/contract/errors.ts';
import { isMissing, naming } from '../../platform/files.ts';
import type { Terminal } from './terminal.ts';
import { unknownField } from './unknown-field.ts';

export const readText = async (path: string, bytesMax: number): Promise<string> =>
  (await readBytes(path, bytesMax)).toString('utf8');

export async function readBytes(path: string, bytesMax: number): Promise<Buffer> {
  const file = basename(path);
  const { size } = await stat(path).catch((fault: unknown) => {
    if (isMissing(fault)) throw new Refused('not_found', { file });
    throw fault;
  });
  if (size > bytesMax) throw new Refused('too_large', { file, bytes: size, limit: bytesMax });
  return naming(path, () => readFile(path));
}

export async function readJson<T extends z.ZodType>(
  path: string,
  bytesMax: number,
  schema: T,
): Promise<z.output<T>> {
  const file = basename(path);
  const given = parsed(await readText(path, bytesMax));
  const read = schema.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Refused('bad_input', {
      file,
      field: issue?.path.map(String).join('.') ?? '',
      expected: issue?.message ?? '',
    });
  }
  const unknown = unknownField(given, read.data);
  if (unknown !== '') throw new Refused('bad_input', { file, field: unknown, expected: 'known_field' });
  return read.data;
}

/** To a new file where one is named, else to the terminal. */
export async function giveText(text: string, out: string | null, terminal: Terminal): Promise<void> {
  if (out === null) terminal.out(text.trimEnd());
  else await naming(out, () => writeFile(resolve(out), text, { encoding: 'utf8', flag: 'wx' }));
}

/** Null is no object either, so the schema refuses it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
