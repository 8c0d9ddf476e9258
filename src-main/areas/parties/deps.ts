/** What the calls of this area are given. */
import type { WaitingRequest } from '../../../shared/contract/access.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { RequestSubject, SecondPerson } from '../../platform/second-person.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { PartyStore } from './store.ts';

/** A request as the approvals have it. */
export interface PartyRequest extends Omit<WaitingRequest, 'madeByName'> {
  readonly subject: RequestSubject;
  readonly madeBy: string;
  readonly hash: string;
}

export interface PartiesDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly nameOf: (person: string) => string;
  readonly secondPerson: SecondPerson;
  readonly parties: PartyStore;
  readonly lines: LineStore;
  /** Requests that wait for a second person. */
  readonly waiting: () => readonly PartyRequest[];
  /** Whether somebody besides these persons could verify an account. */
  readonly hasAnotherVerifier: (except: readonly string[]) => boolean;
}
