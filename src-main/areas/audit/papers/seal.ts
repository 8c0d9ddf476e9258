/**
 * What every paper says at its foot: the state of the log it was drawn from, the key that signs the log, and a code over what it says, so that a copy can be
 * held against the paper that was handed over.
 */

import { sha256OfJson } from '../../../platform/sha256.ts';
import type { Reader } from '../../exports/tables/reader.ts';
import type { EvidenceDeps } from '../deps.ts';
import { packHead } from '../pack/head.ts';
import { keyIdOf } from '../pack/manifest.ts';

export interface Seal {
  readonly size: number;
  readonly root: string;
  /** When that state of the log was signed: what the paper is dated by. */
  readonly at: string;
  readonly keyId: string;
  /** Four groups of letters and digits. */
  readonly code: string;
}

const CODE_DIGITS = 16;

export function sealOf(deps: EvidenceDeps, says: unknown): Seal {
  const { size, root, at } = packHead(deps.ledger);
  const keyId = keyIdOf(deps.keys);
  const digits = sha256OfJson({ says, size, root, keyId }).slice(0, CODE_DIGITS).toUpperCase();
  return { size, root, at, keyId, code: digits.replace(/(.{4})(?=.)/g, '$1-') };
}

export const sealLines = ({ size, root, keyId, code }: Seal, { words }: Reader): string[] => [
  words('book_report.head', { size: String(size), root }),
  words('audit_paper.key', { keyId }),
  words('audit_paper.code', { code }),
];
