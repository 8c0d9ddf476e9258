/** Cases and suspicious reports: whoever has the right `risk` reads and acts; what is decided is confirmed by another officer. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import { filterCases } from '../alerts/alert-filter.ts';
import {
  addAlerts,
  assign,
  type CaseDeps,
  confirm,
  filed,
  note,
  openCase,
  propose,
  reopen,
  saveReport,
} from './acts.ts';
import { attach, saveAttachment } from './attachments.ts';
import { caseOf, casesFor } from './case-book.ts';
import type { StandingCase } from './rules/case-standing.ts';
import { type CaseViewDeps, caseView, wholeCase } from './views.ts';

type Calls =
  | 'risk.cases'
  | 'risk.case'
  | 'risk.openCase'
  | 'risk.assign'
  | 'risk.note'
  | 'risk.attach'
  | 'risk.attachment'
  | 'risk.addAlerts'
  | 'risk.saveReport'
  | 'risk.propose'
  | 'risk.confirm'
  | 'risk.reopen'
  | 'risk.filed';

export function caseCalls(deps: CaseDeps & CaseViewDeps): HandlersOf<Calls> {
  return {
    'risk.cases': ({ query, show, offset, limit }, info) => {
      const isMeant = ({ state, owner }: StandingCase): boolean => {
        if (show === 'all') return true;
        if (show === 'unclosed') return state !== 'closed';
        if (show === 'mine') return owner === info.person && state !== 'closed';
        return state === show;
      };
      const found = casesFor(deps, info.person)
        .filter(isMeant)
        .map((one) => caseView(deps, one, info.person))
        .filter(filterCases(query));
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    'risk.case': ({ caseNo }, info) => wholeCase(deps, caseOf(deps, caseNo, info.person), info.person),
    'risk.openCase': (input, info) => openCase(deps, input, info),
    'risk.assign': (input, info) => assign(deps, input, info),
    'risk.note': (input, info) => note(deps, input, info),
    'risk.attach': (input, info) => attach(deps, input, info),
    'risk.attachment': (input, info) => saveAttachment(deps, input, info),
    'risk.addAlerts': (input, info) => addAlerts(deps, input, info),
    'risk.saveReport': (input, info) => saveReport(deps, input, info),
    'risk.propose': (input, info) => propose(deps, input, info),
    'risk.confirm': (input, info) => confirm(deps, input, info),
    'risk.reopen': (input, info) => reopen(deps, input, info),
    'risk.filed': (input, info) => filed(deps, input, info),
  };
}
