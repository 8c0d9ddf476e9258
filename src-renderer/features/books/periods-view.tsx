/** Periods (会计期间): what each may still take, what stands against closing it, and the way to close or open it by two persons. */
import { Button } from '@mantine/core';
import { IconCalendarMonth } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import type { PeriodState } from '../../../shared/domain/books.ts';
import { useAnswer } from '../../api/client.tsx';
import { requestAddress } from '../../ui/asked-notice.tsx';
import { OurClock } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import table from '../../ui/table.module.css';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './books.module.css';
import { PeriodDialog } from './period-dialog.tsx';
import { movesFrom } from './period-moves.ts';

type Period = Output<'journal.periods'>['periods'][number];
const TONES: Readonly<Record<PeriodState, Tone>> = { open: 'ok', soft_closed: 'warn', closed: 'plain' };

export function PeriodsView() {
  const words = useWords();
  const mayPost = useMay('post');
  const answer = useAnswer('journal.periods', {});
  const [asked, setAsked] = useState<{ readonly period: string; readonly state: PeriodState } | null>(null);
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <>
      {mayPost ? null : <p className={classes.muted}>{words('books.readOnly')}</p>}
      <Panel className={classes.list} title={words('books.periods')} isFlush>
        {!answer.data ? (
          <RowsSkeleton />
        ) : answer.data.periods.length === 0 ? (
          <EmptyState
            icon={<IconCalendarMonth size={36} stroke={1.2} aria-hidden />}
            title={words('books.periodsEmpty')}
            text={words('books.periodsEmptyText')}
          />
        ) : (
          <div className={classes.tableScroll}>
            <table className={table.table} aria-label={words('books.periods')}>
              <thead>
                <tr>
                  <th>{words('books.period')}</th>
                  <th>{words('books.chart.state')}</th>
                  <th className={table.right}>{words('books.periodEntries')}</th>
                  <th className={table.right}>{words('books.periodUnposted')}</th>
                  <th>{words('books.periodSaid')}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {answer.data.periods.map((each) => (
                  <Row
                    key={each.period}
                    period={each}
                    mayPost={mayPost}
                    onMove={(state) => setAsked({ period: each.period, state })}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      {asked ? <PeriodDialog {...asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

interface RowProps {
  readonly period: Period;
  readonly mayPost: boolean;
  readonly onMove: (state: PeriodState) => void;
}

function Row({ period, mayPost, onMove }: RowProps) {
  const words = useWords();
  return (
    <tr>
      <td className={classes.code}>{period.period}</td>
      <td>
        <Tag tone={TONES[period.state]} title={words(`books.periodState.${period.state}.text`)}>
          {words(`books.periodState.${period.state}`)}
        </Tag>
      </td>
      <td className={table.right}>{period.entries.toLocaleString('en')}</td>
      <td className={table.right} data-waiting={period.unposted > 0 || undefined}>
        {period.unposted.toLocaleString('en')}
      </td>
      <td title={period.reason}>
        {period.at === '' ? (
          '–'
        ) : (
          <>
            {period.byName} · <OurClock value={period.at} />
          </>
        )}
      </td>
      <td className={table.right}>
        {period.requestId !== null ? (
          <Link to={requestAddress(period.requestId)}>{words('books.periodWaiting')}</Link>
        ) : mayPost ? (
          movesFrom(period.state).map((state) => (
            <Button
              key={state}
              variant="subtle"
              size="compact-sm"
              aria-label={words(`books.setPeriodTitle.${state}`, { period: period.period })}
              onClick={() => onMove(state)}
            >
              {words(`books.setPeriod.${state}`)}
            </Button>
          ))
        ) : null}
      </td>
    </tr>
  );
}
