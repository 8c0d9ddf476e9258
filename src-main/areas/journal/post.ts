/**
 * Posting (记账): makes the books equal to what facts ask for, exactly as the plan was shown, all or nothing. Done again it does nothing.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { factsSeen } from './behind.ts';
import type { BookDeps } from './deps.ts';
import { appendEntries } from './entry-store.ts';

export async function post(
  deps: BookDeps,
  hash: string,
  info: CallInfo,
): Promise<{ readonly added: number; readonly reversed: number }> {
  const { ledger, record, planner, now } = deps;
  info.progress('preparing', 0, 1);
  const plan = await planner.plan(() => info.breathe());
  if (plan.hash !== hash) throw new Refused('plan_stale');
  const { entries, reversed, late } = plan;
  const added = entries.length - reversed;
  if (entries.length === 0) return { added, reversed };
  info.progress('writing', 0, entries.length);
  // Seen before it writes: what this post itself adds is nothing new to it.
  const subject = { added, reversed, late, plan: hash, seen: factsSeen(ledger) };
  record.write(info, { action: 'journal.posted', subject }, () =>
    appendEntries(ledger, entries, { at: now(), by: info.person }),
  );
  info.changed('journal', 'record');
  return { added, reversed };
}
