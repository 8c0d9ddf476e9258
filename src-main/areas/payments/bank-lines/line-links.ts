/**
 * Lines of banks and channels that are a payment, its return, or a top-up: linked by its number, or by a person. One line is one thing: what a group of
 * the matching holds, or another payment has, is not taken.
 */
import type { Input } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import type { LineRole } from '../../../../shared/domain/payment.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { PaymentsDeps } from '../deps.ts';
import { directionOf } from '../rules/line-role.ts';
import type { StoredLink } from '../stored/stored.ts';

type LinkDeps = Pick<PaymentsDeps, 'store' | 'lines' | 'standing' | 'topUp'>;

/**
 * Links whose line is here still, each with the version of its line that stands. A line of an import that was undone links nothing any more, nor does
 * one that says another amount by now.
 */
export const standingLinks = ({ store, lines }: Pick<LinkDeps, 'store' | 'lines'>): readonly StoredLink[] =>
  store.links().flatMap((link) => {
    const lineId = lines.versions().standing(link.lineId);
    if (!stands({ lines }, lineId)) return [];
    if (lineId === link.lineId) return [link];
    const [before, now] = [lines.parsed(link.lineId), lines.parsed(lineId)];
    const isSame = before.net === now.net && before.currency === now.currency;
    return isSame && before.direction === now.direction ? [{ ...link, lineId }] : [];
  });

function stands({ lines }: Pick<LinkDeps, 'lines'>, lineId: number): boolean {
  const imported = lines
    .imports()
    .find((each) => lineId >= each.firstLineId && lineId < each.firstLineId + each.lineCount);
  return imported?.view.state === 'active' && !lines.isSuperseded(lineId);
}

/** In a group that stands without further asking, on any leg. */
export const isInGroup = ({ standing }: Pick<LinkDeps, 'standing'>, lineId: number): boolean =>
  standing.legs().some((leg) => {
    const view = standing.view(leg);
    return view.isMatched('left', lineId) || view.isMatched('right', lineId);
  });

interface AskedLink {
  readonly itemNo: string;
  readonly lineId: number;
  readonly role: LineRole;
}

/** Refuses what must not be linked, by name. `setsRight`: the line shows that an end of the payment was none. */
export function checkLink(
  deps: LinkDeps,
  { itemNo, lineId, role, setsRight = false }: AskedLink & { readonly setsRight?: boolean },
): void {
  const { store, lines } = deps;
  const wanted = wantedOf(deps, itemNo, role);
  if (!stands(deps, lineId)) throw new Refused('not_found', { what: 'line', id: lineId });
  const links = standingLinks(deps);
  const other = links.find(
    (link) => link.lineId === lineId && (link.itemNo !== itemNo || link.role !== role),
  );
  if (other) throw new Refused('line_taken', { line: lineId, other: other.itemNo });
  if (isInGroup(deps, lineId)) throw new Refused('line_taken', { line: lineId });
  const same = links.find((link) => link.itemNo === itemNo && link.role === role && link.lineId !== lineId);
  if (same) throw new Refused('already_decided', { what: 'line', id: same.lineId });
  const line = lines.unmasked(lineId);
  const shown = (amount: number, currency: string) => `${formatMinor(amount, currency)} ${currency}`;
  if (line.net !== wanted.amount || line.currency !== wanted.currency)
    throw new Refused('does_not_balance', {
      why: 'payment_line',
      stated: shown(line.net, line.currency),
      ours: shown(wanted.amount, wanted.currency),
    });
  if (line.sourceKind !== 'bank' && line.sourceKind !== 'fund_bill')
    throw new Refused('move_not_allowed', { why: 'line_not_money', id: itemNo });
  if (line.direction !== wanted.direction)
    throw new Refused('move_not_allowed', { why: 'line_direction', id: itemNo });
  if (role === 'returned' || role === 'arrived') return;
  const item = store.item(itemNo);
  if (setsRight) return;
  if (item && ['failed', 'cancelled', 'draft'].includes(store.stateOf(item)))
    throw new Refused('move_not_allowed', {
      what: 'payment',
      id: itemNo,
      from: store.stateOf(item),
      to: role,
    });
}

function wantedOf(deps: LinkDeps, itemNo: string, role: LineRole) {
  const item = deps.store.item(itemNo);
  if (item && role !== 'arrived') {
    const purpose = deps.store.batch(item.batchNo)?.header.purpose ?? 'payout';
    return { amount: item.amount, currency: item.currency, direction: directionOf(role, purpose) };
  }
  const topUp = role === 'arrived' ? deps.topUp(itemNo) : null;
  if (topUp) return { amount: topUp.amount, currency: topUp.currency, direction: 'in' };
  throw new Refused('not_found', { what: 'payment', id: itemNo });
}

export function linkLine(
  deps: PaymentsDeps,
  { itemNo, lineId, role, reason }: Input<'payments.linkLine'>,
  info: CallInfo,
): Record<string, never> {
  checkLink(deps, { itemNo, lineId, role });
  if (standingLinks(deps).some((link) => link.itemNo === itemNo && link.lineId === lineId)) return {};
  const subject = { item: itemNo, line: lineId, role, reason };
  written(deps, info, { action: 'payments.line_linked', subject }, () =>
    deps.store.appendLink({ itemNo, lineId, role, origin: 'person', at: deps.now(), by: info.person }),
  );
  return {};
}

export function unlinkLine(
  deps: PaymentsDeps,
  { linkId, reason }: Input<'payments.unlinkLine'>,
  info: CallInfo,
): Record<string, never> {
  const link = deps.store.link(linkId);
  if (!link) throw new Refused('not_found', { what: 'link', id: linkId });
  if (link.isEnded) throw new Refused('already_decided', { what: 'link', id: linkId });
  const subject = { item: link.itemNo, line: link.lineId, role: link.role, reason };
  written(deps, info, { action: 'payments.line_unlinked', subject }, () =>
    deps.store.appendLinkEnd(linkId, reason, { at: deps.now(), by: info.person }),
  );
  return {};
}

function written(
  { record, store }: PaymentsDeps,
  info: CallInfo,
  happening: Parameters<PaymentsDeps['record']['note']>[1],
  work: () => void,
): void {
  try {
    record.write(info, happening, work);
  } finally {
    store.forget();
    info.changed('payments', 'funds', 'journal', 'record');
  }
}
