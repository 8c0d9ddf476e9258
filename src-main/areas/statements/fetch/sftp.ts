/**
 * Files of a folder on a server: those whose names fit the pattern, whole, and unchanged while they were read. A connection that breaks off is
 * taken up where it broke, as long as the file is still the one it was.
 */
import { chinaDayNumber } from '../../../../shared/domain/china-time.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { FILE_BYTES_MAX } from '../containers.ts';
import { type FetchAnswer, type Fetcher, failed, guarded, isFailure } from './fetcher.ts';
import type { Bill } from './rules/bill.ts';
import { fitsPattern, isPlainName } from './rules/name-pattern.ts';
import type { OpenRemote, RemoteFile, RemoteFolder, SshLogin } from './ssh.ts';
import { TransportFault } from './transport.ts';

export interface SftpSource extends SshLogin {
  readonly folder: string;
  readonly pattern: string;
}

/** Of a folder; the newest of them. */
const FILES_MAX = 2_000;

const markOf = ({ size, modified }: RemoteFile): string => `${size}@${modified}`;

export function sftpFetcher(source: SftpSource, open: OpenRemote): Fetcher {
  let held: RemoteFolder | null = null;
  /** What has come of a file whose connection broke off, by name and mark. */
  let begun: { readonly key: string; readonly pieces: Buffer[] } | null = null;
  const pathOf = (name: string) => `${source.folder.replace(/\/+$/, '')}/${name}`;
  const close = () => {
    held?.close();
    held = null;
  };
  /** A connection of which an answer failed is not asked again. */
  const withFolder = async <T>(signal: AbortSignal, work: (folder: RemoteFolder) => Promise<T>) =>
    guarded(async () => {
      try {
        held ??= await open(source, signal);
        return await work(held);
      } catch (error) {
        if (!(error instanceof TransportFault) || error.fault !== 'refused') close();
        throw error;
      }
    });
  return {
    close,
    test: async (signal) => {
      const answer = await withFolder(signal, (folder) => folder.list(source.folder));
      return isFailure(answer) ? answer : null;
    },
    bills: async ({ from, to }, signal) => {
      const listed = await withFolder(signal, (folder) => folder.list(source.folder));
      if (isFailure(listed)) return listed;
      return listed
        .filter(({ name, isFile, size }) => isFile && size > 0 && isPlainName(name))
        .filter(({ name }) => fitsPattern(name, source.pattern))
        .filter(({ modified }) => from <= chinaDayNumber(modified) && chinaDayNumber(modified) <= to)
        .toSorted((a, b) => a.modified - b.modified || (a.name < b.name ? -1 : 1))
        .slice(-FILES_MAX)
        .map(
          (file): Bill => ({
            type: 'sftp_file',
            day: formatDay(chinaDayNumber(file.modified)),
            file: file.name,
            mark: markOf(file),
          }),
        );
    },
    fetch: (bill, signal) =>
      withFolder<FetchAnswer>(signal, async (folder) => {
        const path = pathOf(bill.file);
        const file = await folder.find(path);
        if (!file?.isFile) return failed('refused', '', 'not a file');
        if (file.size > FILE_BYTES_MAX) return failed('too_large', '', String(FILE_BYTES_MAX));
        const key = `${bill.file} ${markOf(file)}`;
        if (begun?.key !== key) begun = { key, pieces: [] };
        const { pieces } = begun;
        let size = pieces.reduce((sum, piece) => sum + piece.length, 0);
        await folder.read(path, size, (piece) => {
          size += piece.length;
          if (size > file.size) throw new TransportFault('unexpected_answer', 'grows');
          pieces.push(piece);
        });
        const after = await folder.find(path);
        begun = null;
        // It is still being written: another time it will be whole.
        if (size !== file.size || !after || markOf(after) !== markOf(file)) return { is: 'not_yet' };
        return { is: 'file', name: bill.file, bytes: Buffer.concat(pieces) };
      }),
  };
}
