/** A test as it is chosen and its parameters as they are typed: whole numbers in the unit their name says. Pure. */
import type { Input } from '../../../../shared/contract/calls.ts';
import { AUDIT_TESTS, type AuditTest } from '../../../../shared/domain/audit-sample.ts';
import { formatMinor, fractionDigits, parseMinor } from '../../../../shared/domain/money.ts';
import { type PopulationFields, WHOLE_POPULATION } from '../population.ts';

export interface TestFields extends PopulationFields {
  readonly test: string;
}
export const FIRST_TEST: TestFields = { ...WHOLE_POPULATION, test: 'duplicates' };
export const testOf = (text: string): AuditTest => AUDIT_TESTS.find((each) => each === text) ?? 'duplicates';

/** What a run is asked: each page of its hits asks the same. */
export type Question = Pick<Input<'audit.runTest'>, 'test' | 'scope' | 'parameters'>;

/** In what a parameter counts, by the end of its name. */
type Unit = 'amount' | 'hour' | 'count';

function unitOf(name: string): Unit {
  if (/minor$/i.test(name)) return 'amount';
  if (/hours?$/i.test(name)) return 'hour';
  return 'count';
}

/** As it stands in its field: amounts with their decimals. */
export const parameterText = (name: string, value: number, currency: string): string =>
  unitOf(name) === 'amount' ? formatMinor(value, currency) : String(value);

/** Null for what is no such number. */
function readParameter(name: string, text: string, currency: string): number | null {
  const unit = unitOf(name);
  const typed = text.trim();
  if (unit === 'amount') {
    const read = parseMinor(typed, fractionDigits(currency));
    return read.ok && read.value >= 0 ? read.value : null;
  }
  if (!/^\d{1,9}$/.test(typed)) return null;
  const value = Number(typed);
  return unit === 'hour' && value > 24 ? null : value;
}

/** All that was typed as numbers; null while any of it is none. */
export function readParameters(
  typed: Readonly<Record<string, string>>,
  currency: string,
): Readonly<Record<string, number>> | null {
  const read = Object.entries(typed).map(
    ([name, text]) => [name, readParameter(name, text, currency)] as const,
  );
  if (read.some(([, value]) => value === null)) return null;
  return Object.fromEntries(read.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
