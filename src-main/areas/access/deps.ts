/** What the calls about people and keys need of the world. */
import type { Ledger } from '../../ledger/ledger.ts';
import type { SecondPerson, Tickets } from '../../platform/second-person.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import type { People } from './people.ts';

interface Slot {
  readonly id: string;
  readonly kind: 'password' | 'recovery' | 'device';
  /** Person id; '' for the recovery code. */
  readonly person: string;
  readonly createdAt: string;
}

/** The workspace's key slots: who may open it. Every change is written at once and whole. */
export interface Keyring {
  slots(): readonly Slot[];
  /** As whom the recovery code opens. */
  readonly ownerId: string;
  readonly generation: number;
  readonly rotatedAt: string;
  readonly isRotationPending: boolean;
  /** Gives her a password for one log-in; what she had is gone. */
  setOncePassword(slot: { person: string; login: string; secret: string; validUntil: string }): Promise<void>;
  /** Refuses (wrong_secret) unless `current` opens her slot. */
  changePassword(person: string, current: string, next: string): Promise<void>;
  removeSlot(slotId: string): Promise<void>;
  /** A new recovery code in place of the former. */
  renewRecoveryCode(): Promise<string>;
}

export interface AccessDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly people: People;
  readonly keyring: Keyring;
  readonly secondPerson: SecondPerson;
  /** For what its maker carries out herself once it was approved. */
  readonly tickets: Tickets;
  readonly now: () => string;
  readonly newPersonId: () => string;
  readonly workspaceName: () => string;
}
