/**
 * A house with people in it: one engine, one workspace, and persons who each came in by the front door and sit at a window of their own.
 * Whatever a test does goes through the engine's calls, as a page's would.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../shared/contract/access.ts';
import type { Answer, CallName, EngineEvent, Input, Output } from '../../shared/contract/calls.ts';
import type { ErrorKind, WireError } from '../../shared/contract/errors.ts';
import type { Verification } from '../../shared/contract/record.ts';
import { assert } from '../../shared/result.ts';
import { createEngine, type Engine } from '../../src-main/engine/engine.ts';
import { newToken } from '../../src-main/platform/ids.ts';
import { type RecordEntry, readEntry } from '../../src-main/record/entry.ts';
import { verifyRecord } from '../../src-main/record/verify.ts';
import type { OpenedWorkspace } from '../../src-main/workspace/opened.ts';
import { openWorkspace } from '../../src-main/workspace/workspace.ts';

const WORKSPACE = '城南店';
const NAMES: Readonly<Record<Role, string>> = {
  owner: '钱东家',
  clerk: '孙经办',
  reviewer: '李复核',
  auditor: '周审计',
  manager: '吴主管',
  administrator: '郑系统',
  compliance: '王合规',
};
/** Good enough for every rule, and another for everybody. */
const passwordOf = (login: string): string => `${login} 的窗前有 7 棵石榴树和一口老井`;

export interface Who {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** A window. `who` sits at it, or nobody. */
export interface Seat {
  readonly session: string;
  readonly who: Who;
  ask<N extends CallName>(name: N, input: Input<N>): Promise<Answer<N>>;
  /** The value of an answer that has to be a yes. */
  get<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** The error of an answer that has to be a no. */
  error<N extends CallName>(name: N, input: Input<N>): Promise<WireError>;
  /** Its kind. */
  refusal<N extends CallName>(name: N, input: Input<N>): Promise<ErrorKind>;
  /** Opens the dangerous calls for some minutes. */
  prove(code?: string): Promise<void>;
  /** Hands a file in; gives its token. */
  upload(name: string, bytes: Uint8Array | string): Promise<string>;
  events(): readonly EngineEvent[];
}

const NOBODY: Who = { id: '', name: '', login: '', password: '' };

export class House {
  readonly home = mkdtempSync(join(tmpdir(), 'countinghouse-people-'));
  /** The code that was shown once when the workspace was made. */
  recoveryCode = '';
  readonly seats: Seat[] = [];
  #engine: Engine | null = null;
  readonly #events = new Map<string, EngineEvent[]>();
  #count = 0;

  static async make(): Promise<House> {
    const house = new House();
    await house.start();
    const window = house.seat(NOBODY);
    const name = NAMES.owner;
    const password = passwordOf(name);
    const made = await window.get('workspace.create', { name: WORKSPACE, person: name, password });
    house.recoveryCode = made.recoveryCode;
    const { personId } = await window.get('workspace.status', {});
    house.seats.push(house.seat({ id: personId, name, login: name, password }, window.session));
    return house;
  }

  get engine(): Engine {
    assert(this.#engine !== null, 'the house is open');
    return this.#engine;
  }

  get owner(): Seat {
    const [owner] = this.seats;
    assert(owner !== undefined, 'the owner came first');
    return owner;
  }

  get folder(): string {
    return join(this.home, 'workspaces', WORKSPACE);
  }

  /** The engine alone, without anybody at a window. */
  async start(): Promise<void> {
    this.#engine = await createEngine({ home: this.home, workspace: null, startsOnDemo: false });
    this.#engine.onEvent((session, event) => {
      for (const [id, heard] of this.#events) if (session === null || session === id) heard.push(event);
    });
  }

  /** The program ends and begins again; everybody is at the door. */
  async restart(): Promise<void> {
    await this.engine.close();
    await this.start();
  }

  /** Everybody who sat here and is out logs in again at her own window; who needs a code, or has to wait, stays at the door. */
  async comeBack(): Promise<void> {
    const id = await this.workspaceId();
    for (const seat of this.seats) {
      if ((await seat.get('workspace.status', {})).state === 'open') continue;
      const { login, password: secret } = seat.who;
      const answer = await seat.ask('workspace.open', { id, login, secret });
      if (!answer.ok && !['second_factor_needed', 'locked_out'].includes(answer.error.kind))
        throw new Error(`${login} cannot come back: ${answer.error.kind}`);
    }
  }

  /** Everybody leaves, the workspace is looked at as it lies there, and everybody comes back. */
  async look<T>(work: (workspace: OpenedWorkspace) => T | Promise<T>): Promise<T> {
    await this.engine.close();
    const workspace = await openWorkspace(this.folder, this.recoveryCode);
    try {
      return await work(workspace);
    } finally {
      workspace.close();
      await this.start();
      await this.comeBack();
    }
  }

  /** The record as the verifier finds it, with the head that workspace.json holds. */
  verify(): Promise<Verification> {
    return this.look(({ ledger, document, device, originals }) =>
      verifyRecord({
        ledger,
        keys: { workspaceId: document.id, publicKey: device.publicKey },
        anchors: [{ place: 'workspace.json', note: document.anchor }],
        explained: new Set(),
        checkOriginal: async (name) => (await originals.get(name)).length >= 0,
        step: async () => undefined,
      }),
    );
  }

  /** Events of the record, newest last: what was done, by whom, on what. */
  events(): Promise<readonly RecordEntry[]> {
    return this.look(({ ledger }) =>
      ledger
        .all(ledger.query.selectFrom('audit_event').select('entry').orderBy('seq'))
        .flatMap(({ entry }) => readEntry(entry) ?? []),
    );
  }

  /** She does not come back when the others do. */
  forget(seat: Seat): void {
    this.seats.splice(this.seats.indexOf(seat), 1);
  }

  async close(): Promise<void> {
    await this.#engine?.close();
    this.#engine = null;
    rmSync(this.home, { recursive: true, force: true });
  }

  /** A window, of its own unless it is named. */
  seat(who: Who = NOBODY, session = this.#nextWindow()): Seat {
    const heard: EngineEvent[] = this.#events.get(session) ?? [];
    this.#events.set(session, heard);
    const ask = async <N extends CallName>(name: N, input: Input<N>) =>
      (await this.engine.call(session, name, input)) as Answer<N>; // The engine answers in the contract's shape.
    const get = async <N extends CallName>(name: N, input: Input<N>) => {
      const answer = await ask(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.kind} ${JSON.stringify(answer.error.facts)}`);
      return answer.value;
    };
    const error = async <N extends CallName>(name: N, input: Input<N>): Promise<WireError> => {
      const answer = await ask(name, input);
      if (answer.ok) throw new Error(`${name} was done`);
      return answer.error;
    };
    return {
      session,
      who,
      ask,
      get,
      error,
      refusal: async (name, input) => (await error(name, input)).kind,
      prove: async (code) => {
        await get('session.prove', { secret: who.password, ...(code !== undefined && { code }) });
      },
      upload: (name, bytes) => this.engine.putFile(session, { name, content: { bytes: Buffer.from(bytes) } }),
      events: () => heard,
    };
  }

  #nextWindow(): string {
    this.#count += 1;
    return `window-${this.#count}`;
  }

  async workspaceId(): Promise<string> {
    const { recent } = await this.seat().get('workspace.status', {});
    const id = recent.find((each) => each.name === WORKSPACE)?.id;
    assert(id !== undefined, 'the desk knows the workspace');
    return id;
  }

  async logIn(seat: Seat, code?: string): Promise<void> {
    const { login, password } = seat.who;
    const id = await this.workspaceId();
    await seat.get('workspace.open', { id, login, secret: password, ...(code !== undefined && { code }) });
  }

  /** Adds somebody, with whoever has to agree agreeing, and gives her id. */
  async add(name: string, roles: Role[], login = name): Promise<string> {
    const reason = '新来的同事';
    const { personId, requestId } = await this.owner.get('access.addPerson', { name, login, roles, reason });
    if (requestId === null) return personId;
    await this.agree(requestId);
    const { people } = await this.owner.get('access.people', {});
    return people.find((each) => each.name === name)?.id ?? '';
  }

  /** A password for her first log-in. */
  async issue(personId: string): Promise<string> {
    await this.owner.prove();
    const { password } = await this.owner.get('access.issuePassword', { personId, reason: '第一次登录' });
    return password;
  }

  /** Somebody who is there, knows her password for one log-in, and has not set her own. */
  async newcomer(name: string, roles: Role[]): Promise<Seat> {
    const id = await this.add(name, roles);
    const seat = this.seat({ id, name, login: name, password: await this.issue(id) });
    await this.logIn(seat);
    return seat;
  }

  /** A person of some roles, from being added to sitting at her window with a password of her own. */
  async person(role: Role, { name = NAMES[role], also = [] as Role[] } = {}): Promise<Seat> {
    const first = await this.newcomer(name, [role, ...also]);
    const password = passwordOf(name);
    await first.get('access.changePassword', { current: first.who.password, next: password });
    const seat = this.seat({ ...first.who, password });
    await this.engine.endSession(first.session);
    await this.logIn(seat);
    this.seats.push(seat);
    return seat;
  }

  /** Whoever may agrees to a request, until it needs no more. */
  async agree(requestId: number): Promise<void> {
    await this.comeBack();
    for (const seat of this.seats) {
      // Who has been idle comes back; who cannot (a second factor, a wait) is passed over.
      if ((await seat.get('workspace.status', {})).state === 'closed')
        await this.logIn(seat).catch(() => undefined);
      const found = await seat.ask('approvals.get', { id: requestId });
      if (!found.ok || !found.value.mayDecide) continue;
      const { hash } = found.value;
      const { state } = await seat.get('approvals.approve', { id: requestId, hash, note: '' });
      if (state !== 'waiting') return;
    }
    throw new Error(`nobody could agree to request ${requestId}`);
  }
}

export const taskId = (): string => newToken();
