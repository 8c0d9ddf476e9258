/** Every line of the statements, or of one of them: filtered, sorted, each a step from the original text. */
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { ListedLine } from '../../../shared/contract/statements.ts';
import { ask, useAnswer } from '../../api/client.tsx';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './history-view.module.css';
import { lineColumns } from './line-columns.tsx';
import { LineDrawer } from './line-drawer.tsx';
import { LinksFoot } from './links-foot.tsx';

type Sort = 'file' | 'time' | 'amount';
const SORT_OF_COLUMN: Readonly<Record<string, Sort>> = { time: 'time', net: 'amount', row: 'file' };
const COLUMN_OF_SORT: Readonly<Record<Sort, string>> = { time: 'time', amount: 'net', file: 'row' };

export function LinesView({ lineId }: { readonly lineId: number | null }) {
  const words = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const importId = Number(search.get('import')) || null;
  const query = search.get('query') ?? '';
  const [sort, setSort] = useState<Sort>('file');
  const [descending, setDescending] = useState(false);
  const question = { query, importId, sort, descending };
  const head = useAnswer('statements.lines', { ...question, offset: 0, limit: 1 }, { keepsPrevious: true });
  // Looking for links is what its sums need: once they are here, so are the marks of the rows.
  const sums = useAnswer('statements.totals', { query, importId }, { keepsPrevious: true });
  const file = useAnswer('statements.import', { importId: importId ?? 1 }, { enabled: importId !== null });

  const change = useCallback(
    (name: string, value: string) =>
      setSearch(
        (held) => {
          const next = new URLSearchParams(held);
          next.set('tab', 'lines');
          if (value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const filter = useCallback((text: string) => change('query', text), [change]);
  const rest = search.size > 0 ? `?${search}` : '';
  return (
    <>
      <div className={classes.tools}>
        <FilterBox
          value={query}
          onChange={filter}
          fields={['channel', 'kind', 'amount', 'day', 'status', 'state', 'direction', 'account']}
        />
        {importId === null ? null : (
          <Button
            variant="light"
            rightSection={<IconX size={14} aria-hidden />}
            onClick={() => change('import', '')}
          >
            {words('statements.linesOf', { file: file.data?.file ?? String(importId) })}
          </Button>
        )}
      </div>
      <ErrorNote error={head.error} retry={() => void head.refetch()} />
      <Panel
        isFlush
        className={classes.panel}
        title={words(importId === null ? 'statements.allLines' : 'statements.linesTitle')}
        aside={head.data ? words('statements.linesCount', { count: head.data.total }) : null}
      >
        {head.data ? (
          <DataGrid<ListedLine>
            label={words('statements.linesTitle')}
            columns={lineColumns(words)}
            total={head.data.total}
            fetchPage={(offset, limit) => ask('statements.lines', { ...question, offset, limit })}
            rowKey={(row) => row.id}
            resetKey={JSON.stringify(question)}
            version={`${head.dataUpdatedAt}|${sums.dataUpdatedAt}`}
            sort={{ column: COLUMN_OF_SORT[sort], descending }}
            onSort={(column) => {
              const next = SORT_OF_COLUMN[column] ?? 'file';
              setDescending(next === sort ? !descending : next === 'amount');
              setSort(next);
            }}
            onOpen={(row) => void navigate(`/statements/line/${row.id}${rest}`)}
            opensOnClick
            isMain
            empty={<EmptyState title={words('statements.noLines')} />}
          />
        ) : (
          <RowsSkeleton />
        )}
      </Panel>
      {sums.data ? <LinksFoot totals={sums.data.totals} proposed={sums.data.proposed} /> : null}
      <LineDrawer
        lineId={lineId}
        onClose={() => {
          const next = new URLSearchParams(search);
          next.set('tab', 'lines');
          void navigate(`/statements?${next}`);
        }}
      />
    </>
  );
}
