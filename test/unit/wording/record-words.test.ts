/** Whatever the engine writes into the record, asks a second person for, or warns of has its words: no raw name reaches a screen. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REQUEST_KINDS, REQUEST_STATES } from '../../../shared/contract/approvals.ts';
import { isCallName } from '../../../shared/contract/calls.ts';
import { FAULT_KINDS, SEVERITIES, SIGNAL_KINDS } from '../../../shared/contract/record.ts';
import { isWordKey } from '../../../shared/wording/catalogue.ts';
import { RECORDED_TABLES } from '../../../src-main/record/tables.ts';

const withoutWords = (keys: readonly string[]) => keys.filter((key) => !isWordKey(key));

describe('every closed list has its words', () => {
  test('kinds of requests, with what approving does', () => {
    expect(
      withoutWords(REQUEST_KINDS.flatMap((kind) => [`requestKind.${kind}`, `requestKind.${kind}.effect`])),
    ).toEqual([]);
  });
  test('states of requests', () => {
    expect(withoutWords(REQUEST_STATES.map((state) => `requestState.${state}`))).toEqual([]);
  });
  test('faults, about one number and about the whole', () => {
    expect(
      withoutWords(
        FAULT_KINDS.flatMap((kind) => [`faultKind.${kind}`, `fault.${kind}`, `fault.${kind}.whole`]),
      ),
    ).toEqual([]);
  });
  test('signals, with their reasons and severities', () => {
    expect(
      withoutWords([
        ...SIGNAL_KINDS.flatMap((kind) => [`signal.${kind}`, `signal.reason.${kind}`]),
        ...SEVERITIES.map((severity) => `severity.${severity}`),
      ]),
    ).toEqual([]);
  });
  test('tables whose rows are bound to events', () => {
    expect(withoutWords(RECORDED_TABLES.map((table) => `record.table.${table}`))).toEqual([]);
  });
});

describe('every action that the engine records has its words', () => {
  const files = readdirSync('src-main', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  /** The areas an action begins with; calls of the contract and names of files look the same. */
  const AREAS =
    'session|access|approvals|statements|matching|terms|review|exceptions|exports|record|signals|backup|workspace|orders|views|payments|settlement';
  /** Names in the program's own log are no actions either, nor are words that are said. */
  const LOGGED = /\.bug\([^)]*\)|\bsay\((?:\w+, )?'[^']*'/g;
  const literal = new RegExp(`'((?:${AREAS})\\.[a-z]+(?:_[a-z]+)*)'`, 'g');
  const actions = new Set(
    files
      .flatMap((name) => [
        ...readFileSync(`src-main/${name}`, 'utf8').replaceAll(LOGGED, '').matchAll(literal),
      ])
      .map((found) => found[1] ?? '')
      // Words of the catalogue look like actions too: what a paper says is no event.
      .filter((action) => !isCallName(action) && !isWordKey(action) && !/\.(json|csv)$/.test(action)),
  );
  test('there are actions to look at', () => {
    expect(actions.size).toBeGreaterThan(20);
  });
  test('each is said in words', () => {
    expect(
      withoutWords([...actions].map((action) => `record.action.${action.replaceAll('.', '_')}`)),
    ).toEqual([]);
  });
});
