/** Why something in a watched folder is not read. Each has its words: watch.problem.<problem>. */
export const WATCH_PROBLEMS = [
  'missing_folder',
  'unreadable_folder',
  'link', // Where it leads nobody has looked.
  'program_folder', // An application or its parts: a folder for the system, a file for a person.
  'too_deep',
  'too_many', // More files than are looked at; facts stand in the limits of watch/listing.ts.
  'not_a_file', // A device, a pipe, a socket.
  'too_large',
  'unreadable',
  'waits', // As many plans wait for a person as may: it is read when some of them are decided.
] as const;
export type WatchProblem = (typeof WATCH_PROBLEMS)[number];
