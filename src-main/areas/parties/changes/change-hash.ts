/** What a second person agrees to: one hash over what is asked for and what it rests on. */
import type { CallInfo } from '../../../platform/handlers.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { PartyStore } from '../store.ts';

export const changeHash = (...parts: readonly unknown[]): string => sha256OfJson(parts);

/** After a write of this area, also when it was rolled back: nothing half-read stays, and screens read again. */
export function after(parties: PartyStore, info: CallInfo): void {
  parties.forget();
  info.changed('parties', 'payments', 'approvals', 'record');
}
