/** What the calls of this area are given. */
import type { Ledger } from '../../ledger/ledger.ts';
import type { SecondPerson } from '../../platform/second-person.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { PartyStore } from './store.ts';

export interface PartiesDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly nameOf: (person: string) => string;
  readonly secondPerson: SecondPerson;
  readonly parties: PartyStore;
  readonly lines: LineStore;
  /** Whether somebody besides these persons could verify an account. */
  readonly hasAnotherVerifier: (except: readonly string[]) => boolean;
}
