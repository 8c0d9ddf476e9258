/** A board with all around it: what it is asked, its key figures, its charts, what stands behind a figure; hers while she arranges it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLayoutDashboard } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { addressText, readAddressText, type Tile } from '../../../shared/contract/analytics-address.ts';
import { useAnswer, useTask } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { AddChart } from './add-chart.tsx';
import classes from './analytics.module.css';
import { askedFilter, type Choices } from './asked-filter.ts';
import { BehindDrawer } from './behind-drawer.tsx';
import { Board as BoardGrid } from './board.tsx';
import { keyFiguresOf, tilesOfBoard } from './boards.ts';
import { DemoShort } from './demo-short.tsx';
import { EditBar } from './edit-bar.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { KeyFigures } from './key-figures.tsx';
import { NoData } from './no-data.tsx';
import { chosenOf } from './only-names.ts';
import { OwnBoards } from './own-boards.tsx';
import { PrintHead } from './print-head.tsx';
import { SaveBoard } from './save-board.tsx';
import type { Board } from './use-board-address.ts';
import { useLookBack } from './use-look-back.ts';
import { usePrint } from './use-print.ts';

interface BoardViewProps {
  readonly board: Board;
  readonly choices: Choices;
  readonly tabs: ReactNode;
}

export function BoardView({ board, choices, tabs }: BoardViewProps) {
  const words = useWords();
  const mayRisk = useMay('risk');
  const { tab, address, go } = board;
  const { filter, hasStrangeAccount } = useMemo(() => askedFilter(address, choices), [address, choices]);
  const [isEditing, setEditing] = useState(false);
  const [dialog, setDialog] = useState<'add' | 'save' | null>(null);
  const task = useTask();
  const { isPrinting, print } = usePrint();
  const views = useAnswer('views.list', { list: 'analytics' }).data?.views ?? [];
  const isMine = tab === 'mine';
  const isArranging = isMine && isEditing;
  const view =
    views.find(({ name, isMine: isHers }) => isHers && name === board.view) ??
    views.find(({ name }) => name === board.view);
  const tiles = isMine ? address.tiles : tilesOfBoard(tab, mayRisk);
  const title = isMine
    ? board.view || words(tiles.length === 0 ? 'analytics.tab.mine' : 'analytics.mine.unnamed')
    : words(`analytics.tab.${tab}`);

  const look = useLookBack(board);
  const arrange = (next: readonly Tile[]) => go({ address: { tiles: next } }, { replaces: true });
  const edit = () => {
    setEditing(true);
    // A board of the house stays as it is: what she arranges is her own.
    if (!isMine) go({ tab: 'mine', address: { tiles }, view: '' });
  };
  const begin = () => {
    setEditing(true);
    setDialog('add');
    go({ tab: 'mine', address: { tiles: [] }, view: '' });
  };
  const isList = isMine && tiles.length === 0 && !isArranging;
  useKeys({
    ...(isArranging
      ? {
          a: { label: words('analytics.keys.add'), run: () => setDialog('add') },
          s: { label: words('analytics.keys.save'), run: () => setDialog('save') },
          Escape: { label: words('analytics.keys.done'), run: () => setEditing(false) },
        }
      : isList
        ? {}
        : { e: { label: words('analytics.keys.edit'), run: edit } }),
    v: {
      label: words('analytics.keys.views'),
      run: () => {
        setEditing(false);
        go({ tab: 'mine', address: { tiles: [] }, view: '' });
      },
    },
    ...(isList ? {} : { 'mod+p': { label: words('analytics.keys.print'), run: print } }),
  });
  const unread = [...new Set([...board.unread, ...(hasStrangeAccount ? (['accounts'] as const) : [])])];

  return (
    <div className={classes.page} data-printing={isPrinting || undefined}>
      <PageHead
        title={words('analytics.title')}
        beside={tabs}
        actions={
          isList ? null : (
            <>
              <ExportMenu {...{ title, tiles, filter, task }} numbers={address.numbers} onPrint={print} />
              {isArranging ? null : (
                <Button
                  variant="default"
                  leftSection={<IconLayoutDashboard size={16} aria-hidden />}
                  onClick={edit}
                >
                  {words('analytics.edit')}
                </Button>
              )}
            </>
          )
        }
      />
      {unread.length > 0 ? (
        <p className={classes.unread} role="alert">
          <IconAlertTriangle size={14} aria-hidden />
          {words('analytics.unread', {
            parts: unread.map((part) => words(`analytics.part.${part}`)).join(words('chart.comma')),
          })}
        </p>
      ) : null}
      {isList ? (
        <OwnBoards
          onOpen={(opened) =>
            go({ tab: 'mine', address: readAddressText(opened.query).address, view: opened.name })
          }
          onNew={begin}
        />
      ) : (
        <>
          <FilterBar
            address={address}
            choices={choices}
            onChange={(change) => go({ address: change, seen: null })}
          />
          {task.error ? <ErrorNote error={task.error} /> : null}
          {isMine ? (
            <EditBar
              title={title}
              isEditing={isArranging}
              isChanged={view !== undefined && view.query !== addressText(address)}
              onAll={() => go({ address: { tiles: [] }, view: '' })}
              onEdit={edit}
              onAdd={() => setDialog('add')}
              onSave={() => setDialog('save')}
              onDone={() => setEditing(false)}
            />
          ) : null}
          <div className={classes.scroll} data-board>
            <PrintHead
              {...{ title, filter, tiles }}
              only={chosenOf(words, address, choices).map(({ label }) => label)}
            />
            <NoData filter={filter} choices={choices} onAll={() => go({ address: { range: 'all' } })} />
            <DemoShort tab={tab} />
            <KeyFigures
              figures={keyFiguresOf(tiles)}
              filter={filter}
              numbers={address.numbers}
              onOpen={look}
            />
            {isArranging && tiles.length === 0 ? (
              <p className={classes.hint}>{words('analytics.edit.none')}</p>
            ) : null}
            <BoardGrid
              key={tab}
              tiles={tiles}
              filter={filter}
              numbers={address.numbers}
              isPrinting={isPrinting}
              onTiles={isArranging ? arrange : null}
              onOpen={look}
            />
          </div>
        </>
      )}
      {board.seen && !isPrinting ? (
        <BehindDrawer
          cell={board.seen}
          filter={filter}
          onPart={(part) => go({ seen: board.seen && { ...board.seen, part } }, { replaces: true })}
          onClose={() => go({ seen: null })}
        />
      ) : null}
      {dialog === 'add' ? <AddChart tiles={tiles} onAdd={arrange} onClose={() => setDialog(null)} /> : null}
      {dialog === 'save' ? (
        <SaveBoard
          address={address}
          view={view?.isMine ? view : null}
          onClose={() => setDialog(null)}
          onSaved={(name) => {
            setDialog(null);
            setEditing(false);
            go({ view: name }, { replaces: true });
          }}
        />
      ) : null}
    </div>
  );
}
