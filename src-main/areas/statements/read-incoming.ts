/**
 * The files of one drop, read one after the other. A file that cannot be read is named with its reason and never keeps the others out.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { FormatAdapter } from './adapter.ts';
import { isPartOf, type KeptFile, mayBeReadAgain, type RefusedRead } from './kept-file.ts';
import type { ReadFile } from './plan.ts';
import { readStatement, refusedPart } from './read.ts';
import type { ReadPart, RefusedPart } from './read-part.ts';
import type { OpenedBy } from './secrets/file-passwords.ts';
import { applySummaries } from './summaries.ts';

interface IncomingOptions {
  /** A file that was read before, or the part of it that is to be read once more, by its token. */
  readonly again?: (token: string) => Omit<KeptFile, 'token'> | null;
  readonly adapters?: readonly FormatAdapter[];
  /** Tried in this order on whatever is locked. */
  readonly passwords?: readonly string[];
}

interface IncomingFiles {
  readonly files: readonly ReadFile[];
  readonly refused: readonly RefusedRead[];
  /** Of those refused, the ones that may be read once more. */
  readonly kept: ReadonlyMap<RefusedRead, KeptFile>;
  /** What each of the passwords opened. */
  readonly opened: readonly OpenedBy[];
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
  const opened: OpenedBy[] = [];
  const done = new Set<string>();
  for (const token of tokens) {
    if (done.has(token)) continue;
    await info.breathe();
    const incoming = options.again?.(token) ?? (await incomingFile(token, info));
    if ('refusal' in incoming) {
      refused.push(incoming);
      continue;
    }
    const { name, bytes } = incoming;
    const wanted = wantedOf(token, incoming, tokens, options);
    for (const each of wanted) done.add(each.token);
    const isWanted = (part: Pick<ReadPart, 'member'>) =>
      wanted.some(({ member }) => isPartOf(part.member, member));
    const refuse = ({ member, openedBy = [], ...told }: RefusedPart) => {
      refused.push(told);
      opened.push(...openedBy.map((passwordIndex) => ({ passwordIndex, sha256: '' })));
      if (!mayBeReadAgain(told)) return;
      // What stays locked stays the file it was.
      const same =
        told.refusal === 'password_protected' ? wanted.find((each) => each.member === member) : undefined;
      kept.set(told, { token: same?.token || newToken(), name, bytes, member });
    };
    try {
      const parts = await readStatement(bytes, name, {
        breathe: () => info.breathe(),
        progress: (done, of, file) => info.progress('reading', done, of, file),
        ...(options.adapters ? { adapters: options.adapters } : {}),
        ...(options.passwords ? { passwords: options.passwords } : {}),
      });
      for (const { member, openedBy = [], ...part } of parts.read.filter(isWanted)) {
        files.push({ planId: newToken(), ...part, original: { name, bytes, member } });
        const { sha256 } = part.identity;
        opened.push(...openedBy.map((passwordIndex) => ({ passwordIndex, sha256 })));
      }
      parts.refused.filter(isWanted).forEach(refuse);
    } catch (error) {
      refuse(refusedPart(name, error));
    }
  }
  const { details, told } = applySummaries(files);
  refused.push(...told);
  return { files: details, refused, kept, opened };
}

interface Wanted {
  /** '' for an upload: its token ends with this reading. */
  readonly token: string;
  readonly member: string;
}

/** The parts of a file that are asked for: of one that is read again all of them together, so that it is opened once. */
function wantedOf(
  token: string,
  { bytes, member }: { readonly bytes: Buffer; readonly member?: string },
  tokens: readonly string[],
  { again }: IncomingOptions,
): readonly Wanted[] {
  if (!again || member === undefined) return [{ token: '', member: '' }];
  const mates = tokens
    .filter((each) => each !== token)
    .flatMap((each) => {
      const mate = again(each);
      return mate?.bytes === bytes ? [{ token: each, member: mate.member }] : [];
    });
  return [{ token, member }, ...mates];
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
