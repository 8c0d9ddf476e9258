/** What evidence is made of: everything before it, the log with its keys, the people it names, and the originals. */

import type { Role } from '../../../shared/contract/access.ts';
import type { RequestState } from '../../../shared/contract/approvals.ts';
import type { RequestSubject } from '../../platform/second-person.ts';
import type { RecordKeys } from '../../record/record.ts';
import type { RiskDeps } from '../risk/deps.ts';

export interface EvidenceDeps extends RiskDeps {
  readonly keys: RecordKeys;
  readonly version: string;
  /** Everybody there ever was, by id in ascending order. */
  readonly persons: () => readonly {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly Role[];
  }[];
  /** Requests with what was decided on them, oldest first. */
  readonly decided: () => readonly {
    readonly id: number;
    readonly kind: string;
    readonly subject: RequestSubject;
    readonly state: RequestState;
    readonly hash: string;
    readonly amount: number | null;
    readonly currency: string;
    readonly reason: string;
    readonly madeBy: string;
    readonly madeAt: string;
    readonly decisions: readonly {
      readonly action: string;
      readonly by: string;
      readonly at: string;
      readonly note: string;
    }[];
  }[];
}
