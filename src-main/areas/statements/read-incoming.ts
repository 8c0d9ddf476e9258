/**
 * The files of one drop, read one after the other. A file that cannot be read is named with its reason and never keeps the others out.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { RefusedFile } from '../../../shared/contract/shapes.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { ReadFile } from './plan.ts';
import { readStatement, refusedPart } from './read.ts';

export async function readIncoming(
  tokens: readonly string[],
  info: Pick<CallInfo, 'file' | 'breathe' | 'progress'>,
  newToken: () => string,
): Promise<{ files: ReadFile[]; refused: RefusedFile[] }> {
  const files: ReadFile[] = [];
  const refused: RefusedFile[] = [];
  for (const token of tokens) {
    await info.breathe();
    const incoming = await incomingFile(token, info);
    if ('refusal' in incoming) {
      refused.push(incoming);
      continue;
    }
    const { name, bytes } = incoming;
    try {
      const parts = await readStatement(bytes, name, {
        breathe: () => info.breathe(),
        progress: (done, of, file) => info.progress('reading', done, of, file),
      });
      for (const { member, ...part } of parts.read)
        files.push({ planId: newToken(), ...part, original: { name, bytes, member } });
      refused.push(...parts.refused);
    } catch (error) {
      refused.push(refusedPart(name, error));
    }
  }
  return { files, refused };
}

async function incomingFile(
  token: string,
  info: Pick<CallInfo, 'file'>,
): Promise<{ readonly name: string; readonly bytes: Buffer } | RefusedFile> {
  try {
    return await info.file(token);
  } catch (error) {
    if (error instanceof Refused && error.kind === 'cancelled') throw error;
    const facts = error instanceof Refused ? error.facts : {};
    const isTooLarge = error instanceof Refused && error.kind === 'too_large';
    return { file: String(facts['file'] ?? ''), refusal: isTooLarge ? 'too_large' : 'upload_missing', facts };
  }
}
