/**
 * The files of one drop, read one after the other. A file that cannot be read is named with its reason and never keeps the others out.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { FormatAdapter } from './adapter.ts';
import { isPartOf, type KeptFile, mayBeReadAgain, type RefusedRead } from './kept-file.ts';
import type { ReadFile } from './plan.ts';
import { readStatement, refusedPart } from './read.ts';
import type { RefusedPart } from './read-part.ts';
import { applySummaries } from './summaries.ts';

interface IncomingOptions {
  /** A file that was read before, or the part of it that is to be read once more, by its token. */
  readonly again?: (token: string) => Omit<KeptFile, 'token'> | null;
  readonly adapters?: readonly FormatAdapter[];
}

interface IncomingFiles {
  readonly files: readonly ReadFile[];
  readonly refused: readonly RefusedRead[];
  /** Of those refused, the ones that may be read once more. */
  readonly kept: ReadonlyMap<RefusedRead, KeptFile>;
}

export async function readIncoming(
  tokens: readonly string[],
  info: Pick<CallInfo, 'file' | 'breathe' | 'progress'>,
  newToken: () => string,
  options: IncomingOptions = {},
): Promise<IncomingFiles> {
  const files: ReadFile[] = [];
  const refused: RefusedRead[] = [];
  const kept = new Map<RefusedRead, KeptFile>();
  for (const token of tokens) {
    await info.breathe();
    const incoming = options.again?.(token) ?? (await incomingFile(token, info));
    if ('refusal' in incoming) {
      refused.push(incoming);
      continue;
    }
    const { name, bytes, member: wanted = '' } = incoming;
    const refuse = ({ member, ...told }: RefusedPart) => {
      refused.push(told);
      if (mayBeReadAgain(told)) kept.set(told, { token: newToken(), name, bytes, member });
    };
    try {
      const parts = await readStatement(bytes, name, {
        breathe: () => info.breathe(),
        progress: (done, of, file) => info.progress('reading', done, of, file),
        ...(options.adapters ? { adapters: options.adapters } : {}),
      });
      for (const { member, ...part } of parts.read)
        if (isPartOf(member, wanted))
          files.push({ planId: newToken(), ...part, original: { name, bytes, member } });
      parts.refused.filter(({ member }) => isPartOf(member, wanted)).forEach(refuse);
    } catch (error) {
      refuse(refusedPart(name, error));
    }
  }
  const { details, told } = applySummaries(files);
  refused.push(...told);
  return { files: details, refused, kept };
}

async function incomingFile(
  token: string,
  info: Pick<CallInfo, 'file'>,
): Promise<{ readonly name: string; readonly bytes: Buffer; readonly member?: string } | RefusedRead> {
  try {
    return await info.file(token);
  } catch (error) {
    if (error instanceof Refused && error.kind === 'cancelled') throw error;
    const facts = error instanceof Refused ? error.facts : {};
    const isTooLarge = error instanceof Refused && error.kind === 'too_large';
    return { file: String(facts['file'] ?? ''), refusal: isTooLarge ? 'too_large' : 'upload_missing', facts };
  }
}
