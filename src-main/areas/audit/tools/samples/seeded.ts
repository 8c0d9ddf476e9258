/**
 * Random numbers that anybody can work out again: number n of a seed is the first 48 bits of SHA-256 over the UTF-8 text "<seed>|<n>", n from 0. One that
 * would favour small results is passed over, so each result below the bound is as likely. docs/user-guide/audit-tools.md says the same to the auditor.
 */
import { createHash } from 'node:crypto';
import type { RandomSource } from '../rules/drawn.ts';

const BYTES = 6;
const ALL = 2 ** (8 * BYTES);

export function seeded(seed: string): RandomSource {
  let number = 0;
  const next = () => {
    const digest = createHash('sha256').update(`${seed}|${number}`, 'utf8').digest();
    number += 1;
    return digest.readUIntBE(0, BYTES);
  };
  return {
    below: (bound) => {
      if (!Number.isSafeInteger(bound) || bound < 1 || bound > ALL)
        throw new RangeError(`no numbers below ${bound}`);
      const fair = ALL - (ALL % bound);
      for (;;) {
        const found = next();
        if (found < fair) return found % bound;
      }
    },
  };
}
