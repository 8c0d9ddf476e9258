/**
 * What a page that has turned against us sends: for any call of the contract an input that is well formed, and the same with one field after the
 * other replaced by what nobody would type. Values are such as can cross a process border.
 */
import type { z } from 'zod';
import { type CallName, calls } from '../../shared/contract/calls.ts';

type AnySchema = z.ZodType & {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, AnySchema>>;
    readonly element?: AnySchema;
    readonly innerType?: AnySchema;
    readonly options?: readonly AnySchema[];
    readonly entries?: Readonly<Record<string, string>>;
    readonly values?: readonly unknown[];
  };
};

const PLAUSIBLE: readonly unknown[] = [
  'a-token-of-nothing-at-all',
  '0'.repeat(64),
  'P-0000000000',
  '2026-01-01',
  '09:30',
  '+08:00',
  'CNY',
  '0'.repeat(16),
  `SHA256:${'A'.repeat(43)}`,
  '-----BEGIN PRIVATE KEY-----',
  'plain',
  1,
  0,
  2,
  2026,
  500_000,
  true,
];

/** The simplest value that a schema takes. */
function sampleOf(schema: AnySchema): unknown {
  const { type, shape, element, innerType, options, entries, values } = schema.def;
  if (type === 'object')
    return Object.fromEntries(Object.entries(shape ?? {}).map(([key, each]) => [key, sampleOf(each)]));
  if (type === 'array') return element ? [sampleOf(element)] : [];
  if (type === 'nullable' || type === 'optional') return innerType ? sampleOf(innerType) : null;
  if (type === 'literal') return values?.[0];
  if (type === 'enum') return Object.values(entries ?? {})[0];
  if (type === 'union') return options?.[0] ? sampleOf(options[0]) : null;
  return PLAUSIBLE.find((value) => schema.safeParse(value).success);
}

export function wellFormed(name: CallName): Record<string, unknown> {
  const schema = calls[name].input as unknown as AnySchema; // Every input of the contract is one of the shapes above.
  return sampleOf(schema) as Record<string, unknown>; // And an object.
}

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { value };
  return value;
};
const circle: Record<string, unknown> = {};
circle['self'] = circle;

const MEGABYTE = 1024 * 1024;
export const HOSTILE: Readonly<Record<string, unknown>> = {
  'a megabyte': 'x'.repeat(MEGABYTE),
  'a megabyte of blanks': ' '.repeat(MEGABYTE),
  'a megabyte of composed letters': '\ufdfa'.repeat(MEGABYTE / 4),
  'a path upwards': '../../../../etc/passwd',
  'a path': '/etc/passwd',
  'a drive': 'C:\\Windows\\win.ini',
  'an address': 'file:///etc/passwd',
  'an end of a statement': "x'; DROP TABLE person; --",
  'a zero byte': 'plain\u0000plain',
  'half a character': '\ud800',
  'a turned text': '\u202eplain\u2066',
  'a key of the prototype': '__proto__',
  'a pattern that never ends': `${'('.repeat(120)}a+)+$`,
  'not a number': Number.NaN,
  'no end': Number.POSITIVE_INFINITY,
  'below zero': -1,
  'beyond the safe': 2 ** 53,
  'between numbers': 0.5,
  'a big integer': 10n,
  'a truth': true,
  nothing: null,
  missing: undefined,
  'an empty object': {},
  'an empty list': [],
  'ten thousand deep': nested(10_000),
  'a hundred thousand': Array.from({ length: 100_000 }, (_, at) => at),
  'a hundred thousand texts': Array.from({ length: 100_000 }, () => 'a-token-of-nothing-at-all'),
  'a circle': circle,
  'a prototype': JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  'a date': new Date(Number.NaN),
  'a map': new Map([['polluted', 1]]),
  bytes: new Uint8Array(64),
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every way of replacing one field, at the top and one level below. */
export function* spoiled(name: CallName): Generator<{ readonly what: string; readonly input: unknown }> {
  const plain = wellFormed(name);
  for (const [what, value] of Object.entries(HOSTILE)) {
    yield { what: `instead of everything: ${what}`, input: value };
    for (const [key, held] of Object.entries(plain)) {
      yield { what: `${key}: ${what}`, input: { ...plain, [key]: value } };
      if (Array.isArray(held)) yield { what: `${key}[0]: ${what}`, input: { ...plain, [key]: [value] } };
      const inner: unknown = Array.isArray(held) ? held[0] : held;
      if (!isRecord(inner)) continue;
      for (const field of Object.keys(inner)) {
        const spoilt = { ...inner, [field]: value };
        const input = { ...plain, [key]: Array.isArray(held) ? [spoilt] : spoilt };
        yield { what: `${key}.${field}: ${what}`, input };
      }
    }
  }
  yield { what: 'keys of the prototype', input: JSON.parse(`{"__proto__":${JSON.stringify(plain)}}`) };
}
