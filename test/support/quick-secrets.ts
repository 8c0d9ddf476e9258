/**
 * Key slots at a test's pace: the same scrypt with a small N, so that a story of twenty log-ins takes no minute. For `vi.mock` of
 * src-main/workspace/secrets.ts in tests about people and requests; those of the workspace itself stretch in earnest.
 */
import { scrypt } from 'node:crypto';
import type * as secrets from '../../src-main/workspace/secrets.ts';

const QUICK_N = 16;

export const quick = (earnest: typeof secrets): typeof secrets => ({
  ...earnest,
  stretch: (kind, secret, salt) => {
    const code = kind === 'recovery' ? earnest.readRecoveryCode(secret) : null;
    return new Promise((resolve, reject) => {
      scrypt(code ?? secret.normalize('NFKC'), salt, 32, { N: QUICK_N }, (fault, key) =>
        fault ? reject(fault) : resolve(key),
      );
    });
  },
});
