/** Cases (个案) by their state, as they stand now, for one officer. */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { CASE_STATES } from '../../../../shared/domain/risk.ts';
import { casesFor } from '../../risk/cases/case-book.ts';
import type { StandingCase } from '../../risk/cases/rules/case-standing.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { thingsBehind } from '../rules/behind.ts';
import type { Asked } from '../rules/found.ts';
import { touches } from './touched.ts';

export const cases: PanelSource = {
  read: (deps, asked) => {
    const seen = casesSeen(deps, asked);
    const rows = CASE_STATES.map((state) => ({
      of: [state],
      values: { cases: seen.filter((each) => each.state === state).length },
    }));
    return { tables: seen.length === 0 ? [] : [{ currency: '', rows }] };
  },
  behind: (deps, asked, { of }) =>
    thingsBehind(
      casesSeen(deps, asked).filter(({ state }) => of === null || state === of[0]),
      ({ caseNo, openedAt, title }) => ({
        ...{ what: 'case', key: caseNo, day: chinaDay(openedAt), title, count: 1, amount: 0 },
      }),
    ),
};

const casesSeen = (deps: AnalyticsDeps, asked: Asked): StandingCase[] =>
  casesFor(deps, asked.viewer).filter(({ alerts }) => alerts.some((alert) => touches(deps, asked, alert)));
