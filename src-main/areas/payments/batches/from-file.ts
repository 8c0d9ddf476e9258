/**
 * A batch by file: every row names an account that is bound, by its number and its holder. One row that is wrong and nothing is made; all of them are
 * listed. What was shown is what is taken, by hash, against the accounts as they are when it is taken.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import {
  BATCH_ITEMS_MAX,
  type BatchHeader,
  type ItemDraft,
} from '../../../../shared/contract/payment-views.ts';
import type { RowProblem } from '../../../../shared/contract/row-problem.ts';
import { maskAccount, maskName } from '../../../../shared/domain/masking/party.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { sha256Of, sha256OfJson } from '../../../platform/sha256.ts';
import type { Account } from '../../parties/rules/standing-account.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { PaymentRow } from '../formats/format.ts';
import { itemOfRow } from '../rules/row-account.ts';
import { appendDraft, type DraftDeps } from './draft.ts';

/** Problems and rows a screen is shown; the counts are of all. */
const SHOWN_MAX = 500;

export interface PlannedFile {
  readonly header: BatchHeader;
  readonly sha256: string;
  readonly rows: readonly PaymentRow[];
}
export type FileDeps = DraftDeps & Pick<PaymentsDeps, 'parties' | 'formats' | 'newToken'>;

export async function planFile(
  deps: FileDeps,
  shelf: Map<string, PlannedFile>,
  { file, header }: Input<'payments.planFile'>,
  info: CallInfo,
): Promise<Output<'payments.planFile'>> {
  const { name, bytes } = await info.file(file);
  const read = await deps.formats.payments.read(name, bytes, header.currency);
  if ('refusal' in read)
    throw new Refused('file_refused', { file: name, refusal: read.refusal, ...read.facts });
  const planned = { header, sha256: sha256Of(bytes), rows: read.rows };
  const { items, problems } = resolve(deps, planned);
  const all = [...read.problems, ...problems].toSorted((a, b) => a.row - b.row);
  if (read.rows.length === 0 && all.length === 0)
    all.push({ row: 0, column: '', problem: 'no_rows', text: '', expected: '' });
  if (read.rows.length > BATCH_ITEMS_MAX)
    throw new Refused('too_large', { what: 'batch', limit: BATCH_ITEMS_MAX });
  const isFit = all.length === 0;
  const planId = isFit ? deps.newToken() : '';
  if (isFit) keep(shelf, planId, planned);
  return {
    planId,
    hash: hashOf(planned, items),
    count: read.rows.length,
    sum: read.rows.reduce((sum, row) => sum + row.amount, 0),
    problems: all.slice(0, SHOWN_MAX),
    problemCount: all.length,
    items: read.rows.slice(0, SHOWN_MAX).map(({ row, payee, number, amount, remark }) => ({
      row,
      payee: maskName(payee),
      number: maskAccount(number),
      amount,
      remark,
    })),
  };
}

export function takeFile(
  deps: FileDeps,
  shelf: Map<string, PlannedFile>,
  { planId, hash }: Input<'payments.takeFile'>,
  info: CallInfo,
): Output<'payments.takeFile'> {
  const planned = shelf.get(planId);
  if (!planned) throw new Refused('not_found', { what: 'plan' });
  const { items, problems } = resolve(deps, planned);
  if (problems.length > 0 || hashOf(planned, items) !== hash)
    throw new Refused('plan_stale', { why: 'batch', id: '' });
  const drafts = items.map(({ draft }) => draft);
  const { batchNo } = appendDraft(deps, { header: planned.header, items: drafts }, info);
  shelf.delete(planId);
  return { batchNo };
}

interface Resolved {
  readonly draft: ItemDraft;
  readonly accountVersion: number;
}

function resolve({ parties }: FileDeps, { header, rows }: PlannedFile) {
  const items: Resolved[] = [];
  const problems: RowProblem[] = [];
  const bound = (number: string): readonly Account[] =>
    CHANNELS.flatMap((channel) => parties.byNumber(channel, number)).filter((each) => each.partyId !== '');
  for (const row of rows) {
    const found = itemOfRow(row, bound(row.number), header);
    if ('problem' in found) problems.push(found);
    else items.push(found);
  }
  return { items, problems };
}

const hashOf = (planned: PlannedFile, items: readonly Resolved[]): string =>
  sha256OfJson([planned.sha256, planned.header, items]);

/** Plans nobody takes are given up, oldest first. */
const PLANS_KEPT = 20;
export function keep<T>(shelf: Map<string, T>, planId: string, plan: T): void {
  shelf.set(planId, plan);
  const [oldest] = shelf.keys();
  if (shelf.size > PLANS_KEPT && oldest !== undefined) shelf.delete(oldest);
}
