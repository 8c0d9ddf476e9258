/**
 * The watched folder: a place on this machine where files may be put to be read. Its path is shown and never taken from a page; what is read
 * waits for a person like any other file.
 */
import { z } from 'zod';
import { WATCH_PROBLEMS } from '../domain/watch-problem.ts';
import { call, nothing } from './call.ts';
import { count } from './shapes.ts';

export const watchCalls = {
  'statements.watch': call(
    'import',
    nothing,
    z.object({
      folder: z.string(),
      isOn: z.boolean(),
      /** Instant of the last look since the workspace was opened; '' before the first. */
      lastLookAt: z.string(),
      /** Files read from it since the workspace was opened. */
      filesRead: count,
      /** What lies there and is not read, the first hundred; `file` is its path within the folder, '' for the folder itself. */
      problems: z.array(z.object({ file: z.string(), problem: z.enum(WATCH_PROBLEMS) })),
    }),
  ),
  'statements.setWatch': call('import', z.object({ isOn: z.boolean() }), nothing),
} as const;
