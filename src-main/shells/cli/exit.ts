/** How a command ends: scripts depend on these numbers. */
export const EXIT = {
  done: 0,
  doneWithBreaks: 1,
  badUsage: 2,
  badInput: 3,
  noRight: 4,
  internal: 5,
  verificationFailed: 6,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command line itself is wrong: what, and the command whose help says how. */
export class BadUsage extends Error {
  readonly command: string;
  constructor(message: string, command: string) {
    super(message);
    this.name = 'BadUsage';
    this.command = command;
  }
}
