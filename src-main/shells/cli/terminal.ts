/**
 * What a command sees of the terminal: words out, faults out, a password in without showing it. Tests hand in their own.
 */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Refused } from '../../../shared/contract/errors.ts';
import { isWordKey, type Locale, say, sayOr } from '../../../shared/wording/catalogue.ts';

export interface Terminal {
  readonly locale: Locale;
  readonly isInteractive: boolean;
  out(text: string): void;
  fault(text: string): void;
  /** A line that is written over again and again; nothing where nobody looks. */
  progress(text: string): void;
  askSecret(question: string): Promise<string>;
}

export function systemTerminal(locale: Locale): Terminal {
  const isInteractive = process.stderr.isTTY === true;
  let isLineOpen = false;
  const endLine = () => {
    if (isLineOpen) process.stderr.write('\r\u001b[K');
    isLineOpen = false;
  };
  // Who reads with `head` has seen enough: the rest is said to nobody, and the work is done to its end.
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
  });
  return {
    locale,
    isInteractive: process.stdin.isTTY === true,
    out: (text) => {
      endLine();
      process.stdout.write(`${text}\n`);
    },
    fault: (text) => {
      endLine();
      process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!isInteractive) return;
      process.stderr.write(`\r\u001b[K${text}`);
      isLineOpen = true;
    },
    askSecret: (question) =>
      new Promise((resolve) => {
        process.stderr.write(question);
        const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
        const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
        reader.question('', (answer) => {
          reader.close();
          process.stderr.write('\n');
          resolve(answer);
        });
      }),
  };
}

/** A refusal in words: what happened, what to do, and the facts nobody put into words. */
export function refusalText(locale: Locale, refused: Pick<Refused, 'kind' | 'facts'>): string {
  const key = `error.${refused.kind}`;
  const text = isWordKey(key) ? say(locale, key, refused.facts) : refused.kind;
  const todo = sayOr(locale, `${key}.do`, '', refused.facts);
  const facts = Object.entries(refused.facts).map(([name, value]) => `${name}=${value}`);
  return [`${text}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`, todo]
    .filter((each) => each)
    .join('\n  ');
}
