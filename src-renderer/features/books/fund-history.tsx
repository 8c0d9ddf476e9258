/** The days before: what was owed, what lay apart, how the three checks came out, who signed. The mark chooses the day that is looked at. */
import { useMemo } from 'react';
import { FUND_CHECKS, fundCheckText } from '../../../shared/wording/fund-check.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { Day } from '../../ui/day.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './client-funds.module.css';
import { FundOutcome } from './fund-outcome.tsx';
import { type FundDay, fundDayKey } from './fund-rows.ts';

interface FundHistoryProps {
  readonly rows: readonly FundDay[];
  readonly version: number;
  readonly range: string;
  readonly current: string;
  readonly onActive: (row: FundDay) => void;
}

export function FundHistory({ rows, version, range, current, onActive }: FundHistoryProps) {
  const words = useWords();
  const columns = useMemo(() => columnsOf(words), [words]);
  return (
    <Panel className={classes.history} title={words('fundChecks.history')} isFlush>
      <DataGrid
        label={words('fundChecks.history')}
        columns={columns}
        total={rows.length}
        fetchPage={async (offset, limit) => ({ rows: rows.slice(offset, offset + limit) })}
        resetKey={`fund checks ${range}`}
        version={version}
        rowKey={fundDayKey}
        currentKey={current}
        isMain
        autoFocus
        onActiveChange={(row) => {
          if (row) onActive(row);
        }}
      />
    </Panel>
  );
}

function columnsOf(words: Words): readonly Column<FundDay>[] {
  const amount = (id: 'owed' | 'resource' | 'difference', of: (row: FundDay) => number): Column<FundDay> => ({
    id,
    header: words(`fundChecks.col.${id}`),
    width: 108,
    align: 'right',
    render: (row) => (
      <Amount minor={of(row)} currency={row.currency} isMuted={row.owed.outcome === 'not_checked'} />
    ),
  });
  return [
    { id: 'day', header: words('fundChecks.col.day'), width: 112, render: (row) => <Day value={row.day} /> },
    { id: 'currency', header: words('fundChecks.col.currency'), width: 78, render: (row) => row.currency },
    amount('owed', (row) => row.owed.wanted),
    amount('resource', (row) => row.owed.found),
    amount('difference', (row) => row.owed.found - row.owed.wanted),
    {
      id: 'checks',
      header: words('fundChecks.col.checks'),
      width: 124,
      render: (row) => (
        <span className={classes.outcomes}>
          {FUND_CHECKS.map((name) => (
            <FundOutcome
              key={name}
              outcome={row[name].outcome}
              title={`${words(`fund_check.${name}`)}: ${fundCheckText(words.locale, name, row[name].facts)}`}
            />
          ))}
        </span>
      ),
    },
    {
      id: 'signed',
      header: words('fundChecks.col.signed'),
      width: 72,
      grow: 1,
      render: ({ seen }) =>
        seen ? (
          seen.isChanged ? (
            <Tag tone="warn" title={seen.byName}>
              {words('fund_check.changed')}
            </Tag>
          ) : (
            seen.byName
          )
        ) : (
          '–'
        ),
    },
  ];
}
