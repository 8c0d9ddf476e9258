/**
 * 备付金三项核对: the last day first, the days before under it, and what is behind the day that is looked at.
 *
 * Address: /books?tab=client&day=2026-10-16&currency=CNY.
 */
import { Button } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useAnswer } from '../../api/client.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import books from './books.module.css';
import classes from './client-funds.module.css';
import { type DayRange, WHOLE } from './day-range.ts';
import { ExportMenu } from './export-menu.tsx';
import { FundBehind } from './fund-behind.tsx';
import { FundDayPanel } from './fund-day.tsx';
import { FundHistory } from './fund-history.tsx';
import { chosenDay, fundDayKey } from './fund-rows.ts';
import { PrintButton } from './range-bar.tsx';

export function ClientFundsView() {
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const [range, setRange] = useState<DayRange>(WHOLE);
  const checks = useAnswer('journal.fundChecks', range, { keepsPrevious: true });
  const rows = checks.data?.rows ?? [];
  const chosen = chosenDay(rows, `${search.get('day') ?? ''} ${search.get('currency') ?? ''}`);
  const day = chosen?.day ?? '';
  const funds = useAnswer(
    'journal.clientFunds',
    { asOf: day },
    { enabled: chosen !== null, keepsPrevious: true },
  );
  const behind = funds.data?.rows.find(({ currency }) => currency === chosen?.currency);
  const error = checks.error ?? funds.error;
  return (
    <>
      <p className={books.muted}>{words('fundChecks.text')}</p>
      <div className={books.tools}>
        <DayField
          label={words('books.from')}
          value={range.from}
          onChange={(from) => setRange({ ...range, from })}
          isInline
        />
        <DayField
          label={words('books.to')}
          value={range.to}
          onChange={(to) => setRange({ ...range, to })}
          isInline
        />
        <span className={books.spread} />
        <PrintButton />
        <ExportMenu label={words('fundChecks.exportDays')} report={{ kind: 'fund_checks', ...range }} />
        <ExportMenu
          label={words('fundChecks.exportDay')}
          report={{ kind: 'client_funds', from: '', to: day }}
        />
      </div>
      {error ? (
        <ErrorNote error={error} retry={() => void (checks.error ? checks : funds).refetch()} />
      ) : null}
      {chosen ? (
        <div className={classes.view}>
          <FundDayPanel key={fundDayKey(chosen)} row={chosen} />
          <div className={classes.beside}>
            <FundHistory
              rows={rows}
              version={checks.dataUpdatedAt}
              range={`${range.from} ${range.to}`}
              current={fundDayKey(chosen)}
              onActive={(row) =>
                setSearch({ tab: 'client', day: row.day, currency: row.currency }, { replace: true })
              }
            />
            {behind ? <FundBehind row={behind} day={day} /> : null}
          </div>
        </div>
      ) : checks.data ? (
        <Panel>
          <EmptyState
            icon={<IconBuildingBank size={36} stroke={1.2} aria-hidden />}
            title={words('books.clientEmpty')}
            text={words('books.clientEmptyText')}
            action={
              <Button component={Link} to="/parties?tab=house" variant="default">
                {words('fundChecks.goBind')}
              </Button>
            }
          />
        </Panel>
      ) : checks.error ? null : (
        <PageSkeleton />
      )}
    </>
  );
}
