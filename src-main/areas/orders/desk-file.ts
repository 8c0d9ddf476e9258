/**
 * A file of orders made at this desk: what a person enters or has corrected, in the canonical columns of orders, sealed as an original and taken in
 * by the same plan and commit as any other file. So matching, provenance, undo and exports need nothing of their own, and both versions of a
 * corrected row stay.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import type { Channel, LineStatus } from '../../../shared/domain/statement-line.ts';
import { assert } from '../../../shared/result.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { ordersCsv } from '../statements/adapters/orders-csv/index.ts';
import { type CommitDeps, commitHeld } from '../statements/commit.ts';
import type { Plan, ReadFile } from '../statements/plan.ts';
import { readStatement } from '../statements/read.ts';
import { deskMadeStart } from '../statements/rules/desk-made.ts';
import { PlanShelf } from '../statements/shelf.ts';

export interface DeskRow {
  readonly merchantOrderNo: string;
  readonly kind: 'payment' | 'refund';
  readonly refundNo: string;
  readonly channel: Channel;
  readonly occurredAt: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly status: LineStatus;
  readonly customer: string;
  readonly product: string;
}

/** Read, sealed, and decided against the ledger. */
export interface DeskFile {
  readonly name: string;
  readonly file: ReadFile;
  readonly originalName: string;
  readonly plan: Plan;
}

export interface DeskFileDeps extends Omit<CommitDeps, 'shelf'> {
  readonly newToken: () => string;
}

const HEADER = [
  'merchant_order_no',
  'kind',
  'refund_no',
  'channel',
  'created_at',
  'paid_at',
  'amount',
  'currency',
  'status',
  'customer',
  'product',
];
/** What has not been paid has only been ordered. */
const UNPAID: readonly LineStatus[] = ['pending', 'closed', 'failed'];

export function deskText(rows: readonly DeskRow[]): string {
  const lines = rows.map((row) => {
    const isUnpaid = UNPAID.includes(row.status);
    return [
      row.merchantOrderNo,
      row.kind,
      row.refundNo,
      row.channel === 'none' ? '' : row.channel,
      isUnpaid ? row.occurredAt : '',
      isUnpaid ? '' : row.occurredAt,
      formatMinor(row.amount, row.currency),
      row.currency,
      row.status,
      row.customer,
      row.product,
    ];
  });
  return [HEADER, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

const cell = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Files of one day are numbered in the order in which they came about; one that was undone keeps its number. */
function nextName({ lines }: Pick<CommitDeps, 'lines'>, now: string): string {
  const start = deskMadeStart(now);
  const made = lines.imports().filter((each) => each.view.file.startsWith(start)).length;
  return `${start}${String(made + 1).padStart(4, '0')}.csv`;
}

/** The rows as a file: read back by the reader of orders, its original sealed, its plan made. Takes its time; call before the write. */
export async function makeDeskFile(deps: DeskFileDeps, rows: readonly DeskRow[]): Promise<DeskFile> {
  const bytes = Buffer.from(deskText(rows), 'utf8');
  const name = nextName(deps, deps.now());
  const { read } = await readStatement(bytes, name, {
    breathe: async () => undefined,
    progress: () => undefined,
    adapters: [ordersCsv],
  });
  const [part] = read;
  assert(part !== undefined && read.length === 1, 'a file made here can be read here');
  const { member, ...rest } = part;
  const file: ReadFile = { planId: deps.newToken(), ...rest, original: { name, bytes, member } };
  const shelf = new PlanShelf(deps.lines);
  shelf.put([file]);
  const plan = shelf.get(file.planId);
  if (plan.view.counts.errors > 0) {
    const [problem] = file.staging.problems;
    throw new Refused('bad_input', {
      row: problem?.row ?? 0,
      at: problem?.column ?? '',
      expected: problem?.expected ?? '',
    });
  }
  const { name: originalName } = await deps.originals.put(bytes);
  return { name, file, originalName, plan };
}

/** Every row is new, or is the later word on the one row it corrects: else part of it would be there already, or be overruled by what is. */
export function standsWhole({ plan }: DeskFile, ends: 'added' | 'changed'): boolean {
  const { rows, added, changed } = plan.view.counts;
  return (
    (ends === 'added' ? added : changed) === rows &&
    plan.arrivals.changes.every((each) => each.stands === 'arriving')
  );
}

/** Inside a write: the file's lines stand from here on. Refused unless the plan still is the one that was looked at. Gives the import. */
export function commitDeskFile(
  deps: DeskFileDeps,
  { file, plan, originalName }: DeskFile,
  maker: string,
  info: CallInfo,
): number {
  const given = { hash: plan.view.hash, originalName, maker, action: 'orders.file_taken' };
  const importId = commitHeld({ ...deps, shelf: new PlanShelf(deps.lines) }, file, given, info);
  deps.lines.forget();
  return importId;
}
