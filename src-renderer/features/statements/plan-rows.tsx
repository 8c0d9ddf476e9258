/** Every row of a planned file by its end: what is added as it was read, what was left out and why, what could not be read. */
import { Anchor, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { PlanView, RowFinding } from '../../../shared/contract/shapes.ts';
import { ask } from '../../api/client.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { Instant } from '../../ui/day.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { Movement } from './line-columns.tsx';
import { changesText } from './line-drawer-changes.tsx';
import classes from './plan-rows.module.css';

const ENDS = ['error', 'changed', 'added', 'duplicate', 'skipped', 'structure'] as const;
type End = (typeof ENDS)[number];
export function PlanRows({ plan }: { readonly plan: PlanView }) {
  const words = useWords();
  const { counts } = plan;
  const total: Readonly<Record<End, number>> = {
    error: counts.errors,
    changed: counts.changed,
    added: counts.added,
    duplicate: counts.duplicates,
    skipped: counts.skipped,
    structure: counts.structure,
  };
  const present = ENDS.filter((end) => total[end] > 0);
  const [chosen, setChosen] = useState<End>(present[0] ?? 'added'); // What needs a look comes first.
  return (
    <>
      <div className={classes.head}>
        <h3>{words('statements.rowsOf')}</h3>
        <SegmentedControl
          size="xs"
          value={chosen}
          onChange={(value) => setChosen(ENDS.find((end) => end === value) ?? 'added')}
          data={present.map((end) => ({
            value: end,
            label: `${words(`end.${end}`)} ${total[end].toLocaleString('en')}`,
          }))}
        />
      </div>
      <div className={classes.grid}>
        <DataGrid<RowFinding>
          label={words('statements.rowsOf')}
          columns={columnsOf(words, chosen)}
          total={total[chosen]}
          fetchPage={(offset, limit) =>
            ask('statements.planRows', { planId: plan.planId, end: chosen, offset, limit })
          }
          rowKey={(row) => row.row}
          resetKey={`${plan.planId}|${chosen}`}
          version={plan.hash}
          empty={words('statements.noRows')}
        />
      </div>
    </>
  );
}

/** A line as it was read; of what was here before, where it is and what differs; of anything else, why. The end itself is said above the list. */
const columnsOf = (words: Words, end: End): Column<RowFinding>[] => [
  rowColumn(words),
  ...(end === 'added'
    ? lineColumns(words)
    : end === 'changed'
      ? changedColumns(words)
      : end === 'duplicate'
        ? [...lineColumns(words), heldBy(words)]
        : end === 'error'
          ? errorColumns(words)
          : [reasonColumn(words)]),
];

const rowColumn = (words: Words): Column<RowFinding> => ({
  id: 'row',
  header: words('column.row'),
  width: 58,
  align: 'right',
  render: (row) => row.row.toLocaleString('en'),
});

const textColumn = (words: Words): Column<RowFinding> => ({
  id: 'text',
  header: words('column.description'),
  width: 96,
  grow: 2,
  render: ({ line }) => {
    const text = line ? [line.counterparty, line.description].filter((each) => each !== '').join(' · ') : '';
    return <span title={text}>{text}</span>;
  },
});

const lineColumns = (words: Words): Column<RowFinding>[] => [
  {
    id: 'time',
    header: words('column.occurredAt'),
    width: 150,
    render: ({ line }) => (line ? <Instant value={line.occurredAt || line.bookingDate} /> : ''),
  },
  {
    id: 'net',
    header: words('column.net'),
    width: 126,
    align: 'right',
    render: ({ line }) => (line ? <Movement line={line} /> : ''),
  },
  textColumn(words),
];

const changedColumns = (words: Words): Column<RowFinding>[] => [
  textColumn(words),
  {
    id: 'changes',
    header: words('versions.differs'),
    width: 160,
    grow: 2,
    render: (row) => {
      const text = changesText(words, row.changes);
      return (
        <span className={classes.changes} title={text}>
          {row.stands ? '' : `${words('versions.keepsKnown')} · `}
          {text}
        </span>
      );
    },
  },
  heldBy(words),
];

const heldBy = (words: Words): Column<RowFinding> => ({
  id: 'other',
  header: words('versions.heldBy'),
  width: 120,
  grow: 1,
  render: ({ other }) => {
    if (!other) return '';
    const place = { file: other.file, row: other.row };
    if (other.lineId === null) return words('versions.inWaiting', place);
    return (
      <Anchor
        component={Link}
        to={`/statements/line/${other.lineId}`}
        fz="inherit"
        title={words('versions.inFile', place)}
      >
        {words('versions.inFile', place)}
      </Anchor>
    );
  },
});

const reasonColumn = (words: Words): Column<RowFinding> => ({
  id: 'reason',
  header: words('statements.rowReason'),
  width: 150,
  grow: 2,
  render: (row) => <span title={reasonText(words, row)}>{reasonText(words, row)}</span>,
});

const errorColumns = (words: Words): Column<RowFinding>[] => [
  reasonColumn(words),
  {
    id: 'text',
    header: words('statements.rowText'),
    width: 110,
    grow: 1,
    render: (row) => <code title={row.text}>{row.text}</code>,
  },
  {
    id: 'expected',
    header: words('statements.rowExpected'),
    width: 100,
    grow: 1,
    render: (row) => <span title={row.expected}>{row.expected}</span>,
  },
];

const reasonText = (words: Words, row: RowFinding): string => {
  const reason =
    row.end === 'error'
      ? words.or(`problem.${row.reason}`, row.reason)
      : words.or(`skip.${row.reason}`, row.reason);
  return row.column === '' ? reason : `${row.column}: ${reason}`;
};
