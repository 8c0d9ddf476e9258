/** What left the house: each file with its hash, who got it and what for, by whom and when. */
import { IconPackageExport } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type Column, DataGrid } from '../../../ui/data-grid/data-grid.tsx';
import { type PagedRow, useGridSource } from '../../../ui/data-grid/use-grid-source.ts';
import { OurClock } from '../../../ui/day.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { sizeText } from '../../../ui/size-text.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import own from './evidence.module.css';
import { handedScope } from './handed-scope.ts';

type Handed = PagedRow<'evidence.handed'>;
const keyOf = ({ at, sha256, recipient }: Handed): string => `${at} ${sha256} ${recipient}`;

export function HandedList() {
  const words = useWords();
  const [open, setOpen] = useState<Handed | null>(null);
  const source = useGridSource('evidence.handed', {});
  const columns = useMemo(() => handedColumns(words), [words]);
  return (
    <>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={own.handed}
          title={words('handed.title')}
          aside={<span className={classes.muted}>{words('handed.count', { count: source.total })}</span>}
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('handed.title')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={keyOf}
              isMain
              opensOnClick
              onOpen={setOpen}
              onActiveChange={(row) => {
                if (open) setOpen(row);
              }}
              empty={
                <EmptyState
                  icon={<IconPackageExport size={32} stroke={1.2} aria-hidden />}
                  title={words('handed.empty')}
                  text={words('handed.emptyText')}
                />
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      <Drawer isOpen={open !== null} onClose={() => setOpen(null)} title={words('handed.one')}>
        {open ? <HandedFacts handed={open} /> : null}
      </Drawer>
    </>
  );
}

function HandedFacts({ handed }: { readonly handed: Handed }) {
  const words = useWords();
  return (
    <Facts
      facts={[
        { name: words('handed.col.kind'), value: words.or(`handover_kind.${handed.kind}`, handed.kind) },
        { name: words('handed.col.file'), value: handed.fileName },
        { name: words('handed.bytes'), value: `${handed.bytes.toLocaleString('en')} B` },
        { name: 'SHA-256', value: handed.sha256, isCode: true },
        {
          name: words('packScreen.headSize'),
          value: handed.size === 0 ? '' : handed.size.toLocaleString('en'),
        },
        { name: words('handed.scope'), value: handedScope(words, handed.scope) },
        { name: words('handOver.recipient'), value: handed.recipient },
        { name: words('handOver.purpose'), value: handed.purpose },
        { name: words('handed.col.by'), value: handed.byName || words('request.erasedName') },
        { name: words('handed.col.at'), value: <OurClock value={handed.at} /> },
      ]}
    />
  );
}

const handedColumns = (words: Words): readonly Column<Handed>[] => [
  { id: 'at', header: words('handed.col.at'), width: 152, render: ({ at }) => <OurClock value={at} /> },
  {
    id: 'kind',
    header: words('handed.col.kind'),
    width: 130,
    render: ({ kind }) => words.or(`handover_kind.${kind}`, kind),
  },
  {
    id: 'file',
    header: words('handed.col.file'),
    width: 200,
    grow: 1,
    render: ({ fileName }) => <span title={fileName}>{fileName}</span>,
  },
  {
    id: 'bytes',
    header: words('handed.bytes'),
    width: 84,
    align: 'right',
    render: ({ bytes }) => sizeText(bytes),
  },
  {
    id: 'recipient',
    header: words('handOver.recipient'),
    width: 150,
    grow: 1,
    render: ({ recipient }) => <span title={recipient}>{recipient}</span>,
  },
  {
    id: 'purpose',
    header: words('handOver.purpose'),
    width: 150,
    grow: 1,
    render: ({ purpose }) => <span title={purpose}>{purpose}</span>,
  },
  {
    id: 'by',
    header: words('handed.col.by'),
    width: 90,
    render: ({ byName }) => byName || words('request.erasedName'),
  },
];
