/** Everything that is kept, unit by unit, and where each stands today; worked out anew when something was written or the day is another. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { RECORD_CLASSES } from '../../../../shared/contract/retention.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { readErasures } from '../../../record/erasures.ts';
import type { RetentionDeps } from './deps.ts';
import { CLASS_RULES, type RecordClass } from './rules/classes.ts';
import { holdOf, stateOfUnit, type UnitState } from './rules/standing.ts';
import { readHolds, readYears } from './store.ts';
import { fileUnits } from './units/files.ts';
import { identityUnits } from './units/identity.ts';
import { bookUnits, handoverUnits, peopleUnits } from './units/others.ts';
import type { Unit } from './units/unit.ts';

export interface StandingUnit extends Unit {
  readonly state: UnitState;
  /** Of the hold that keeps it, '' for none. */
  readonly holdId: string;
}

export interface Kept {
  readonly today: string;
  readonly units: readonly StandingUnit[];
}

const held = new WeakMap<object, { readonly at: string; readonly kept: Kept }>();

export function keptNow(deps: RetentionDeps): Kept {
  const today = chinaDay(deps.now());
  const at = `${deps.ledger.writes()} ${today}`;
  const before = held.get(deps);
  if (before?.at === at) return before.kept;
  const kept = worked(deps, today);
  held.set(deps, { at, kept });
  return kept;
}

function worked(deps: RetentionDeps, today: string): Kept {
  const years = readYears(deps.ledger);
  const holds = readHolds(deps.ledger);
  const asked = new Set(
    deps
      .waiting()
      .filter(({ kind }) => kind === 'retention_erase')
      .flatMap(({ subject }) => [subject['keys'] ?? []].flat().map(String)),
  );
  const units: readonly Unit[] = [
    ...fileUnits(deps, years),
    ...identityUnits(deps, years),
    ...bookUnits(deps, years),
    ...handoverUnits(deps, years),
    ...peopleUnits(deps, years),
  ];
  return {
    today,
    units: units.map((unit) => ({
      ...unit,
      state: stateOfUnit(unit, { today, holds, asked }),
      holdId: holdOf(unit, holds),
    })),
  };
}

export function classesNow(deps: RetentionDeps): Output<'retention.classes'> {
  const { today, units } = keptNow(deps);
  const years = readYears(deps.ledger);
  const byClass = Map.groupBy(units, ({ recordClass }) => recordClass);
  return {
    today,
    classes: RECORD_CLASSES.map((recordClass) => {
      const own = byClass.get(recordClass) ?? [];
      const { yearsMin, from, canErase } = CLASS_RULES[recordClass];
      const count = (...states: UnitState[]) => own.filter(({ state }) => states.includes(state)).length;
      return {
        ...{ recordClass, years: years[recordClass], yearsMin, from, canErase },
        ...(recordClass === 'log' ? logNow(deps) : sumOf(own)),
        due: count('due', 'asked'),
        dueSoon: count('soon'),
        held: count('held'),
      };
    }),
  };
}

const sumOf = (units: readonly Unit[]) => ({
  records: units.reduce((sum, { records }) => sum + records, 0),
  oldest: units.map(({ days }) => days[0]).toSorted()[0] ?? '',
});

/** The log is one whole: none of it ever goes, so it has no units. */
function logNow({ ledger, record }: RetentionDeps) {
  const first = ledger.first(ledger.query.selectFrom('audit_event').select('at').orderBy('seq').limit(1));
  return { records: record.head().size, oldest: first ? chinaDay(first.at) : '' };
}

type Due = Output<'retention.due'>['rows'][number];
const RANK: Readonly<Record<Due['state'], number>> = { due: 0, asked: 0, held: 1, soon: 2, erased: 3 };

interface Wanted {
  readonly show: 'due' | 'soon' | 'held' | 'erased' | 'all';
  readonly recordClass: RecordClass | 'all';
}

/** What is due first, the oldest first; then what was erased, the last of it first. */
export function dueNow(deps: RetentionDeps, { show, recordClass }: Wanted): Due[] {
  const kept = keptNow(deps).units.flatMap(({ state, days, party, what, ...row }): Due[] =>
    state === 'later' ? [] : [{ ...row, state }],
  );
  const order = (a: Due, b: Due) =>
    RANK[a.state] - RANK[b.state] || Number(a.dueOn > b.dueOn) - Number(a.dueOn < b.dueOn);
  const isWanted = (row: Due) =>
    (show === 'all' || row.state === show || (show === 'due' && row.state === 'asked')) &&
    (recordClass === 'all' || row.recordClass === recordClass);
  return [...kept.toSorted(order), ...erasedRows(deps)].filter(isWanted);
}

const erasedRows = ({ ledger, nameOf }: RetentionDeps): Due[] =>
  readErasures(ledger)
    .toReversed()
    .flatMap(({ recordClass, key, label, records, from, dueOn }) => {
      const known = RECORD_CLASSES.find((each) => each === recordClass);
      if (!known) return [];
      // Who left is named by what is left of her.
      const shown = known === 'people' ? nameOf(label) : label;
      return [
        { key, recordClass: known, label: shown, records, from, dueOn, holdId: '', state: 'erased' as const },
      ];
    });
