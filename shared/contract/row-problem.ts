/** A row of a file that cannot be taken, with what stands there, protected texts masked, and what was expected (wording: problem.<problem>). */
import { z } from 'zod';
import { count } from './shapes.ts';

export const rowProblem = z.object({
  row: count,
  column: z.string(),
  problem: z.string(),
  text: z.string(),
  expected: z.string(),
});
export type RowProblem = z.infer<typeof rowProblem>;
