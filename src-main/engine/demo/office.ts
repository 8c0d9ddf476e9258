/**
 * The demo's two persons at a desk: whatever they do goes through the contract's own calls, as a page's would, with the gate before each of them.
 * A refusal here is a fault of the demo and ends its making.
 */
import type { Answer, CallName, Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { newToken } from '../../platform/ids.ts';
import type { Desk } from '../desk.ts';
import { refuseCall } from '../gate.ts';
import { type AnyHandler, serve } from '../serve.ts';

/** Somebody who asks. */
export type Ask = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;

/** What her password would open for some minutes: the demo's is no secret. */
const PROVED_MS = 5 * 60_000;

export class Office {
  readonly desk: Desk;
  readonly owner: Ask;
  readonly #info: CallInfo;
  readonly #now: () => string;
  readonly #files = new Map<string, { readonly name: string; readonly bytes: Buffer }>();

  constructor(desk: Desk, now: () => string, info: CallInfo) {
    this.desk = desk;
    this.#now = now;
    this.#info = {
      ...info,
      session: 'demo',
      changed: () => undefined, // Nobody looks at it yet.
      progress: () => undefined, // Of many small calls each would begin at nought.
      file: async (token) => this.#files.get(token) ?? info.file(token),
      offer: () => newToken(), // A file goes out, and into nobody's hands.
    };
    this.owner = this.as(desk.workspace.person);
  }

  /** The calls of one person. */
  as(person: string): Ask {
    const handlers = this.desk.handlers as Readonly<Record<string, AnyHandler>>; // serve checks every input by the contract.
    const info = { ...this.#info, person };
    return async (name, input) => {
      await info.breathe(); // Whoever no longer wants it is heard between any two calls.
      const at = this.#now();
      const provedUntil = new Date(Date.parse(at) + PROVED_MS).toISOString();
      const caller = { person, isOnce: false, provedUntil };
      const answer = (await serve({
        name,
        input,
        info,
        handlerOf: (wanted) => handlers[wanted],
        refuseRight: (_right, wanted) => refuseCall(this.desk.people, caller, wanted, at),
        report: (fault) => {
          throw fault;
        },
      })) as Answer<typeof name>; // serve answers in the contract's shape.
      if (!answer.ok) throw new Refused(answer.error.kind, answer.error.facts);
      return answer.value;
    };
  }

  /** Hands a file in; gives its token. */
  handIn(file: { readonly name: string; readonly bytes: Buffer }): string {
    const token = newToken();
    this.#files.set(token, file);
    return token;
  }

  /** What the clerk asked for is agreed to by the owner. */
  async agree(requestId: number | null): Promise<void> {
    if (requestId === null) return;
    const { hash } = await this.owner('approvals.get', { id: requestId });
    await this.owner('approvals.approve', { id: requestId, hash, note: '' });
  }
}
