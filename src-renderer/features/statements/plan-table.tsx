/** One row per file that waits: what it is, what its rows would do, whether it proves itself. A row opens to everything behind it. */
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { PlanView } from '../../../shared/contract/shapes.ts';
import { Amount } from '../../ui/amount.tsx';
import { DayRange } from '../../ui/day.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Standing } from '../../ui/standing.tsx';
import table from '../../ui/table.module.css';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { useHeldRequests } from './held-requests.ts';
import { sourceText } from './line-columns.tsx';
import { PlanDetail } from './plan-detail.tsx';
import classes from './plan-table.module.css';

interface PlanTableProps {
  readonly plans: readonly PlanView[];
  readonly openPlan: string | null;
  readonly onOpen: (planId: string | null) => void;
  readonly onCommit: (plan: PlanView) => void;
  readonly onDiscard: (plan: PlanView) => void;
  readonly onRequest: (plan: PlanView) => void;
}

const STATE_TONES: Readonly<Record<PlanView['state'], Tone>> = {
  ready: 'ok',
  held: 'bad',
  errors: 'bad',
  nothing: 'plain',
};
const COUNTS = ['added', 'duplicates', 'changed', 'skipped', 'errors'] as const;
const COUNT_WORDS = {
  added: 'end.added',
  duplicates: 'end.duplicate',
  changed: 'end.changed',
  skipped: 'end.skipped',
  errors: 'end.error',
} as const;

export function PlanTable({ plans, openPlan, onOpen, onCommit, onDiscard, onRequest }: PlanTableProps) {
  const words = useWords();
  const requestOf = useHeldRequests(plans.some(({ state }) => state === 'held'));
  const [active, setActive] = useState(0);
  const at = Math.min(active, plans.length - 1);
  const rows = useRef<HTMLTableElement>(null);
  const activePlan = plans[at]?.planId;
  useEffect(() => {
    rows.current?.querySelector(`[data-plan="${activePlan}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [activePlan]);
  const toggle = (plan: PlanView | undefined) => {
    if (plan) onOpen(openPlan === plan.planId ? null : plan.planId);
  };
  const under = plans[at];
  const asked = under?.state === 'held' && requestOf(under) === 0 ? under : null;
  const next = { label: words('key.next'), run: () => setActive(Math.min(plans.length - 1, at + 1)) };
  const previous = { label: words('key.previous'), run: () => setActive(Math.max(0, at - 1)) };
  useKeys({
    j: next,
    k: previous,
    ArrowDown: { ...next, isQuiet: true },
    ArrowUp: { ...previous, isQuiet: true },
    Enter: { label: words('key.open'), run: () => toggle(plans[at]) },
    ...(asked ? { r: { label: words('statements.requestHeld'), run: () => onRequest(asked) } } : {}),
  });

  return (
    <table ref={rows} className={`${table.table} ${classes.plans}`}>
      <thead>
        <tr>
          <th aria-label={words('key.open')} />
          <th>{words('statements.file')}</th>
          <th>{words('statements.standing')}</th>
          <th>{words('statements.account')}</th>
          {COUNTS.map((name) => (
            <th key={name} className={table.right}>
              {words(COUNT_WORDS[name])}
            </th>
          ))}
          <th className={table.right}>
            {words('statements.in')} / {words('statements.out')}
          </th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan, index) => {
          const isOpen = openPlan === plan.planId;
          return (
            <Fragment key={plan.planId}>
              <tr
                data-plan={plan.planId}
                data-active={index === at || undefined}
                className={classes.plan}
                onClick={() => {
                  setActive(index);
                  toggle(plan);
                }}
              >
                <td>
                  <button
                    type="button"
                    className={classes.expander}
                    aria-expanded={isOpen}
                    aria-label={words('statements.planOf', { file: plan.file })}
                  >
                    {isOpen ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
                  </button>
                </td>
                <td className={classes.file}>
                  <span title={plan.file}>{plan.file}</span>
                  <small>{sourceText(words, plan)}</small>
                </td>
                <td className={classes.standing}>
                  <Standing standing={plan.proof} />
                  <PlanState plan={plan} requestId={requestOf(plan)} />
                </td>
                <td title={plan.accounts.join('\n')} className={classes.account}>
                  {accountText(words, plan.accounts)}
                  <small>
                    <DayRange from={plan.periodFrom} to={plan.periodTo} />
                  </small>
                </td>
                {COUNTS.map((name) => (
                  <td
                    key={name}
                    className={table.right}
                    data-zero={plan.counts[name] === 0 || undefined}
                    data-tone={name === 'errors' ? 'bad' : name === 'changed' ? 'warn' : undefined}
                  >
                    {plan.counts[name].toLocaleString('en')}
                  </td>
                ))}
                <td className={table.right}>
                  <Totals plan={plan} />
                </td>
              </tr>
              {isOpen ? (
                <tr className={classes.detail}>
                  <td colSpan={COUNTS.length + 5}>
                    <PlanDetail
                      plan={plan}
                      requestId={requestOf(plan)}
                      onRequest={() => onRequest(plan)}
                      onCommit={() => onCommit(plan)}
                      onDiscard={() => onDiscard(plan)}
                    />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function PlanState({ plan, requestId }: { readonly plan: PlanView; readonly requestId: number }) {
  const words = useWords();
  if (plan.state === 'held' && requestId > 0)
    return <Tag tone="warn">{words('statements.requestedHeld', { id: String(requestId) })}</Tag>;
  return (
    <Tag tone={STATE_TONES[plan.state]} title={words(`statements.state.${plan.state}.meaning`)}>
      {words(`statements.state.${plan.state}`)}
    </Tag>
  );
}

export function accountText(words: Words, accounts: readonly string[]): string {
  const first = accounts[0] ?? '';
  if (accounts.length > 1) return words('statements.accounts', { first, count: accounts.length });
  return first === '' ? '–' : first;
}

/** In above out, for each currency; the currency is said with each, because a file may hold several. */
function Totals({ plan }: { readonly plan: PlanView }) {
  return plan.totals.map((total) => (
    <div key={total.currency} className={classes.totals}>
      <Amount minor={total.inSum} currency={total.currency} isSigned />
      <span>{total.currency}</span>
      <Amount minor={-total.outSum} currency={total.currency} />
    </div>
  ));
}
