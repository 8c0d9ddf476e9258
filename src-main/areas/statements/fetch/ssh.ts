/**
 * The only place of the program that speaks SSH, and only to the server its caller names. The server's key is looked at before anything of ours is
 * said: without the key that was accepted no password and no signature leaves this machine.
 */
import { createHash } from 'node:crypto';
import type { Client, ConnectConfig, FileEntryWithStats, SFTPWrapper, Stats } from 'ssh2';
import { TransportFault } from './transport.ts';

export interface SshLogin {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** 'SHA256:…'; '' where none was accepted yet. */
  readonly hostKey: string;
  readonly auth:
    | { readonly with: 'password'; readonly password: string }
    | { readonly with: 'key'; readonly privateKey: string; readonly passphrase: string };
}

export interface RemoteFile {
  readonly name: string;
  readonly isFile: boolean;
  readonly size: number;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly modified: number;
}

/** An open folder of a server. Throws only `TransportFault`. */
export interface RemoteFolder {
  list(folder: string): Promise<readonly RemoteFile[]>;
  /** The file as it stands now; null when it is not there. */
  find(path: string): Promise<RemoteFile | null>;
  /** Bytes from an offset on, in pieces, until the end of the file or `signal`. */
  read(path: string, from: number, take: (piece: Buffer) => void): Promise<void>;
  close(): void;
}

export type OpenRemote = (login: SshLogin, signal: AbortSignal) => Promise<RemoteFolder>;

const SILENCE_MS = 30_000;
/** What every server gives in one answer, with what stands around it. */
const PIECE_BYTES = 30 * 1024;
/** Named in SFTP version 3: no such file. */
const NO_SUCH_FILE = 2;

const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

export const openRemote: OpenRemote = async (login, signal) => {
  const { default: ssh2 } = await import('ssh2'); // Loaded when a server is asked: nobody waits for it before.
  const client = new ssh2.Client();
  let shown = '';
  const fault = (error: Error): TransportFault => {
    if (shown !== '' && shown !== login.hostKey)
      return new TransportFault(
        login.hostKey === '' ? 'host_key_unknown' : 'host_key_differs',
        login.host,
        shown,
      );
    const level = 'level' in error ? error.level : '';
    if (level === 'client-authentication') return new TransportFault('refused', error.message);
    if (level === 'client-timeout') return new TransportFault('timed_out', error.message);
    return new TransportFault('unreachable', signal.aborted ? '' : error.message);
  };
  const { auth } = login;
  const config: ConnectConfig = {
    host: login.host,
    port: login.port,
    username: login.user,
    readyTimeout: SILENCE_MS,
    keepaliveInterval: SILENCE_MS / 3,
    keepaliveCountMax: 3,
    hostVerifier: (key: Buffer) => {
      shown = fingerprint(key);
      return shown === login.hostKey;
    },
    ...(auth.with === 'password'
      ? { password: auth.password }
      : { privateKey: auth.privateKey, ...(auth.passphrase === '' ? {} : { passphrase: auth.passphrase }) }),
  };
  const stop = () => void client.destroy();
  signal.addEventListener('abort', stop, { once: true });
  let isOver = false;
  const ended = new Promise<never>((_, reject) => {
    client.on('error', (error) => reject(fault(error)));
    client.on('close', () => {
      isOver = true;
      signal.removeEventListener('abort', stop);
      reject(fault(new Error('cut off')));
    });
  });
  ended.catch(() => undefined); // Told to whoever waits for an answer; there may be nobody.
  try {
    if (signal.aborted) throw new TransportFault('unreachable');
    const ready = new Promise<void>((resolve) => client.once('ready', () => resolve()));
    client.connect(config);
    client.setNoDelay(true); // Questions are small and wait for one another.
    await Promise.race([ready, ended]);
    const sftp = await answered<SFTPWrapper>(ended, (done) => client.sftp(done));
    return new OpenFolder(client, sftp, ended, () => isOver);
  } catch (error) {
    client.end();
    if (error instanceof TransportFault) throw error;
    // A private key that cannot be read is told before anything is sent.
    throw new TransportFault('refused', error instanceof Error ? error.message : '');
  }
};

class OpenFolder implements RemoteFolder {
  readonly #client: Client;
  readonly #sftp: SFTPWrapper;
  readonly #ended: Promise<never>;
  readonly #isOver: () => boolean;

  constructor(client: Client, sftp: SFTPWrapper, ended: Promise<never>, isOver: () => boolean) {
    this.#client = client;
    this.#sftp = sftp;
    this.#ended = ended;
    this.#isOver = isOver;
  }

  async list(folder: string): Promise<readonly RemoteFile[]> {
    const entries = await this.#ask<FileEntryWithStats[]>((done) => this.#sftp.readdir(folder, done));
    return entries.map(({ filename, attrs }) => remoteFile(filename, attrs));
  }

  async find(path: string): Promise<RemoteFile | null> {
    try {
      return remoteFile(path, await this.#ask<Stats>((done) => this.#sftp.lstat(path, done)));
    } catch (error) {
      if (error instanceof TransportFault && error.code === String(NO_SUCH_FILE)) return null;
      throw error;
    }
  }

  async read(path: string, from: number, take: (piece: Buffer) => void): Promise<void> {
    const handle = await this.#ask<Buffer>((done) => this.#sftp.open(path, 'r', done));
    let at = from;
    for (;;) {
      const piece = Buffer.alloc(PIECE_BYTES);
      const count = await this.#ask<number>((done) =>
        this.#sftp.read(handle, piece, 0, piece.length, at, (error, read) => {
          // The end of the file is an error of its own in this protocol.
          if (error && 'code' in error && error.code === 1) done(undefined, 0);
          else done(error, read);
        }),
      );
      if (count === 0) break;
      take(piece.subarray(0, count));
      at += count;
    }
    await this.#ask<void>((done) => this.#sftp.close(handle, (error) => done(error ?? undefined, undefined)));
  }

  close(): void {
    this.#client.end();
  }

  #ask<T>(work: (done: (error: Error | undefined | null, value: T) => void) => unknown): Promise<T> {
    if (this.#isOver()) return Promise.reject(new TransportFault('unreachable', 'cut off'));
    return answered(this.#ended, work);
  }
}

const remoteFile = (name: string, attrs: Stats | FileEntryWithStats['attrs']): RemoteFile => ({
  name,
  isFile: (attrs.mode & 0o170_000) === 0o100_000,
  size: attrs.size,
  modified: attrs.mtime,
});

/** One question to the server: its answer, its refusal, the end of the connection, or silence. */
async function answered<T>(
  ended: Promise<never>,
  work: (done: (error: Error | undefined | null, value: T) => void) => unknown,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TransportFault('timed_out')), SILENCE_MS);
  });
  const answer = new Promise<T>((resolve, reject) => {
    work((error, value) => {
      if (!error) return resolve(value);
      const code = 'code' in error ? String(error.code) : '';
      reject(new TransportFault('refused', error.message, code));
    });
  });
  try {
    return await Promise.race([answer, ended, silence]);
  } finally {
    clearTimeout(timer);
    answer.catch(() => undefined);
  }
}
