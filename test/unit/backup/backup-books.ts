/** Books with two persons, a record and backups of it, wired as a desk wires them but without a shell. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { People } from '../../../src-main/areas/access/people.ts';
import {
  appendPassword,
  appendPerson,
  eraseNamesAsIn,
  putName,
} from '../../../src-main/areas/access/store.ts';
import { Requests } from '../../../src-main/areas/approvals/requests.ts';
import { type Backups, backupsOf } from '../../../src-main/areas/backup/calls.ts';
import type { BackupDeps } from '../../../src-main/areas/backup/deps.ts';
import { restoreExecutor } from '../../../src-main/areas/backup/restore.ts';
import { forgetSecretsAsIn } from '../../../src-main/areas/statements/secrets/store.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { newToken } from '../../../src-main/platform/ids.ts';
import { Record as AuditRecord } from '../../../src-main/record/record.ts';
import type { OpenedWorkspace } from '../../../src-main/workspace/opened.ts';
import { setSlot } from '../../../src-main/workspace/slot-keeping.ts';
import { createWorkspace, openWorkspace } from '../../../src-main/workspace/workspace.ts';

export const OWNER_PASSWORD = 'the owner of the backed up books';
export const CHECKER_PASSWORD = 'the checker of the backed up books';
export const CHECKER = 'P-checker001';
export const START = '2026-10-19T01:00:00.000Z';

export interface Desk {
  readonly workspace: OpenedWorkspace;
  readonly record: AuditRecord;
  readonly requests: Requests;
  readonly people: People;
  readonly deps: BackupDeps;
  readonly backups: Backups;
}

export class Books {
  readonly home: string;
  readonly folder: string;
  now = START;
  /** The desk as it is now; a restore puts another in its place. */
  desk: Desk;

  constructor(home: string, workspace: OpenedWorkspace) {
    this.home = home;
    this.folder = workspace.folder;
    this.desk = this.sitDown(workspace);
  }

  sitDown(workspace: OpenedWorkspace): Desk {
    const now = () => this.now;
    const keys = { workspaceId: workspace.document.id, ...workspace.device };
    const record = new AuditRecord(workspace.ledger, keys, now);
    const people = new People(workspace.ledger);
    const folder = join(this.home, 'backups');
    const executor = restoreExecutor({ workspace, folder });
    const { ledger } = workspace;
    const requests = new Requests({ ledger, record, people, now, executorOf: () => executor });
    const deps: BackupDeps = {
      workspace,
      record,
      secondPerson: requests,
      tickets: requests,
      folder,
      now,
      newToken,
      version: '0.1.0',
      noteDocument: noteStanding,
      eraseAsIn: (present, other) => {
        eraseNamesAsIn(present, other);
        forgetSecretsAsIn(present, other);
      },
      acknowledgedIn: () => [],
      replace: async (work) => {
        this.desk = this.sitDown(await work());
      },
    };
    return { workspace, record, requests, people, deps, backups: backupsOf(deps) };
  }

  later(hours: number): void {
    this.now = new Date(Date.parse(this.now) + hours * 3_600_000).toISOString();
  }

  /** A fact of the ledger, written as everything is: through the record. */
  write(text: string): void {
    const { workspace, record } = this.desk;
    record.write(this.owner, { action: 'exceptions.noted' }, () =>
      workspace.ledger.append(
        workspace.ledger.query.insertInto('exception_event').values({
          exception_key: 'x',
          at: this.now,
          by: workspace.person,
          action: 'note',
          value: '',
          text,
        }),
      ),
    );
  }

  notes(): string[] {
    return notesIn(this.desk.workspace);
  }

  info(person: string): CallInfo {
    return {
      session: 'test',
      person,
      shell: 'test',
      signal: new AbortController().signal,
      progress: () => undefined,
      breathe: async () => undefined,
      stopIfCancelled: () => undefined,
      changed: () => undefined,
      file: async () => {
        throw new Error('no file');
      },
      offer: () => 'T'.repeat(24),
    };
  }

  get owner(): CallInfo {
    return this.info(this.desk.workspace.document.ownerId);
  }

  get checker(): CallInfo {
    return this.info(CHECKER);
  }

  /** A second person who may agree. */
  async addChecker(): Promise<void> {
    const { workspace, record, people } = this.desk;
    const by = { at: this.now, by: workspace.document.ownerId };
    record.write(this.owner, { action: 'access.person_added', subject: { person: CHECKER } }, () => {
      putName(workspace.ledger, CHECKER, '王复核', '王复核');
      appendPerson(workspace.ledger, CHECKER, ['administrator'], by, '');
      appendPassword(workspace.ledger, CHECKER, 'own', by);
    });
    people.forget();
    await setSlot(workspace, {
      kind: 'password',
      person: CHECKER,
      login: '王复核',
      secret: CHECKER_PASSWORD,
      createdAt: this.now,
    });
  }

  async make(): Promise<string> {
    const { backup } = await this.desk.backups.handlers['backup.make']({ taskId: TASK }, this.owner);
    return backup.id;
  }

  compare(id: string) {
    return this.desk.backups.handlers['backup.compare']({ id }, this.owner);
  }

  close(): void {
    this.desk.workspace.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** As the engine notes it. */
export const noteStanding: BackupDeps['noteDocument'] = ({ workspace, record }) =>
  record.note(
    { person: '', session: '', shell: 'engine' },
    { action: 'access.document_stands', subject: { generation: workspace.document.generation } },
  );

export const TASK = 't'.repeat(24);

export const notesIn = ({ ledger }: OpenedWorkspace): string[] =>
  ledger.all(ledger.query.selectFrom('exception_event').select('text').orderBy('id')).map((row) => row.text);

/** The owner's books with some notes and two originals, open. */
export async function newBooks(): Promise<Books> {
  const home = mkdtempSync(join(tmpdir(), 'countinghouse-backups-'));
  const folder = join(home, 'books');
  await createWorkspace(folder, {
    name: '城南店',
    owner: '林会计',
    password: OWNER_PASSWORD,
    isDemo: false,
    createdAt: START,
  });
  const books = new Books(home, await openWorkspace(folder, OWNER_PASSWORD));
  const { workspace, record, people } = books.desk;
  const { ownerId } = workspace.document;
  record.write(books.owner, { action: 'workspace.created' }, () => {
    putName(workspace.ledger, ownerId, '林会计', '林会计');
    appendPerson(workspace.ledger, ownerId, ['owner'], { at: START, by: ownerId }, '');
    appendPassword(workspace.ledger, ownerId, 'own', { at: START, by: ownerId });
  });
  people.forget();
  await workspace.originals.put(Buffer.from('第一个文件 4200001234567890', 'utf8'));
  await workspace.originals.put(Buffer.from('第二个文件', 'utf8'));
  books.write('first');
  books.write('second');
  return books;
}
