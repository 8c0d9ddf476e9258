/** Events of the record as the screens show them: a page of those that fit, newest first, and one with its proof. */
import { personId } from '../../../shared/contract/access.ts';
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { RecordEvent } from '../../../shared/contract/record.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { readEntry } from '../../record/entry.ts';
import { inclusionProof, rootOf } from '../../record/merkle.ts';
import type { Record as AuditRecord } from '../../record/record.ts';

export interface ListDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly nameOf: (person: string) => string;
}

interface StoredEvent {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly entry: string;
  readonly leaf: Uint8Array;
}

export function listEvents(deps: ListDeps, input: Input<'record.list'>): Output<'record.list'> {
  const { ledger } = deps;
  const fitting = chosen(deps, input);
  const count = ledger.query.fn.countAll<number>().as('count');
  const total = ledger.first(fitting.select(count))?.count ?? 0;
  // The numbers first: an index has them, and the entries are then read for one page only.
  const found = () =>
    ledger
      .all(fitting.select('seq').orderBy('seq', 'desc').limit(input.limit).offset(input.offset))
      .map((each) => each.seq);
  // All of them are numbered without a gap: a page needs no looking for, however deep it lies.
  const isCounted = isAll(input) && deps.record.head().size === total;
  const numbers = isCounted ? counted(total, input) : found();
  if (numbers.length === 0) return { total, rows: [] };
  const events = ledger.all(
    ledger.query.selectFrom('audit_event').selectAll().where('seq', 'in', numbers).orderBy('seq', 'desc'),
  );
  return { total, rows: events.map((event) => shown(deps, event)) };
}

const isAll = ({ action, person, from, to }: Input<'record.list'>): boolean =>
  [action, person, from, to].every((each) => each === '');

function counted(total: number, { offset, limit }: Input<'record.list'>): number[] {
  const newest = total - offset;
  return Array.from({ length: Math.max(0, Math.min(limit, newest)) }, (_, at) => newest - at);
}

function chosen({ ledger }: ListDeps, { action, person, from, to }: Input<'record.list'>) {
  let query = ledger.query.selectFrom('audit_event');
  // What begins with the text: up to the last text that does.
  if (action !== '') query = query.where('action', '>=', action).where('action', '<', `${action}\u{10ffff}`);
  if (person !== '') query = query.where('actor', '=', person);
  if (from !== '') query = query.where('at', '>=', beginningOf(from, 0));
  if (to !== '') query = query.where('at', '<', beginningOf(to, 1));
  return query;
}

/** The instant at which a day begins at this desk, or the one `later` days after it. */
function beginningOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const beginning = new Date(year, month - 1, date + later);
  if (Number.isNaN(beginning.getTime())) throw new Refused('bad_input', { at: 'from', expected: 'day' });
  return beginning.toISOString();
}

export function eventWithProof(deps: ListDeps, seq: number): Output<'record.event'> {
  const { ledger, record } = deps;
  const event = ledger.first(ledger.query.selectFrom('audit_event').selectAll().where('seq', '=', seq));
  if (!event) throw new Refused('not_found', { what: 'event', id: seq });
  const { size } = record.head();
  const root = rootOf(size, record.nodeAt);
  const path = inclusionProof(seq - 1, size, record.nodeAt);
  return {
    event: shown(deps, event),
    entry: event.entry,
    proof: { size, root: root.toString('hex'), path: path.map((hash) => hash.toString('hex')) },
  };
}

/** An entry that cannot be read any more is shown by what stands beside it; verification says what is wrong. */
function shown({ nameOf }: ListDeps, { seq, at, actor, action, entry, leaf }: StoredEvent): RecordEvent {
  const read = readEntry(entry);
  const rows = new Map<string, number>();
  for (const { table, first, last } of read?.rows ?? [])
    rows.set(table, (rows.get(table) ?? 0) + last - first + 1);
  return {
    seq,
    at,
    actor,
    actorName: actor === '' ? '' : nameOf(actor),
    action,
    shell: read?.shell ?? '',
    subject: Object.entries(read?.subject ?? {}).map(([name, value]) => ({
      name,
      value: namesPerson(value) ? nameOf(value) : String(value),
    })),
    rows: [...rows].map(([table, count]) => ({ table, count })),
    leaf: Buffer.from(leaf).toString('hex'),
  };
}

const namesPerson = (value: string | number): value is string => personId.safeParse(value).success;
