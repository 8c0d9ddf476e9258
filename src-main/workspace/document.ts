/**
 * The workspace's small documents: JSON that a person may read, written by lowdb through an adapter whose every write is atomic and durable.
 */
import { readFile } from 'node:fs/promises';
import { type Adapter, Low } from 'lowdb';
import type { z } from 'zod';
import { Refused } from '../../shared/contract/errors.ts';
import { isMissing, writeAtomic } from '../platform/files.ts';

class AtomicFile<T> implements Adapter<T> {
  readonly #file: string;
  readonly #schema: z.ZodType<T>;

  constructor(file: string, schema: z.ZodType<T>) {
    this.#file = file;
    this.#schema = schema;
  }

  async read(): Promise<T | null> {
    let text: string;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch (fault) {
      if (isMissing(fault)) return null;
      throw fault;
    }
    const parsed = this.#schema.safeParse(parseJson(text));
    if (!parsed.success) throw new Refused('workspace_damaged', { file: this.#file });
    return parsed.data;
  }

  async write(data: T): Promise<void> {
    await writeAtomic(this.#file, `${JSON.stringify(data, null, 2)}\n`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema refuses it with the file's name.
  }
}

/** Opens a document; `data` is the default until the first write when the file is not there. Refuses (workspace_damaged) when it is not ours. */
export async function openDocument<T>(
  file: string,
  schema: z.ZodType<T>,
  defaults: T,
): Promise<{ readonly document: Low<T>; readonly isNew: boolean }> {
  const adapter = new AtomicFile(file, schema);
  const held = await adapter.read();
  return { document: new Low(adapter, held ?? defaults), isNew: held === null };
}
