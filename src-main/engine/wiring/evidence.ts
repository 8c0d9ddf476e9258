/** Risk control and evidence, wired: they read every area before them; what payments ask of risk control is handed to them by a function. */
import { eraseName, leftSince } from '../../areas/access/store.ts';
import { packCalls } from '../../areas/audit/pack/calls.ts';
import { paperCalls } from '../../areas/audit/papers/calls.ts';
import { retentionCalls } from '../../areas/audit/retention/calls.ts';
import { yearsExecutor } from '../../areas/audit/retention/change-years.ts';
import { eraseExecutor } from '../../areas/audit/retention/erase/change.ts';
import { holdEndExecutor } from '../../areas/audit/retention/holds.ts';
import { toolCalls } from '../../areas/audit/tools/calls.ts';
import { verifyPackCalls } from '../../areas/audit/verify-pack/calls.ts';
import { riskExportCalls } from '../../areas/exports/risk/calls.ts';
import type { OrderEventStore } from '../../areas/orders/event-store.ts';
import { riskWords } from '../../areas/risk/alerts/payment-stop.ts';
import { riskBookExecutor } from '../../areas/risk/book/change.ts';
import { RiskBookStore } from '../../areas/risk/book/store.ts';
import { riskCalls } from '../../areas/risk/calls.ts';
import { outcomesOf } from '../../areas/risk/cases/case-book.ts';
import { RiskFacts } from '../../areas/risk/facts/risk-facts.ts';
import { Screening } from '../../areas/risk/screening/screening.ts';
import type { SettlementDeps } from '../../areas/settlement/deps.ts';
import { VERSION } from '../version.ts';
import type { Executors, Ground } from './ground.ts';
import { keptOriginals } from './kept-originals.ts';

export function wireEvidence(
  { workspace, keys, people, requests }: Ground,
  { settlement, events }: { readonly settlement: SettlementDeps; readonly events: OrderEventStore },
) {
  const books = new RiskBookStore(workspace.ledger);
  const facts = new RiskFacts(settlement);
  const officers = (except: readonly string[]) => people.holders('risk', except).map(({ id }) => id);
  const risk = {
    ...settlement,
    events,
    books,
    screening: new Screening({ ...settlement, books }),
    outcomes: () => outcomesOf({ facts }),
    facts,
    originals: () => workspace.originals,
    officers,
  };
  const evidence = {
    ...risk,
    keys,
    version: VERSION,
    persons: () =>
      people
        .all()
        .map(({ id, roles }) => ({ id, name: people.nameOf(id), roles }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    decided: () => requests.all().map((each) => ({ ...each, state: requests.state(each) })),
  };
  const retention = {
    ...evidence,
    leavers: () => {
      const since = leftSince(workspace.ledger);
      return people
        .all()
        .filter(({ isDisabled, name }) => isDisabled && name !== '')
        .map(({ id, name, createdAt }) => ({ id, name, since: since.get(id) ?? createdAt }));
    },
    eraseName: (person: string) => eraseName(workspace.ledger, person),
    forgetNames: () => people.forget(),
    keptOriginals: () =>
      keptOriginals({ ledger: workspace.ledger, lines: settlement.lines, riskFacts: facts, requests }),
  };
  return {
    risk,
    riskFacts: facts,
    ofPayments: {
      words: (batchNo: string) => riskWords(risk, batchNo),
      hasOfficer: (except: readonly string[]) => officers(except).length > 0,
    },
    executors: {
      risk_book: riskBookExecutor(risk),
      retention_years: yearsExecutor(retention),
      retention_hold_end: holdEndExecutor(retention),
      retention_erase: eraseExecutor(retention),
    } satisfies Executors,
    handlers: {
      ...riskCalls(risk),
      ...riskExportCalls(risk),
      ...packCalls(evidence),
      ...verifyPackCalls(),
      ...paperCalls(evidence),
      ...toolCalls(evidence),
      ...retentionCalls(retention),
    },
  };
}
