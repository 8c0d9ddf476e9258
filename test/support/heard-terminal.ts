/** The command line at a terminal where nobody sits: what it says is heard, anew with each command. */
import { run } from '../../src-main/shells/cli/main.ts';
import type { Terminal } from '../../src-main/shells/cli/terminal.ts';

export interface Heard {
  readonly terminal: Terminal;
  readonly out: string[];
  readonly faults: string[];
  /** Runs a command; gives its exit code. */
  readonly cli: (...args: string[]) => Promise<number>;
}

/** `always`: options that every command of the test has. */
export function heardTerminal(...always: readonly string[]): Heard {
  const out: string[] = [];
  const faults: string[] = [];
  const terminal: Terminal = {
    locale: 'en',
    isInteractive: false,
    out: (text) => void out.push(text),
    fault: (text) => void faults.push(text),
    progress: () => undefined,
    askSecret: async () => '',
  };
  return {
    terminal,
    out,
    faults,
    cli: (...args) => {
      out.length = 0;
      faults.length = 0;
      return run([...args, ...always], terminal);
    },
  };
}
