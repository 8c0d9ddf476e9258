/**
 * An open workspace with its areas wired to one another (wiring/). Several windows may sit at one desk, each with its own person; a session and
 * the command line are served from the same table of handlers, through the same gate.
 */
import type { Locale } from '../../shared/wording/catalogue.ts';
import type { Network } from '../areas/statements/fetch/network.ts';
import type { WatchPlace } from '../areas/statements/watch/folder-watch.ts';
import type { OpenedWorkspace } from '../workspace/opened.ts';
import type { Settings } from '../workspace/settings.ts';
import {
  anchorStanding,
  foundOwner,
  moveAnchor,
  noteDocument,
  recordAttempts,
  recordWhatHappened,
  sweepNames,
} from './founding.ts';
import { keptOriginals } from './wiring/kept-originals.ts';
import { wire } from './wiring/wire.ts';

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;
/** Has another workspace take the place of this desk's. */
export type Replace = (work: () => Promise<OpenedWorkspace>) => Promise<void>;

export interface Desk extends ReturnType<typeof wire> {
  readonly workspace: OpenedWorkspace;
  /** Runs work that writes, one after the other: what one has read is still so when it writes. */
  readonly inTurn: InTurn;
  /** When work that writes last had its turn, in ms: a backup waits for a quiet minute. */
  workedAt(): number;
  /** After a call: the record's head beside the ledger, where a change of the ledger alone cannot reach it; slots that changed, in the record. */
  anchor(): Promise<void>;
  close(): void;
}

/** What a desk is told of the world around it. */
export interface Surroundings {
  readonly now: () => string;
  readonly locale: () => Locale;
  /** The last head of this workspace that was seen at this desk; '' for none. */
  readonly lastHead?: (workspaceId: string) => string;
  /** Where the backups of a workspace lie. */
  readonly backupFolder: (workspaceId: string) => string;
  /** Its folder for incoming files; none where a desk keeps no settings. */
  readonly watchPlace?: (workspaceId: string) => WatchPlace;
  /** Another network than the world's, for tests. Asked of only for sources that a person switched on. */
  readonly network?: Network;
  /** Has another workspace take the place of this desk's; every window goes to the door. */
  readonly replace: (desk: Desk, work: () => Promise<OpenedWorkspace>) => Promise<void>;
}

/** Opens what stands on the workspace; removes originals that nothing points to (a commit stopped before its transaction). */
export async function openDesk(workspace: OpenedWorkspace, around: Surroundings): Promise<Desk> {
  const wired = wire(workspace, around, {
    replace: (work) => around.replace(desk, work),
    inTurn: (work) => desk.inTurn(work),
  });
  const found = { workspace, ...wired, now: around.now };
  recordWhatHappened(found, { anchor: around.lastHead?.(workspace.document.id) ?? '' });
  await foundOwner(found);
  noteDocument(found);
  sweepNames(found);
  const wanted = keptOriginals({ ...wired, ledger: workspace.ledger });
  await workspace.originals.sweep((name) => wanted.has(name));
  let last: Promise<unknown> = Promise.resolve();
  let workedAt = Date.now();
  const desk: Desk = {
    workspace,
    ...wired,
    inTurn: (work) => {
      const turn = last.then(work, work).finally(() => {
        workedAt = Date.now();
      });
      last = turn.catch(() => undefined); // Its caller hears of the failure; the next in line does not.
      return turn;
    },
    workedAt: () => workedAt,
    anchor: async () => {
      recordAttempts(found);
      noteDocument(found);
      await moveAnchor(found);
    },
    close: () => workspace.close(),
  };
  return desk;
}

/** The record's head among the desk's settings, for the next opening. What contradicts the record stays, for the verifier to see. */
export async function rememberHead(
  { workspace, record }: Pick<Desk, 'workspace' | 'record'>,
  settings: Settings,
): Promise<void> {
  const { id } = workspace.document;
  const { checkpoint } = record.head();
  if (anchorStanding(record, settings.headOf(id)) === 'holds') await settings.rememberHead(id, checkpoint);
}
