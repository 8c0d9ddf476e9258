/**
 * Which test files may share a process (vitest's `isolate`): loading the product anew for each of four hundred files took more of two cores' time than
 * the tests. A file that changes what is common to a whole process stays alone; those that stretch secrets at a test's pace are together, apart from
 * those that stretch them in earnest.
 */
import { globSync, readFileSync } from 'node:fs';

export const UNIT_TESTS = 'test/{unit,property,corpus,fuzz}/**/*.test.{ts,tsx}';
export type UnitKind = 'plain' | 'quick' | 'alone';

/** The mock of secrets is the same in every file that has it; any other is a file's own. */
const OWN_MOCK =
  /vi\.(?:mock|doMock|stubGlobal|stubEnv|useFakeTimers|spyOn\((?:crypto|process|console|globalThis))/;
const PROCESS_WIDE = /quick-scrypt|process\.(?:env|chdir|argv)|globalThis\.\w+ =/;
const QUICK_MOCK = /vi\.mock\([^)]*workspace\/secrets\.ts'/g;

export function kindOf(text: string): UnitKind {
  const own = text.replace(QUICK_MOCK, '');
  if (OWN_MOCK.test(own) || PROCESS_WIDE.test(own)) return 'alone';
  return own === text ? 'plain' : 'quick';
}

export function unitTests(): ReadonlyMap<UnitKind, readonly string[]> {
  return Map.groupBy(globSync(UNIT_TESTS), (file) => kindOf(readFileSync(file, 'utf8')));
}
