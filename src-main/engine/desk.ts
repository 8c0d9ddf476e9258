/**
 * An open workspace with its areas wired to one another: the table of handlers a session is served from.
 */
import type { Leg } from '../../shared/domain/leg.ts';
import type { Locale } from '../../shared/wording/catalogue.ts';
import { exportsCalls } from '../areas/exports/calls.ts';
import { matchingCalls } from '../areas/matching/calls.ts';
import { ordersCalls } from '../areas/orders/calls.ts';
import { reviewCalls } from '../areas/review/calls.ts';
import { impactOf } from '../areas/review/impact.ts';
import { overviewCalls, summariesOf } from '../areas/review/overview.ts';
import { Standing } from '../areas/review/standing.ts';
import { statementsCalls } from '../areas/statements/calls.ts';
import { LineStore } from '../areas/statements/line-store.ts';
import { PlanShelf } from '../areas/statements/shelf.ts';
import { newToken } from '../platform/ids.ts';
import type { OpenedWorkspace } from '../workspace/workspace.ts';
import { VERSION } from './version.ts';

export interface Desk {
  readonly workspace: OpenedWorkspace;
  readonly lines: LineStore;
  readonly shelf: PlanShelf;
  readonly standing: Standing;
  readonly handlers: ReturnType<typeof wire>['handlers'];
  /** Runs work that writes, one after the other: what one has read is still so when it writes. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** What a desk is told of the world around it. */
export interface Surroundings {
  readonly now: () => string;
  readonly locale: () => Locale;
}

/** Opens what stands on the workspace; removes originals that no import points to (a commit stopped before its transaction). */
export async function openDesk(workspace: OpenedWorkspace, around: Surroundings): Promise<Desk> {
  const wired = wire(workspace, around);
  const wanted = new Set(wired.lines.imports().map((each) => each.originalName));
  await workspace.originals.sweep((name) => wanted.has(name));
  let last: Promise<unknown> = Promise.resolve();
  return {
    workspace,
    ...wired,
    inTurn: (work) => {
      const turn = last.then(work, work);
      last = turn.catch(() => undefined); // Its caller hears of the failure; the next in line does not.
      return turn;
    },
    close: () => workspace.close(),
  };
}

function wire(workspace: OpenedWorkspace, { now, locale }: Surroundings) {
  const { ledger, originals } = workspace;
  const lines = new LineStore(ledger);
  const shelf = new PlanShelf(lines);
  const standing = new Standing(ledger, lines);
  const decisions = {
    taken: (leg: Leg) => {
      const groups = standing.legs().includes(leg) ? standing.view(leg).persons() : [];
      return {
        left: groups.flatMap((group) => [...group.left]),
        right: groups.flatMap((group) => [...group.right]),
      };
    },
    rejected: (leg: Leg) =>
      new Set(
        standing
          .rejections()
          .filter((each) => each.leg === leg)
          .map((each) => each.groupKey),
      ),
  };
  const forgetAll = () => standing.forgetAll();
  const handlers = {
    ...statementsCalls({
      ledger,
      lines,
      shelf,
      originals,
      now,
      newToken,
      impactOf: (imported) => impactOf(standing, imported),
      linesChanged: forgetAll,
    }),
    ...matchingCalls({
      ledger,
      lines,
      now,
      decisions,
      runsChanged: forgetAll,
      summaries: () => summariesOf(standing, lines),
    }),
    ...reviewCalls({ ledger, standing, lines, now }),
    ...overviewCalls({ lines, shelf, standing }),
    ...ordersCalls({ lines, standing }),
    ...exportsCalls({ lines, standing, now, locale, name: workspace.document.name, version: VERSION }),
  };
  return { lines, shelf, standing, handlers };
}
