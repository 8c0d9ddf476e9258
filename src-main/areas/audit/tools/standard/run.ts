/** What a standard test finds: places in the population with the facts of each, made for those that are looked at only. */

import type { Facts } from '../../../../../shared/contract/errors.ts';
import type { AuditTest } from '../../../../../shared/domain/audit-sample.ts';
import type { BenfordResult } from '../../../../../shared/domain/benford.ts';
import type { EvidenceDeps } from '../../deps.ts';
import type { PopulationRows } from '../populations/rows.ts';

export interface Hit {
  readonly ref: string;
  /** Days since 1970; null where it has none. */
  readonly day: number | null;
  readonly text: string;
  readonly amount: number | null;
  readonly facts: Facts;
}

export interface TestRun {
  readonly tested: number;
  readonly count: number;
  readonly hitAt: (index: number) => Hit;
  /** Wording: audit_caveat.<name>. */
  readonly caveats: readonly string[];
  readonly benford: BenfordResult | null;
}

export type Parameters = Readonly<Record<string, number>>;
export type StandardTest = (rows: PopulationRows, parameters: Parameters, deps: EvidenceDeps) => TestRun;

/** Starting values, nobody's law. What a test does not name it does not take. */
export const DEFAULTS: Readonly<Record<AuditTest, Parameters>> = {
  duplicates: { days: 3 },
  number_gaps: {},
  cut_off: { days: 5 },
  round_amounts: { minor: 100_000 },
  weekend_night: { from_hour: 22, to_hour: 6 },
  below_limit: { minor: 0, bp: 500 },
  self_approved: {},
  back_dated: { days: 7 },
  manual_adjustments: { minor: 0 },
  reversals_after_end: { days: 10 },
  dormant_payee: { days: 180 },
  benford_first: {},
  benford_first_two: {},
};

/** Places of the population as hits. */
export function hitsAt(
  rows: PopulationRows,
  places: ArrayLike<number>,
  factsAt: (place: number, index: number) => Facts,
  caveats: readonly string[] = [],
): TestRun {
  return {
    tested: rows.count,
    count: places.length,
    hitAt: (index) => {
      const place = places[index] ?? 0;
      return {
        ref: rows.refAt(place),
        day: rows.day[place] ?? null,
        text: rows.textAt(place),
        amount: rows.value[place] ?? 0,
        facts: factsAt(place, index),
      };
    },
    caveats,
    benford: null,
  };
}

/** Of a population that has nothing to be tested. */
export const NOT_OF_POPULATION: TestRun = {
  tested: 0,
  count: 0,
  hitAt: () => {
    throw new RangeError('no hits');
  },
  caveats: ['not_of_population'],
  benford: null,
};

/** Places for which it holds, in their order. */
export function placesWhere(rows: PopulationRows, holds: (place: number) => boolean): Uint32Array {
  const places = new Uint32Array(rows.count);
  let count = 0;
  for (let place = 0; place < rows.count; place += 1) {
    if (!holds(place)) continue;
    places[count] = place;
    count += 1;
  }
  return places.subarray(0, count);
}
