/**
 * The record of a workspace that cannot be worked at: a ledger that does not read, or a record whose tail was cut, which nobody writes on. It is
 * verified as it lies there; nothing is written into it, not even that somebody looked.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { Fault, Verification } from '../../../shared/contract/record.ts';
import { People } from '../../areas/access/people.ts';
import { verifyBooks } from '../../areas/audit/verify-books.ts';
import { systemClock } from '../../platform/clock.ts';
import type { OpenedWorkspace } from '../../workspace/opened.ts';
import { openSettings } from '../../workspace/settings.ts';
import { openWorkspace } from '../../workspace/workspace.ts';
import { homeFolder } from '../home.ts';
import { askPassphrase } from './session.ts';
import type { Terminal } from './terminal.ts';

const damaged = ({ facts }: Refused): Fault => ({
  kind: 'damaged',
  place: String(facts['file'] ?? facts['table'] ?? ''),
  number: 0,
  expected: '',
  found: '',
});

const NOTHING = { events: 0, rows: 0, checkpoints: 0, originals: 0, remarks: [], size: 0, root: '' };

/** `why` it could not be worked at is the answer where looking shows nothing worse. */
export async function verifyAsFound(
  folder: string,
  anchor: string,
  why: unknown,
  terminal: Terminal,
): Promise<Verification> {
  const found = await lookAt(folder, anchor, terminal);
  if (found instanceof Refused) return { ...NOTHING, holds: false, faults: [damaged(found)] };
  if (!found.holds) return found;
  if (!(why instanceof Refused)) throw why; // A fault of ours, not of the books.
  return { ...found, holds: false, faults: [damaged(why)] };
}

async function lookAt(folder: string, anchor: string, terminal: Terminal): Promise<Verification | Refused> {
  try {
    const login = process.env['COUNTINGHOUSE_USER'] ?? '';
    const secret = await askPassphrase(terminal, true);
    const workspace = await openWorkspace(folder, secret, login, systemClock.now);
    try {
      refuseStranger(workspace);
      const { ledger, originals, document, device } = workspace;
      const settings = await openSettings(homeFolder()).catch(() => null);
      return await verifyBooks({
        ledger,
        originals,
        keys: { workspaceId: document.id, publicKey: device.publicKey },
        anchors: [
          { place: 'workspace.json', note: document.anchor },
          { place: 'settings.json', note: settings?.headOf(document.id) ?? '' },
          { place: 'anchor', note: anchor },
        ],
        step: () => new Promise((resume) => setImmediate(resume)),
      });
    } finally {
      workspace.close();
    }
  } catch (fault) {
    if (fault instanceof Refused && fault.kind === 'workspace_damaged') return fault;
    throw fault;
  }
}

/** The same right as at the desk, where the ledger still says who has it. The verdict tells kinds and numbers, nothing of the books. */
function refuseStranger({ ledger, person }: OpenedWorkspace): void {
  let rights: ReturnType<People['rightsOf']>;
  try {
    rights = new People(ledger).rightsOf(person);
  } catch {
    return;
  }
  if (!rights.has('record')) throw new Refused('no_right', {});
}
