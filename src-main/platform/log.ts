/**
 * Where bugs of ours are written for us to read: what kind and where in the program, never what was being worked on, because the log is
 * plain text and nothing of a ledger may be readable at rest.
 */
import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LOG_BYTES_MAX = 1024 * 1024;

export interface Log {
  /** `at` names the call or the part of the program. */
  readonly bug: (fault: unknown, at: string) => void;
}

/** Lines of the stack name our own places; the message may quote data and is left out. */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const code = 'code' in fault ? ` ${String(fault.code)}` : '';
  const { stack = '', message } = fault;
  // Cut off first: a message of several lines may have some that look like places.
  const end = stack.indexOf(message);
  const places = (end < 0 ? '' : stack.slice(end + message.length))
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  return [`${fault.name}${code}`, ...places].join('\n    ');
}

export function fileLog(home: string, now: () => string): Log {
  const file = join(home, 'countinghouse.log');
  return {
    bug: (fault, at) => {
      try {
        if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
        appendFileSync(file, `${now()} ${at}: ${describeFault(fault)}\n`, { mode: 0o600 });
      } catch {
        // A log that cannot be written (full or read-only disk) must not hide the answer to the caller.
      }
    },
  };
}
