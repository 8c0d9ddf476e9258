/**
 * A layout is set or ended by two persons: the second is shown every column that becomes another. Another version meanwhile, or another layout of the
 * same name, voids what was asked for.
 */
import { z } from 'zod';
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { bankLayout } from '../../../../shared/contract/payment-layouts.ts';
import { type BankLayout, layoutFaults } from '../../../../shared/domain/bank-layout.ts';
import { type LayoutChange, layoutChanges } from '../../../../shared/domain/layout-change.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { PaymentsDeps } from '../deps.ts';
import { strangerInLayout } from '../formats/bank-table/rows.ts';
import type { LayoutStore } from './store.ts';

export type LayoutDeps = Pick<PaymentsDeps, 'record' | 'now' | 'layouts' | 'secondPerson'>;

const wantedLayout = z.object({
  /** '' for a new one: its number is given as it is written. */
  id: z.string(),
  version: z.number(),
  name: z.string(),
  layout: bankLayout,
  state: z.enum(['set', 'ended']),
});
type Wanted = z.infer<typeof wantedLayout>;

export function setLayout(
  deps: LayoutDeps,
  { id, version, name, layout, reason }: Input<'payments.setLayout'>,
  info: CallInfo,
): Output<'payments.setLayout'> {
  const wanted: Wanted = { id: id ?? '', version, name, layout: trimmed(layout), state: 'set' };
  const now = id === null ? null : standing(deps.layouts, id, version);
  const [fault] = layoutFaults(wanted.layout);
  if (fault) throw new Refused('layout_unfit', { why: fault.fault, place: fault.place });
  const stranger = strangerInLayout(wanted.layout);
  if (stranger !== '') throw new Refused('layout_unfit', { why: 'character', text: stranger });
  if (isTaken(deps.layouts, wanted)) throw new Refused('layout_unfit', { why: 'name_taken', name });
  const changes = layoutChanges(now, wanted);
  if (now?.state === 'set' && changes.length === 0) throw new Refused('layout_unfit', { why: 'same' });
  const resumed: LayoutChange[] = now?.state === 'ended' ? [{ what: 'resumed' }] : [];
  return decide(deps, wanted, [...resumed, ...changes], reason, info);
}

export function endLayout(
  deps: LayoutDeps,
  { id, version, reason }: Input<'payments.endLayout'>,
  info: CallInfo,
): Output<'payments.endLayout'> {
  const now = standing(deps.layouts, id, version);
  if (now.state === 'ended') throw new Refused('layout_unfit', { why: 'ended' });
  const { name, layout } = now;
  return decide(deps, { id, version, name, layout, state: 'ended' }, [{ what: 'ended' }], reason, info);
}

function decide(
  deps: LayoutDeps,
  wanted: Wanted,
  changes: readonly LayoutChange[],
  reason: string,
  info: CallInfo,
): Output<'payments.setLayout'> {
  const asking = {
    kind: 'payment_layout',
    subject: { layout: JSON.stringify(wanted) },
    hash: hashOf(deps.layouts, wanted),
    facts: [
      { name: 'layout_name', value: `${wanted.name} v${wanted.version + 1}` },
      ...changes.map((change) => ({ name: 'layout_change', value: JSON.stringify(change) })),
    ],
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, wanted, info.person, reason, info),
  );
  if (requestId === null) after(deps, info);
  return { requestId };
}

export function layoutExecutor(deps: LayoutDeps): Executor {
  const of = (subject: RequestSubject) => wantedLayout.parse(JSON.parse(String(subject['layout'])));
  return {
    hashNow: (subject) => {
      const wanted = of(subject);
      return wanted.state === 'set' && isTaken(deps.layouts, wanted) ? null : hashOf(deps.layouts, wanted);
    },
    run: (subject, maker, reason, info) => write(deps, of(subject), maker, reason, info),
    after: (info) => after(deps, info),
  };
}

function write(deps: LayoutDeps, wanted: Wanted, maker: string, reason: string, info: CallInfo): void {
  const { name, layout, state } = wanted;
  const id = wanted.id === '' ? deps.layouts.nextId() : wanted.id;
  const subject = { layout: id, version: wanted.version + 1, name, state, maker, reason };
  deps.record.write(info, { action: 'payments.layout_changed', subject }, () =>
    deps.layouts.append({ id, name, layout, state, reason, at: deps.now(), by: maker }),
  );
}

function after(deps: LayoutDeps, info: CallInfo): void {
  deps.layouts.forget(); // Also when it was rolled back.
  info.changed('payments', 'approvals', 'record');
}

function standing(layouts: LayoutStore, id: string, version: number) {
  const now = layouts.newest(id);
  if (!now) throw new Refused('not_found', { what: 'layout', id });
  if (now.version !== version)
    throw new Refused('plan_stale', { why: 'layout', name: now.name, version: now.version });
  return now;
}

/** Two of one name are mistaken for one another where a batch is made. */
const isTaken = (layouts: LayoutStore, { id, name }: Wanted): boolean =>
  layouts
    .now()
    .some((each) => each.state === 'set' && each.id !== id && each.name.toLowerCase() === name.toLowerCase());

const hashOf = (layouts: LayoutStore, wanted: Wanted): string =>
  sha256OfJson([wanted.id === '' ? null : (layouts.newest(wanted.id)?.version ?? null), wanted]);

/** Blanks around a heading are no part of it, and a text of a column that has none is nothing. */
const trimmed = (layout: BankLayout): BankLayout => ({
  ...layout,
  organisation: [layout.organisation[0].trim(), layout.organisation[1].trim()],
  currencies: [...new Set(layout.currencies)],
  columns: layout.columns.map((each) => ({
    ...each,
    heading: each.heading.trim(),
    text: each.field === 'fixed' ? each.text.trim() : '',
  })),
});
