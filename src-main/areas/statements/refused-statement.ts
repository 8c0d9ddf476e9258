/** Thrown while one file is read, for an expected reason; `readIncoming` turns it into a RefusedFile. */
import type { Facts } from '../../../shared/contract/errors.ts';
import type { StatementRefusal } from '../../../shared/domain/statement-refusal.ts';

export class RefusedStatement extends Error {
  readonly refusal: StatementRefusal;
  readonly facts: Facts;
  constructor(refusal: StatementRefusal, facts: Facts = {}) {
    super(refusal);
    this.name = 'RefusedStatement';
    this.refusal = refusal;
    this.facts = facts;
  }
}
