/** Every way to change a file that the fuzz run knows. */
import { BYTE_MUTATIONS } from './bytes.ts';
import { CELL_MUTATIONS, RAW_MUTATIONS } from './cells.ts';
import { COLUMN_MUTATIONS, SEPARATOR_MUTATIONS } from './columns.ts';
import { CONTAINER_MUTATIONS } from './containers.ts';
import { ENCODING_MUTATIONS } from './encodings.ts';
import { LINE_MUTATIONS } from './lines.ts';
import type { Mutation } from './mutation.ts';
import { TAG_MUTATIONS } from './tags.ts';

export const MUTATIONS: readonly Mutation[] = [
  ...BYTE_MUTATIONS,
  ...LINE_MUTATIONS,
  ...COLUMN_MUTATIONS,
  ...SEPARATOR_MUTATIONS,
  ...CELL_MUTATIONS,
  ...RAW_MUTATIONS,
  ...ENCODING_MUTATIONS,
  ...CONTAINER_MUTATIONS,
  ...TAG_MUTATIONS,
];
