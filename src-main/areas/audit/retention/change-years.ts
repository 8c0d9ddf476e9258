/** How long a class of records is kept, changed by two persons: longer than the law asks is a house's own choice, shorter is refused. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { RECORD_CLASSES } from '../../../../shared/contract/retention.ts';
import { assert } from '../../../../shared/result.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { RetentionDeps } from './deps.ts';
import { type RecordClass, yearsProblem } from './rules/classes.ts';
import { appendYears, readYears } from './store.ts';

interface Wanted {
  readonly recordClass: RecordClass;
  readonly years: number;
}

export function askYears(
  deps: RetentionDeps,
  { recordClass, years, reason }: Input<'retention.setYears'>,
  info: CallInfo,
): Output<'retention.setYears'> {
  const wanted = { recordClass, years };
  const now = yearsOf(deps, recordClass);
  const why = yearsProblem(recordClass, years, now);
  if (why !== '') throw new Refused('retention_unfit', { why });
  const asking = {
    kind: 'retention_years',
    subject: { record_class: recordClass, years },
    hash: hashOf(deps, wanted),
    facts: [
      { name: 'record_class', value: recordClass },
      { name: 'retention_years_before', value: String(now) },
      { name: 'retention_years', value: String(years) },
    ],
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, wanted, info.person, reason, info),
  );
  if (requestId === null) after(info);
  return { requestId };
}

export const yearsExecutor = (deps: RetentionDeps): Executor => ({
  hashNow: (subject) => {
    const wanted = wantedOf(subject);
    const why = yearsProblem(wanted.recordClass, wanted.years, yearsOf(deps, wanted.recordClass));
    return why === '' ? hashOf(deps, wanted) : null;
  },
  run: (subject, maker, reason, info) => write(deps, wantedOf(subject), maker, reason, info),
  after,
});

function write(deps: RetentionDeps, wanted: Wanted, by: string, reason: string, info: CallInfo): void {
  const { recordClass, years } = wanted;
  const subject = { maker: by, record_class: recordClass, years, reason };
  deps.record.write(info, { action: 'retention.years_set', subject }, () =>
    appendYears(deps.ledger, { ...wanted, reason, at: deps.now(), by }),
  );
}

const after = (info: CallInfo): void => info.changed('audit', 'approvals', 'record');

const yearsOf = ({ ledger }: RetentionDeps, recordClass: RecordClass): number =>
  readYears(ledger)[recordClass];

/** It rests on the years that hold now. */
const hashOf = (deps: RetentionDeps, wanted: Wanted): string =>
  sha256OfJson(['retention_years', wanted.recordClass, wanted.years, yearsOf(deps, wanted.recordClass)]);

function wantedOf(subject: RequestSubject): Wanted {
  const recordClass = RECORD_CLASSES.find((each) => each === subject['record_class']);
  assert(recordClass !== undefined, 'a class as the call filed it');
  return { recordClass, years: Number(subject['years']) };
}
