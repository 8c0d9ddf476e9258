/** What a second person agrees to: one hash over what is asked for and what it rests on. */
import { createHash } from 'node:crypto';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { PartyStore } from '../store.ts';

export const changeHash = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** After a write of this area, also when it was rolled back: nothing half-read stays, and screens read again. */
export function after(parties: PartyStore, info: CallInfo): void {
  parties.forget();
  info.changed('parties', 'payments', 'approvals', 'record');
}
