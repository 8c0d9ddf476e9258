/** SHA-256 in hex: of bytes or text, and of values as their JSON, which is what plans, requests and proposals are agreed to by. */
import { createHash } from 'node:crypto';

export const sha256Of = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex');

/** One value after the other, in the order given: the same values give the same hash on every machine. */
export const sha256OfJson = (value: unknown): string => sha256Of(JSON.stringify(value));
