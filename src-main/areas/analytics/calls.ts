/** The analytics' part of the contract: reads only, but for the monthly report (reports/calls.ts). */
import type { HandlersOf } from '../../platform/handlers.ts';
import { behindCell } from './behind-cell.ts';
import { choices } from './choices.ts';
import type { AnalyticsDeps } from './deps.ts';
import { panelAnswer } from './panels.ts';

export function analyticsCalls(
  deps: AnalyticsDeps,
): HandlersOf<
  | 'analytics.choices'
  | 'analytics.panel'
  | 'analytics.behind'
  | 'analytics.riskPanel'
  | 'analytics.riskBehind'
> {
  return {
    'analytics.choices': () => choices(deps),
    'analytics.panel': ({ panel, filter }) => panelAnswer(deps, panel, filter),
    'analytics.behind': ({ panel, ...cell }) => behindCell(deps, panel, cell),
    // Who asks matters: an officer sees nothing that is about herself.
    'analytics.riskPanel': ({ panel, filter }, { person }) => panelAnswer(deps, panel, filter, person),
    'analytics.riskBehind': ({ panel, ...cell }, { person }) => behindCell(deps, panel, cell, person),
  };
}
