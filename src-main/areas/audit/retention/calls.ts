/** What is kept how long, held, and erased when due: retention's part of the contract. Nothing is ever erased by itself. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import { askYears } from './change-years.ts';
import type { RetentionDeps } from './deps.ts';
import { askErase } from './erase/change.ts';
import { askHoldEnd, holdsNow, putHold } from './holds.ts';
import { classesNow, dueNow } from './standing.ts';

type Calls =
  | 'retention.classes'
  | 'retention.due'
  | 'retention.holds'
  | 'retention.setYears'
  | 'retention.hold'
  | 'retention.endHold'
  | 'retention.erase';

export function retentionCalls(deps: RetentionDeps): HandlersOf<Calls> {
  return {
    'retention.classes': () => classesNow(deps),
    'retention.due': ({ offset, limit, ...wanted }) => {
      const all = dueNow(deps, wanted);
      return { total: all.length, rows: all.slice(offset, offset + limit) };
    },
    'retention.holds': () => holdsNow(deps),
    'retention.setYears': (input, info) => askYears(deps, input, info),
    'retention.hold': (input, info) => putHold(deps, input, info),
    'retention.endHold': (input, info) => askHoldEnd(deps, input, info),
    'retention.erase': (input, info) => askErase(deps, input, info),
  };
}
