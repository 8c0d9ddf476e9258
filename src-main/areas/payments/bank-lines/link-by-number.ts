/**
 * Lines that carry the very number of a payment, its amount and its currency are that payment: linked without asking. A line that two payments could
 * be, or that something else has, is left to a person. Inside a write.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { PaymentsDeps } from '../deps.ts';
import { carriedNumbers } from '../rules/carried-number.ts';
import { roleOf } from '../rules/line-role.ts';
import type { StoredItem } from '../stored/stored.ts';
import { isInGroup, standingLinks } from './line-links.ts';
import { movedLines } from './moved-lines.ts';

interface FoundLink {
  readonly itemNo: string;
  readonly lineId: number;
  readonly role: 'paid' | 'returned';
}
type FindDeps = Pick<PaymentsDeps, 'store' | 'lines' | 'standing'>;

export function linkByNumber(
  deps: FindDeps,
  items: readonly StoredItem[],
  said: { readonly at: string; readonly by: string },
): number {
  const found = linksByNumber(deps, items);
  for (const link of found) deps.store.appendLink({ ...link, origin: 'reference', ...said });
  return found.length;
}

/** Every payment that went out against every line: after statements came in. */
export function linkAll(deps: PaymentsDeps, info: CallInfo): Output<'payments.linkLines'> {
  const sent = [...deps.store.items()].filter((item) => deps.store.instruction(item.batchNo));
  const found = linksByNumber(deps, sent);
  if (found.length === 0) return { linked: 0 };
  const said = { at: deps.now(), by: info.person };
  const subject = { count: found.length };
  try {
    deps.record.write(info, { action: 'payments.lines_linked', subject }, () => {
      for (const link of found) deps.store.appendLink({ ...link, origin: 'reference', ...said });
    });
  } finally {
    deps.store.forget();
    info.changed('payments', 'funds', 'journal', 'record');
  }
  return { linked: found.length };
}

function linksByNumber(deps: FindDeps, items: readonly StoredItem[]): FoundLink[] {
  const { store, lines } = deps;
  const links = standingLinks(deps);
  const takenLines = new Set(links.map((link) => link.lineId));
  const has = new Set(links.map((link) => `${link.itemNo} ${link.role}`));
  const versions = lines.versions();
  // A link that a person ended is not made again behind her back, nor for a later version of its line.
  const ended = new Set(
    store.endedLinks().map((link) => `${link.itemNo} ${link.role} ${versions.standing(link.lineId)}`),
  );
  const open = items.filter((item) => !has.has(`${item.itemNo} paid`) || !has.has(`${item.itemNo} returned`));
  const byNo = new Map(open.map((item) => [item.itemNo, item]));
  const found: FoundLink[] = [];
  for (const line of movedLines(lines, new Set(open.map((item) => item.amount)))) {
    if (takenLines.has(line.lineId)) continue;
    const carried = carriedNumbers(line.texts);
    const item = carried.length === 1 ? byNo.get(carried[0] ?? '') : undefined;
    if (!item || item.amount !== line.amount || item.currency !== line.currency) continue;
    const role = roleOf(line.direction, store.batch(item.batchNo)?.header.purpose ?? 'payout');
    if (role === 'paid' && store.stateOf(item) === 'failed') continue;
    found.push({ itemNo: item.itemNo, lineId: line.lineId, role });
  }
  const perRole = Map.groupBy(found, (link) => `${link.itemNo} ${link.role}`);
  return found.filter(
    (link) =>
      perRole.get(`${link.itemNo} ${link.role}`)?.length === 1 &&
      !has.has(`${link.itemNo} ${link.role}`) &&
      !ended.has(`${link.itemNo} ${link.role} ${link.lineId}`) &&
      !isInGroup(deps, link.lineId),
  );
}
