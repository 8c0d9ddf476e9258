/** The key that maps columns opens a table, not the note that lay in the same archive. */
import { expect, test } from 'vitest';
import { firstToMap } from '../../../src-renderer/features/statements/mapping/mappable.ts';

const refused = (file: string, refusal = 'unknown_format') => ({
  file,
  refusal,
  facts: {},
  fileToken: 'A'.repeat(24),
});

test('the first table is meant; without one, the first file whose columns may be said', () => {
  const [note, locked, table, sheet] = [
    refused('说明.txt'),
    refused('账单.csv', 'password_protected'),
    refused('kontoauszug.CSV'),
    refused('流水.xlsx#表1'),
  ];
  expect(firstToMap([note, locked, table, sheet])).toBe(table);
  expect(firstToMap([note, locked, sheet])).toBe(sheet);
  expect(firstToMap([locked, note])).toBe(note);
  expect(firstToMap([locked])).toBeUndefined();
});
