/**
 * Erasing asked for by one person and agreed to by another, never by one alone: it does not come back. What is due and what is held is looked at again in
 * the transaction that erases, so a hold put on meanwhile keeps what it is about, and the request is void.
 */
import type { Input, Output } from '../../../../../shared/contract/calls.ts';
import { Refused } from '../../../../../shared/contract/errors.ts';
import type { CallInfo } from '../../../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../../../platform/second-person.ts';
import { sha256OfJson } from '../../../../platform/sha256.ts';
import { erasedImports } from '../../../../record/erasures.ts';
import type { RetentionDeps } from '../deps.ts';
import { CLASS_RULES } from '../rules/classes.ts';
import { keptNow, type StandingUnit } from '../standing.ts';
import { eraseUnits } from './erase.ts';

/** Named to the checker one by one; all of them are in what she agrees to. */
const SHOWN = 20;

export function askErase(
  deps: RetentionDeps,
  { keys, reason }: Input<'retention.erase'>,
  info: CallInfo,
): Output<'retention.erase'> {
  const units = unitsOf(deps, keys);
  for (const unit of units) {
    const why = typeof unit === 'string' ? 'not_due' : unit.state === 'asked' ? 'asked' : whyNot(unit);
    if (why !== '') throw new Refused('retention_unfit', { why });
  }
  const known = units.filter((unit) => typeof unit !== 'string');
  const hash = hashOf(known);
  const sorted = known.map(({ key }) => key).toSorted();
  const asking = {
    kind: 'retention_erase',
    subject: { keys: sorted },
    hash,
    facts: factsOf(deps, known),
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, known, info.person, reason, info),
  );
  if (requestId === null) after(deps, info);
  else info.changed('audit');
  return { requestId, hash };
}

export const eraseExecutor = (deps: RetentionDeps): Executor => ({
  hashNow: (subject) => {
    const units = stillDue(deps, subject);
    return units ? hashOf(units) : null;
  },
  run: (subject, maker, reason, info) => {
    const units = stillDue(deps, subject);
    if (!units) throw new Refused('request_void', {});
    write(deps, units, maker, reason, info);
  },
  after: (info) => after(deps, info),
});

function write(
  deps: RetentionDeps,
  units: readonly StandingUnit[],
  by: string,
  reason: string,
  info: CallInfo,
): void {
  const { ledger, record, now } = deps;
  const [kind, ...others] = new Set(units.map(({ recordClass }) => recordClass));
  const records = units.reduce((sum, unit) => sum + unit.records, 0);
  const of = kind !== undefined && others.length === 0 ? { record_class: kind } : {};
  const subject = { maker: by, ...of, units: units.length, records, reason };
  record.write(info, { action: 'retention.erased', subject }, () => {
    const said = { at: now(), by, reason };
    for (const { what } of units) if (what.person !== '') deps.eraseName(what.person);
    eraseUnits(ledger, units, () => said);
  });
}

/** Caches hold what is gone; so do the write-ahead log and the folder of originals. */
function after(deps: RetentionDeps, info: CallInfo): void {
  deps.parties.forget();
  deps.payments.store.forget();
  deps.forgetNames();
  deps.ledger.settle();
  void removeOriginals(deps);
  info.changed('audit', 'parties', 'payments', 'access', 'approvals', 'record');
}

type Removing = Pick<RetentionDeps, 'ledger' | 'keptOriginals'> & {
  readonly lines: { imports(): readonly { readonly id: number; readonly originalName: string }[] };
  readonly originals: () => { remove(name: string): Promise<void> };
};

/**
 * Of imports that are gone, where nothing else is the same file: the same bytes are kept once, and may stand in another import, be put to an exception or
 * a case, or be held for a second person. What fails here the next opening sweeps away.
 */
export async function removeOriginals({ ledger, lines, originals, keptOriginals }: Removing): Promise<void> {
  const gone = erasedImports(ledger);
  const wanted = keptOriginals();
  const names = lines
    .imports()
    .flatMap(({ id, originalName }) => (gone.has(id) && !wanted.has(originalName) ? [originalName] : []));
  await Promise.allSettled([...new Set(names)].map((name) => originals().remove(name)));
}

const whyNot = ({ recordClass, state }: StandingUnit): '' | 'stays' | 'held' | 'not_due' => {
  if (!CLASS_RULES[recordClass].canErase) return 'stays';
  if (state === 'held') return 'held';
  return state === 'due' || state === 'asked' ? '' : 'not_due';
};

/** The unit of each key; the key itself where there is none by it. */
function unitsOf(deps: RetentionDeps, keys: readonly string[]): (StandingUnit | string)[] {
  const byKey = new Map(keptNow(deps).units.map((unit) => [unit.key, unit]));
  return [...new Set(keys)].map((key) => byKey.get(key) ?? key);
}

/** Null where one of them may not go any more. */
function stillDue(deps: RetentionDeps, subject: RequestSubject): StandingUnit[] | null {
  const keys = [subject['keys'] ?? []].flat().map(String);
  const units = unitsOf(deps, keys).flatMap((unit) =>
    typeof unit === 'string' || whyNot(unit) !== '' ? [] : [unit],
  );
  return units.length === keys.length ? units : null;
}

/** Over what each of them holds: something that came in meanwhile was not agreed to. */
const hashOf = (units: readonly StandingUnit[]): string =>
  sha256OfJson([
    'retention_erase',
    ...units
      .map(({ key, records, from, dueOn, what }) => [key, records, from, dueOn, what])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  ]);

function factsOf({ ledger }: RetentionDeps, units: readonly StandingUnit[]) {
  const records = units.reduce((sum, unit) => sum + unit.records, 0);
  const backups = backupsThatHold(ledger);
  return [
    ...units
      .slice(0, SHOWN)
      .map(({ recordClass, label }) => ({ name: 'erase_unit', value: `${recordClass} ${label}` })),
    { name: 'erase_units', value: String(units.length) },
    { name: 'erase_records', value: String(records) },
    // A backup is a file outside the house's reach: whoever agrees shall know what still holds it.
    { name: 'erase_backups', value: String(backups) },
  ];
}

/** Made before now and not known to be gone. */
function backupsThatHold(ledger: RetentionDeps['ledger']): number {
  const counts = ledger.countRows(['backup', 'backup_end']);
  return Math.max(0, (counts.get('backup') ?? 0) - (counts.get('backup_end') ?? 0));
}
