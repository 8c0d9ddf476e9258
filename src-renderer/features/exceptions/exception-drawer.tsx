/** One exception beside the list: both sides, what was looked for, the nearest candidates, what happened, what may be done. */
import { Button, Skeleton } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import type { ExceptionView } from '../../../shared/contract/shapes.ts';
import { type Leg, SIDES } from '../../../shared/domain/leg.ts';
import { exceptionKindName } from '../../../shared/wording/exception-kind.ts';
import { feeScheduleText } from '../../../shared/wording/fee-schedule.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Day } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Age } from '../../ui/review/exception-age.tsx';
import { History } from '../../ui/review/history.tsx';
import { legAmount } from '../../ui/review/leg-sum.ts';
import { SideLines } from '../../ui/review/side-lines.tsx';
import { EXCEPTION_TONES } from '../../ui/review/tones.ts';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { Attachments } from './attachments.tsx';
import { Due } from './columns.tsx';
import type { Decision } from './decision-dialog.tsx';
import classes from './exceptions-page.module.css';
import { ToOrders } from './to-orders.tsx';
import { CameNearest, LookedFor, TimeAndAdvice, WhereLooked, WhyKind } from './why-exception.tsx';

interface ExceptionDrawerProps {
  /** '' keeps it closed. */
  readonly exceptionKey: string;
  readonly onClose: () => void;
  readonly onDecide: (decision: Decision) => void;
}

export function ExceptionDrawer({ exceptionKey, onClose, onDecide }: ExceptionDrawerProps) {
  const words = useWords();
  const mayReview = useMay('review');
  const found = useAnswer(
    'exceptions.get',
    { key: exceptionKey },
    { enabled: exceptionKey !== '', keepsPrevious: true },
  );
  const detail = exceptionKey === '' ? null : (found.data ?? null);
  const row = detail?.exception ?? null;
  const action = (decision: Decision, key: string, isMain = false) =>
    row ? (
      <Button
        variant={isMain ? 'filled' : 'default'}
        disabled={found.isPlaceholderData}
        rightSection={<KeyCap name={key} />}
        onClick={() => onDecide(decision)}
      >
        {words(`exceptions.${decision}`)}
      </Button>
    ) : null;
  return (
    <Drawer
      isOpen={exceptionKey !== ''}
      onClose={onClose}
      width={560}
      title={
        row ? (
          <span className={classes.drawerTitle}>
            {exceptionKindName(words.locale, row)}
            <small>
              {words(`leg.${row.leg}`)} · {words(`channel.${row.channel}`)} {row.reference}
            </small>
          </span>
        ) : (
          words('exceptions.title')
        )
      }
      actions={
        row && mayReview ? (
          <>
            {row.disposition === null ? null : action('reopen', 'o')}
            {action('note', 'n')}
            {action('due', 't')}
            {action('assign', 'e')}
            {action('dispose', 'd', row.disposition === null)}
          </>
        ) : null
      }
    >
      {found.error && exceptionKey !== '' ? (
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      ) : detail && row ? (
        <div className={classes.drawer}>
          <Figures row={row} />
          {row.groupKey ? (
            <p className={classes.leftOver}>
              {words('exceptions.leftOver')}{' '}
              <Link to={`/matching/${row.leg}/${row.groupKey}`}>{words('exceptions.openGroup')}</Link>
            </p>
          ) : null}
          <div className={classes.sides}>
            {SIDES.map((side) => (
              <SideLines
                key={side}
                title={words(`leg.${row.leg}.${side}`)}
                lines={detail[side]}
                amountOf={(line) => legAmount(row.leg, side, line)}
                none={words('exceptions.missingSide')}
              />
            ))}
          </div>
          <ToOrders detail={detail} />
          <WhyKind why={detail.why} />
          <section>
            <h3>{words('exceptions.evidence')}</h3>
            {detail.evidence.length === 0 ? (
              <span className={classes.muted}>{words('exceptions.evidenceNone')}</span>
            ) : (
              <dl className={classes.evidence}>
                {detail.evidence.map(({ name, value }) => (
                  <div key={`${name} ${value}`}>
                    <dt>{evidenceName(words, row.leg, name)}</dt>
                    <dd>{evidenceText(words, name, value)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
          <LookedFor why={detail.why} />
          <WhereLooked why={detail.why} />
          <Nearest detail={detail} />
          <TimeAndAdvice why={detail.why} suggestion={words(`suggestion.${row.suggestion}`)} />
          <Attachments exceptionKey={row.key} files={detail.attachments} />
          <section>
            <h3>{words('exceptions.history')}</h3>
            <History entries={detail.history} />
          </section>
        </div>
      ) : (
        <Skeleton height={160} />
      )}
    </Drawer>
  );
}

/** A side is called by what it is in this leg. */
function evidenceName(words: Words, leg: Leg, name: string): string {
  const [, side, what] = /^(left|right)_(amount|count|status)$/.exec(name) ?? [];
  return side === undefined || what === undefined
    ? words.or(`evidence.${name}`, name)
    : words.or(`evidence.side_${what}`, name, { side: words.or(`leg.${leg}.${side}`, side) });
}

/** Values that are words of ours are said in the reader's language; the rest stands as the engine found it. */
function evidenceText(words: Words, name: string, value: string): string {
  if (name === 'absent') return words.or(`exceptionKind.${value}`, value);
  if (name === 'fee_schedule') return feeScheduleText(words.locale, value);
  if (name === 'search') return words.or(`search.${value}`, value);
  if (name.endsWith('_amount')) return value.replace(/\d(?=(?:\d{3})+(?:\.|\b))(?<!\.\d*)/g, '$&,');
  if (!name.endsWith('_status')) return value;
  return value
    .split(' ')
    .map((status) => words.or(`lineStatus.${status}`, status))
    .join(' / ');
}

function Figures({ row }: { readonly row: ExceptionView }) {
  const words = useWords();
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{words('exceptions.col.amount')}</dt>
        <dd>
          <Amount minor={row.amount} currency={row.currency} size="strong" showsCurrency />
        </dd>
      </div>
      <div>
        <dt>{words('exceptions.col.difference')}</dt>
        <dd>
          <Amount minor={row.difference} currency={row.currency} size="strong" isSigned />
        </dd>
      </div>
      <div>
        <dt>{words('exceptions.col.state')}</dt>
        <dd>
          <Tag tone={EXCEPTION_TONES[row.state]}>{words(`exceptionState.${row.state}`)}</Tag>
        </dd>
      </div>
      <div>
        <dt>{words('exceptions.col.since')}</dt>
        <dd>
          <Day value={row.since} />
        </dd>
      </div>
      <div>
        <dt>{words('exceptions.col.age')}</dt>
        <dd>
          <Age row={row} />
        </dd>
      </div>
      <div>
        <dt>{words('exceptions.owner')}</dt>
        <dd>{row.owner || words('exceptions.noOwner')}</dd>
      </div>
      <div>
        <dt>{words('exceptions.due')}</dt>
        <dd>
          <Due row={row} />
        </dd>
      </div>
      <div>
        <dt>{words('exceptions.disposition')}</dt>
        <dd>
          {row.disposition
            ? [row.disposition, row.account]
                .map((name, at) =>
                  name ? words.or(`${at === 0 ? 'disposition' : 'writeOffAccount'}.${name}`, name) : '',
                )
                .filter((text) => text !== '')
                .join(' · ')
            : words('exceptions.suggestion', { suggestion: words(`suggestion.${row.suggestion}`) })}
        </dd>
      </div>
    </dl>
  );
}

/** Where one side is missing: what came nearest on it, and the way to the workbench where it can be matched. */
function Nearest({ detail }: { readonly detail: Output<'exceptions.get'> }) {
  const words = useWords();
  const { exception, left, right, why } = detail;
  const side =
    left.length > 0 && right.length === 0 ? 'left' : right.length > 0 && left.length === 0 ? 'right' : null;
  if (side === null || exception.state === 'resolved') return null;
  const search = new URLSearchParams({
    tab: 'open',
    q: exception.reference ? `ref:${exception.reference}` : '',
    side,
  });
  return (
    <section>
      <h3>{words('exceptions.nearest')}</h3>
      <CameNearest leg={exception.leg} why={why} />
      <Button
        component={Link}
        to={`/matching/${exception.leg}?${search.toString()}`}
        variant="subtle"
        size="compact-sm"
        mt={4}
        ml={-9}
      >
        {words('exceptions.openInMatching')}
      </Button>
    </section>
  );
}
