/** Cases: those that are not closed first; hers, those that wait for a second officer, and the closed ones one press away. Enter opens a case's page. */
import { SegmentedControl } from '@mantine/core';
import { IconFolderSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import type { FilterField } from '../../../../shared/domain/filter.ts';
import { DataGrid } from '../../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../../ui/data-grid/filter-box.tsx';
import { useGridSource } from '../../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { NothingFits } from '../../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useIsWide } from '../../../ui/use-is-wide.ts';
import { useSearch } from '../../../ui/use-search.ts';
import { useWords } from '../../../ui/words.ts';
import { ExportButton } from '../export-dialog.tsx';
import classes from '../risk.module.css';
import { caseAddress } from '../tabs.ts';
import { caseColumns } from './case-columns.tsx';

const FIELDS: readonly FilterField[] = ['text', 'amount', 'day', 'owner', 'due'];
const SHOWS = ['unclosed', 'mine', 'proposed', 'closed', 'all'] as const;

export function CasesView() {
  const words = useWords();
  const navigate = useNavigate();
  const isWide = useIsWide();
  const { said, go } = useSearch();
  const query = said('q');
  const show = SHOWS.find((each) => each === said('show')) ?? 'unclosed';
  const source = useGridSource('risk.cases', { query, show });
  const columns = useMemo(() => caseColumns(words, isWide), [words, isWide]);
  return (
    <>
      <div className={classes.tools}>
        <FilterBox value={query} onChange={(q) => go({ q })} fields={FIELDS} />
        <ExportButton kind="cases" />
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list}
          title={words('risk.caseCount', { count: source.total })}
          aside={
            <SegmentedControl
              size="xs"
              aria-label={words('risk.caseStates')}
              value={show}
              onChange={(value) => go({ show: value === 'unclosed' ? '' : value })}
              data={SHOWS.map((value) => ({ value, label: words(`risk.caseShow.${value}`) }))}
            />
          }
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('risk.caseList')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.caseNo}
              isMain
              autoFocus
              activatesFirst
              opensOnClick
              onOpen={(row) => void navigate(caseAddress(row.caseNo))}
              empty={
                query === '' ? (
                  <EmptyState
                    icon={<IconFolderSearch size={36} stroke={1.2} aria-hidden />}
                    title={words(`risk.noCases.${show}`)}
                    text={words('risk.noCasesText')}
                  />
                ) : (
                  <NothingFits onClear={() => go({ q: '' })} />
                )
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
    </>
  );
}
