/** Which refused file asks for a password: the first of its archive, and nobody whose bytes are gone. */
import { expect, test } from 'vitest';
import type { RefusedFile } from '../../../shared/contract/shapes.ts';
import { asksForPassword } from '../../../src-renderer/features/statements/sources/locked-file.ts';

const refused = (file: string, over: Partial<RefusedFile> = {}): RefusedFile => ({
  file,
  refusal: 'password_protected',
  facts: {},
  fileToken: `token of ${file}`,
  ...over,
});
const asking = (all: readonly RefusedFile[]) =>
  all.filter((each) => asksForPassword(each, all)).map((each) => each.file);

test('of an archive one member asks for all of it, the next archive asks for itself', () => {
  const inA = { facts: { archive: 'a.zip' } };
  const inB = { facts: { archive: 'b.zip' } };
  expect(asking([refused('1.csv', inA), refused('2.csv', inA), refused('1.csv', inB)])).toEqual([
    '1.csv',
    '1.csv',
  ]);
});

test('files that stand alone each ask, also two of one name', () => {
  expect(asking([refused('a.xlsx'), refused('a.xlsx', { fileToken: 'another' }), refused('b.xlsx')])).toEqual(
    ['a.xlsx', 'a.xlsx', 'b.xlsx'],
  );
});

test('a file that is refused for something else, or that is not at hand any more, does not ask', () => {
  expect(asking([refused('a.csv', { refusal: 'damaged' }), refused('b.xlsx', { fileToken: '' })])).toEqual(
    [],
  );
});
