/** What was asked for waits for a second person: nothing is done yet, and a script must not take it for done. */
import { say } from '../../../shared/wording/catalogue.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

export function waits(requestId: number, terminal: Terminal): ExitCode {
  terminal.fault(say(terminal.locale, 'cli.waits', { id: String(requestId) }));
  return EXIT.noRight;
}
