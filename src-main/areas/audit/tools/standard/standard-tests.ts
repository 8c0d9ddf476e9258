/** The standard tests by their names, with what they take where nothing was asked. */
import { Refused } from '../../../../../shared/contract/errors.ts';
import type { AuditTest } from '../../../../../shared/domain/audit-sample.ts';
import type { EvidenceDeps } from '../../deps.ts';
import type { PopulationRows } from '../populations/rows.ts';
import { belowLimit, benfordOf, roundAmounts } from './amounts.ts';
import { duplicates } from './duplicates.ts';
import { numberGaps } from './number-gaps.ts';
import { manualAdjustments, selfApproved } from './persons.ts';
import { DEFAULTS, type Parameters, type StandardTest, type TestRun } from './run.ts';
import { backDated, cutOff, dormantPayee, reversalsAfterEnd, weekendNight } from './times.ts';

const TESTS: Readonly<Record<AuditTest, StandardTest>> = {
  duplicates,
  number_gaps: numberGaps,
  cut_off: cutOff,
  round_amounts: roundAmounts,
  weekend_night: weekendNight,
  below_limit: belowLimit,
  self_approved: selfApproved,
  back_dated: backDated,
  manual_adjustments: manualAdjustments,
  reversals_after_end: reversalsAfterEnd,
  dormant_payee: dormantPayee,
  benford_first: benfordOf(1),
  benford_first_two: benfordOf(2),
};

export function parametersOf(test: AuditTest, asked: Parameters): Parameters {
  const defaults = DEFAULTS[test];
  const unknown = Object.keys(asked).find((name) => !(name in defaults));
  if (unknown !== undefined)
    throw new Refused('bad_input', {
      at: `parameters.${unknown}`,
      expected: Object.keys(defaults).join(', '),
    });
  return { ...defaults, ...asked };
}

export const runTest = (
  test: AuditTest,
  rows: PopulationRows,
  asked: Parameters,
  deps: EvidenceDeps,
): TestRun => TESTS[test](rows, parametersOf(test, asked), deps);
