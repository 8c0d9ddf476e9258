/**
 * The workspace's small documents: JSON that a person may read, written by lowdb through an adapter whose every write is atomic and durable.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Adapter, Low, LowSync, type SyncAdapter } from 'lowdb';
import type { z } from 'zod';
import { Refused } from '../../shared/contract/errors.ts';
import { isMissing, writeAtomic, writeAtomicSync } from '../platform/files.ts';

class AtomicFile<T> implements Adapter<T> {
  readonly #file: string;
  readonly #schema: z.ZodType<T>;

  constructor(file: string, schema: z.ZodType<T>) {
    this.#file = file;
    this.#schema = schema;
  }

  async read(): Promise<T | null> {
    try {
      return readAs(this.#schema, await readFile(this.#file, 'utf8'), this.#file);
    } catch (fault) {
      if (isMissing(fault)) return null;
      throw fault;
    }
  }

  async write(data: T): Promise<void> {
    await writeAtomic(this.#file, textOf(data));
  }
}

class AtomicFileSync<T> implements SyncAdapter<T> {
  readonly #file: string;
  readonly #schema: z.ZodType<T>;

  constructor(file: string, schema: z.ZodType<T>) {
    this.#file = file;
    this.#schema = schema;
  }

  read(): T | null {
    try {
      return readAs(this.#schema, readFileSync(this.#file, 'utf8'), this.#file);
    } catch (fault) {
      if (isMissing(fault)) return null;
      throw fault;
    }
  }

  write(data: T): void {
    writeAtomicSync(this.#file, textOf(data));
  }
}

const textOf = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`;

function readAs<T>(schema: z.ZodType<T>, text: string, file: string): T {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw new Refused('workspace_damaged', { file });
  return parsed.data;
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

/** The same, read and written at once: between reading and writing nobody else has a turn. */
export function openDocumentSync<T>(file: string, schema: z.ZodType<T>, defaults: () => T): LowSync<T> {
  const adapter = new AtomicFileSync(file, schema);
  return new LowSync(adapter, adapter.read() ?? defaults());
}
