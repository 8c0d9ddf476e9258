/**
 * The areas of a workspace, wired to one another in the order in which money flows, and their calls in one table. Nothing is decided here: an area
 * that needs what lies after it or beside it is handed a function.
 */
import { systemNetwork } from '../../areas/statements/fetch/network.ts';
import type { OpenedWorkspace } from '../../workspace/opened.ts';
import type { InTurn, Replace, Surroundings } from '../desk.ts';
import { NO_PLACE } from '../watching.ts';
import { wireAnalytics } from './analytics.ts';
import { wireBooks } from './books.ts';
import { wireEvidence } from './evidence.ts';
import { layGround } from './ground.ts';
import { wireMatching } from './matching.ts';
import { wireMoneyMoved } from './money-moved.ts';
import { wirePeople } from './people.ts';
import { wireSettlement } from './settlement.ts';
import { wireStatements } from './statements.ts';
import { openStores } from './stores.ts';

export function wire(
  workspace: OpenedWorkspace,
  around: Surroundings,
  { replace, inTurn }: { readonly replace: Replace; readonly inTurn: InTurn },
) {
  const { now, locale, network = systemNetwork } = around;
  const ground = layGround(workspace, now);
  const stores = openStores(workspace.ledger);
  const watchPlace = around.watchPlace?.(workspace.document.id) ?? NO_PLACE;
  const statements = wireStatements(ground, stores, { watchPlace, network, inTurn });
  const matching = wireMatching(ground, stores);
  const moneyMoved = wireMoneyMoved(ground, stores, statements);
  const books = wireBooks(ground, stores, {
    funds: moneyMoved.funds,
    orders: moneyMoved.orders,
    links: statements.deps.links,
    locale,
  });
  const settled = wireSettlement(ground, stores, {
    books: books.deps,
    payments: moneyMoved.payments,
    merchant: moneyMoved.merchant,
    locale,
  });
  const evidence = wireEvidence(ground, { settlement: settled.deps, events: moneyMoved.orders.events });
  moneyMoved.hearRisk(evidence.ofPayments);
  const beside = wirePeople(ground, around, replace);
  const analytics = wireAnalytics(evidence.risk, {
    rules: stores.rules,
    approvalsOf: beside.approvalsOf,
    backups: beside.backupState,
  });
  Object.assign(
    ground.executors,
    statements.executors,
    matching.executors,
    moneyMoved.executors,
    books.executors,
    settled.executors,
    evidence.executors,
    beside.executors,
  );
  const { people, requests } = ground;
  const { lines, shelf, standing } = stores;
  const { watch, links } = statements.deps;
  return {
    record: ground.base.record,
    people,
    requests,
    lines,
    links,
    shelf,
    standing,
    watch,
    watchPlace,
    backups: beside.backups,
    riskFacts: evidence.riskFacts,
    reports: analytics.reports,
    handlers: {
      ...statements.handlers,
      ...matching.handlers,
      ...moneyMoved.handlers,
      ...books.handlers,
      ...settled.handlers,
      ...evidence.handlers,
      ...analytics.handlers,
      ...beside.handlers,
    },
  };
}
