/** A server with one folder of files on this machine, over SSH; who logs in, how, and when the line is cut is the test's. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2';

const { STATUS_CODE } = ssh2.utils.sftp;

export interface ServedFile {
  readonly bytes: Buffer;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly modified: number;
  readonly isFolder?: boolean;
}

const newHostKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();

const fingerprintOf = (hostKey: string): string => {
  const key = ssh2.utils.parseKey(hostKey);
  if (key instanceof Error) throw key;
  return `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
};

export class SftpServer {
  readonly files = new Map<string, ServedFile>();
  /** Every way somebody tried to log in. */
  readonly logIns: string[] = [];
  /** Offsets from which pieces were asked for. */
  readonly reads: number[] = [];
  /** So many pieces are given before the line is cut, once; 0 for never. */
  cutAfter = 0;
  /** Called before each piece. */
  onRead: () => void = () => undefined;
  #server: ssh2.Server | null = null;
  #hostKey = newHostKey();
  #port = 0;
  readonly #sockets = new Set<Connection>();

  readonly #allowed: {
    readonly password: string /** Who holds this private key may come in. */;
    readonly clientKey?: string;
  };

  constructor(allowed: {
    readonly password: string /** Who holds this private key may come in. */;
    readonly clientKey?: string;
  }) {
    this.#allowed = allowed;
  }

  get port(): number {
    return this.#port;
  }

  get fingerprint(): string {
    return fingerprintOf(this.#hostKey);
  }

  async open(): Promise<this> {
    const server = new ssh2.Server({ hostKeys: [this.#hostKey] }, (client) => this.#serve(client));
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', () => resolve()));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port; // A server that listens on a port.
    return this;
  }

  async close(): Promise<void> {
    for (const each of this.#sockets) each.end();
    this.#sockets.clear();
    const server = this.#server;
    this.#server = null;
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** The same address, another key: what somebody in between looks like. */
  async changeKey(): Promise<void> {
    await this.close();
    this.#hostKey = newHostKey();
    await this.open();
  }

  #serve(client: Connection): void {
    this.#sockets.add(client);
    (client as Connection & { setNoDelay(isOn: boolean): void }).setNoDelay(true); // Its types leave it out.
    client.on('error', () => undefined);
    client.on('authentication', (context) => {
      if (context.method !== 'none') this.logIns.push(context.method);
      const known = ssh2.utils.parseKey(this.#allowed.clientKey ?? '');
      const isKnown =
        (context.method === 'password' && context.password === this.#allowed.password) ||
        (context.method === 'publickey' &&
          !(known instanceof Error) &&
          context.key.data.equals(known.getPublicSSH()) &&
          (context.signature === undefined ||
            known.verify(context.blob ?? Buffer.alloc(0), context.signature, context.hashAlgo) === true));
      if (isKnown) context.accept();
      else context.reject(['password', 'publickey']);
    });
    client.on('ready', () => {
      client.on('session', (accept) => {
        accept().on('sftp', (acceptSftp) => this.#files(acceptSftp(), client));
      });
    });
  }

  #files(sftp: SFTPWrapper, client: Connection): void {
    const attrsOf = ({ bytes, modified, isFolder = false }: ServedFile) => ({
      mode: isFolder ? 0o040_755 : 0o100_644,
      uid: 0,
      gid: 0,
      size: bytes.length,
      atime: modified,
      mtime: modified,
    });
    const nameOf = (path: string) => path.split('/').at(-1) ?? '';
    const listed = new Set<string>();
    const open: string[] = [];
    sftp.on('OPENDIR', (id, path) => {
      if (path !== '/out') return sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
      sftp.handle(id, Buffer.from('folder'));
    });
    sftp.on('READDIR', (id) => {
      if (listed.has('folder')) return sftp.status(id, STATUS_CODE.EOF);
      listed.add('folder');
      sftp.name(
        id,
        [...this.files].map(([filename, file]) => ({ filename, longname: filename, attrs: attrsOf(file) })),
      );
    });
    sftp.on('LSTAT', (id, path) => {
      const file = this.files.get(nameOf(path));
      if (file) sftp.attrs(id, attrsOf(file));
      else sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
    });
    sftp.on('OPEN', (id, path) => {
      open.push(nameOf(path));
      sftp.handle(id, Buffer.from([open.length - 1]));
    });
    sftp.on('READ', (id, handle, offset, length) => {
      this.reads.push(offset);
      this.onRead();
      if (this.cutAfter > 0 && this.reads.length > this.cutAfter) {
        this.cutAfter = 0;
        return void client.end();
      }
      const bytes = this.files.get(open[handle[0] ?? 0] ?? '')?.bytes ?? Buffer.alloc(0);
      const piece = bytes.subarray(offset, offset + length);
      if (piece.length === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, piece);
    });
    sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK));
  }
}
