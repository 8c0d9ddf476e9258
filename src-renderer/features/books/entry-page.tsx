/** One entry: its postings, what it rests on down to the row of a file, what it reverses or what reversed it; to be printed and signed. */
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import type { EntryView } from '../../../shared/contract/journal-views.ts';
import { ask, useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { Day, Instant, OurClock } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './books.module.css';
import { ruleText } from './entry-columns.tsx';
import { PostingsTable } from './postings-table.tsx';
import { PrintButton } from './range-bar.tsx';
import { ReverseDialog } from './reverse-dialog.tsx';

const PAGE_ROWS = 100;
type Member = Output<'journal.entry'>['lines']['rows'][number];

export function EntryPage({ id }: { readonly id: number }) {
  const words = useWords();
  const navigate = useNavigate();
  const mayPost = useMay('post');
  const [isReversing, setReversing] = useState(false);
  const found = useAnswer('journal.entry', { id, offset: 0, limit: PAGE_ROWS });
  const entry = found.data?.entry;
  const columns = useMemo(() => memberColumns(words, entry?.postings[0]?.currency ?? 'CNY'), [words, entry]);
  // What a rule made goes when its facts do; only an entry of persons is theirs to undo.
  const canReverse = mayPost && entry?.origin === 'manual' && entry.reversedBy === null;
  useKeys({
    Escape: { label: words('books.back'), run: () => void navigate('/books?tab=entries') },
    ...(canReverse ? { u: { label: words('books.reverse'), run: () => setReversing(true) } } : {}),
  });
  if (found.error) return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || !entry) return <PageSkeleton />;
  const { lines } = found.data;
  return (
    <div className={classes.page}>
      <PageHead
        title={words('books.entry', { number: entry.number })}
        beside={
          <Link className={classes.back} to="/books?tab=entries">
            <IconArrowLeft size={16} aria-hidden /> {words('books.back')}
          </Link>
        }
        actions={
          <>
            <PrintButton />
            {canReverse ? (
              <Button variant="default" rightSection={<KeyCap name="u" />} onClick={() => setReversing(true)}>
                {words('books.reverse')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className={classes.entry}>
        <Panel title={words('books.postings')} isFlush className={classes.fixed}>
          <PostingsTable postings={entry.postings} />
        </Panel>
        <Panel title={words('books.fact')} className={classes.fixed}>
          <EntryFacts entry={entry} />
        </Panel>
      </div>
      <SignLines />
      <Panel
        title={words('books.members')}
        aside={<span className={classes.muted}>{words('list.rows', { count: lines.total })}</span>}
        className={`${classes.list} ${classes.unprinted}`}
        isFlush
      >
        <DataGrid
          label={words('books.members')}
          columns={columns}
          total={lines.total}
          fetchPage={async (offset, limit) =>
            offset === 0 && limit <= PAGE_ROWS
              ? lines
              : (await ask('journal.entry', { id, offset, limit })).lines
          }
          resetKey={`entry ${id}`}
          version={found.dataUpdatedAt}
          rowKey={(row) => row.line.id}
          isMain
          autoFocus
          activatesFirst
          onOpen={(row) => void navigate(`/statements/line/${row.line.id}`)}
          empty={words('books.membersNone')}
        />
      </Panel>
      {isReversing ? <ReverseDialog entry={entry} onClose={() => setReversing(false)} /> : null}
    </div>
  );
}

/** For whoever keeps the vouchers on paper. */
function SignLines() {
  const words = useWords();
  return (
    <div className={classes.signs} aria-hidden>
      {(['made', 'checked', 'posted'] as const).map((name) => (
        <span key={name}>{words(`books.sign.${name}`)}</span>
      ))}
    </div>
  );
}

function EntryFacts({ entry }: { readonly entry: EntryView }) {
  const words = useWords();
  const see = (id: number | null) =>
    id === null ? '' : <Link to={`/books/entry/${id}`}>{words('books.see')}</Link>;
  return (
    <Facts
      facts={[
        { name: words('books.col.day'), value: <Day value={entry.day} /> },
        { name: words('books.period'), value: entry.period },
        {
          name: words('books.col.origin'),
          value: <Tag tone="plain">{words(`books.origin.${entry.origin}`)}</Tag>,
        },
        { name: words('books.col.rule'), value: entry.rule === '' ? '' : ruleText(words, entry) },
        { name: words('books.col.memo'), value: entry.memo },
        { name: words('books.fact'), value: entry.fact, isCode: true },
        {
          name: words('books.col.late'),
          value: entry.lateOf === '' ? '' : words('books.lateMeaning', { day: entry.lateOf }),
        },
        { name: words('books.reversesEntry'), value: see(entry.reverses) },
        { name: words('books.reversedBy'), value: see(entry.reversedBy) },
        { name: words('books.col.by'), value: entry.byName },
        { name: words('books.at'), value: <OurClock value={entry.at} /> },
      ]}
    />
  );
}

function memberColumns(words: Words, currency: string): readonly Column<Member>[] {
  return [
    {
      id: 'at',
      header: words('books.col.day'),
      width: 168,
      render: ({ line }) => <Instant value={line.occurredAt || line.bookingDate} />,
    },
    {
      id: 'file',
      header: words('books.col.lines'),
      width: 260,
      grow: 1,
      render: ({ line }) => words('books.line', { file: line.file, row: line.row }),
    },
    {
      id: 'number',
      header: words('orders.col.orderNo'),
      width: 190,
      render: ({ line }) => line.merchantOrderNo || line.channelTransactionId || line.bankReference || '–',
    },
    {
      id: 'party',
      header: words('books.otherParty'),
      width: 180,
      render: ({ line }) => line.counterparty || line.description || '–',
    },
    {
      id: 'amount',
      header: words('books.lineAmount'),
      width: 150,
      align: 'right',
      render: ({ amount, line }) => (
        <Amount minor={amount} currency={line.currency || currency} showsCurrency />
      ),
    },
  ];
}
