/**
 * Key slots at a test's pace, for a whole process: scrypt is asked for what the product asks for, in earnest, and answers with a small N. For
 * `--import` where a test starts the app or a child, and for an import where a test file stretches many secrets. The product knows nothing of
 * it, so nothing but a test's own process can have a cheap key; what asks for less than the product promises fails here.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const PROMISED_N = 2 ** 17;
/** The N of quick-secrets.ts, so that a child opens what its parent made. */
const QUICK_N = 16;

/** The N of each secret stretched so far, as it was asked for. */
export const asked: number[] = [];

const earnest = crypto.scrypt;
const quick = (
  secret: crypto.BinaryLike,
  salt: crypto.BinaryLike,
  length: number,
  options: crypto.ScryptOptions,
  done: (fault: Error | null, key: Buffer) => void,
): void => {
  if (!options.N || options.N < PROMISED_N) throw new Error(`A key slot at N = ${options.N}: too cheap.`);
  asked.push(options.N);
  earnest(secret, salt, length, { ...options, N: QUICK_N }, done);
};
Object.assign(crypto, { scrypt: quick });
syncBuiltinESMExports();
