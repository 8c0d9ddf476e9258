/** A draw as it is typed, and as the engine takes it: only what its method needs, amounts in minor units. Pure. */
import type { SampleDraw } from '../../../../shared/contract/audit-tools.ts';
import { SAMPLE_METHODS, type SampleMethod } from '../../../../shared/domain/audit-sample.ts';
import { fractionDigits, parseMinor } from '../../../../shared/domain/money.ts';
import { type PopulationFields, populationOf, WHOLE_POPULATION } from '../population.ts';

export interface DrawFields extends PopulationFields {
  readonly title: string;
  readonly method: string;
  readonly seed: string;
  readonly tolerable: string;
  readonly expected: string;
  readonly confidence: string;
  readonly size: string;
  readonly strata: string;
  readonly procedure: string;
}

export const EMPTY_DRAW: DrawFields = {
  ...WHOLE_POPULATION,
  title: '',
  method: 'mus',
  seed: '',
  tolerable: '',
  expected: '0.00',
  confidence: '95',
  size: '25',
  strata: '',
  procedure: '',
};

/** What each method asks for besides its seed. */
const ASKS = {
  mus: ['tolerable', 'expected', 'confidence'],
  random: ['size'],
  stratified: ['size', 'strata'],
  block: ['size'],
} as const satisfies Record<SampleMethod, readonly (keyof DrawFields)[]>;
export type DrawField = (typeof ASKS)[SampleMethod][number];

export const methodOf = (fields: DrawFields): SampleMethod =>
  SAMPLE_METHODS.find((each) => each === fields.method) ?? 'mus';
export const asksFor = (method: SampleMethod): readonly DrawField[] => ASKS[method];

/** The contract's limits. */
const SIZE_MAX = 5000;
const STRATA_MAX = 10;

/** What is wrong with what was typed, by field; an empty field is missing, not wrong. */
export function problemsOf(fields: DrawFields): ReadonlySet<DrawField> {
  const found = new Set<DrawField>();
  const amount = (text: string) => minorOf(text, fields);
  const isTyped = (text: string) => text.trim() !== '';
  const [tolerable, expected] = [amount(fields.tolerable), amount(fields.expected)];
  if (isTyped(fields.tolerable) && !(tolerable !== null && tolerable > 0)) found.add('tolerable');
  if (isTyped(fields.expected) && expected === null) found.add('expected');
  // What is expected reaches what is tolerable: no sample could show anything.
  if (tolerable !== null && tolerable > 0 && expected !== null && expected >= tolerable)
    found.add('expected');
  if (isTyped(fields.size) && sizeOf(fields.size) === null) found.add('size');
  if (isTyped(fields.strata) && strataOf(fields) === null) found.add('strata');
  return new Set(asksFor(methodOf(fields)).filter((name) => found.has(name)));
}

/** Null until all that the method needs is there and right. */
export function drawOf(fields: DrawFields): SampleDraw | null {
  const method = methodOf(fields);
  const seed = fields.seed.trim();
  if (seed === '' || problemsOf(fields).size > 0) return null;
  const none = { method, seed, tolerable: null, expected: null, confidence: null, size: null, strata: [] };
  if (method === 'mus') {
    const [tolerable, expected] = [minorOf(fields.tolerable, fields), minorOf(fields.expected, fields)];
    if (tolerable === null || expected === null) return null;
    return { ...none, tolerable, expected, confidence: fields.confidence === '90' ? 90 : 95 };
  }
  const size = sizeOf(fields.size);
  const strata = method === 'stratified' ? strataOf(fields) : [];
  return size === null || strata === null || (method === 'stratified' && strata.length === 0)
    ? null
    : { ...none, size, strata };
}

function minorOf(text: string, fields: PopulationFields): number | null {
  const read = parseMinor(text.trim(), fractionDigits(populationOf(fields).currency));
  return read.ok && read.value >= 0 ? read.value : null;
}

function sizeOf(text: string): number | null {
  const size = /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return size >= 1 && size <= SIZE_MAX ? size : null;
}

/** Lower bounds apart by spaces or semicolons (a comma is of the thousands), ascending. */
function strataOf(fields: DrawFields): number[] | null {
  const bounds = fields.strata
    .split(/[\s;；、]+/)
    .filter((part) => part !== '')
    .map((part) => minorOf(part, fields));
  const found = bounds.filter((bound) => bound !== null);
  const isAscending = found.every((bound, at) => at === 0 || bound > (found[at - 1] ?? 0));
  return found.length === bounds.length && found.length <= STRATA_MAX && isAscending ? found : null;
}
