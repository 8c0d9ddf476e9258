/** The items of a sample, judged by keys one by one or several at once; after each the next comes up. */
import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { SampleItem } from '../../../../shared/contract/audit-tools.ts';
import { ask, useAnswer, useAsk } from '../../../api/client.tsx';
import { DataGrid, type GridHandle, type RowKey } from '../../../ui/data-grid/data-grid.tsx';
import { PAGE_ROWS } from '../../../ui/data-grid/page-cache.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useIsWide } from '../../../ui/use-is-wide.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { itemColumns } from './item-columns.tsx';
import { ItemDrawer } from './item-drawer.tsx';
import type { Sample } from './sample-standing.ts';

interface ItemsGridProps {
  readonly sample: Sample;
  /** Concluded: an item is only opened again, which takes the conclusion away. */
  readonly isConcluded: boolean;
  /** What is wrong or missing wants more than a key. */
  readonly onAsk: (what: 'wrong' | 'missing' | 'open', items: readonly SampleItem[]) => void;
}

export function ItemsGrid({ sample, isConcluded, onAsk }: ItemsGridProps) {
  const words = useWords();
  const { id, scope } = sample;
  const isWide = useIsWide();
  const first = useAnswer('audit.sample', { id, offset: 0, limit: PAGE_ROWS }, { keepsPrevious: true });
  const judge = useAsk('audit.judgeItem');
  const grid = useRef<GridHandle>(null);
  const [active, setActive] = useState<SampleItem | null>(null);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<RowKey, SampleItem>>(new Map());
  const columns = useMemo(() => itemColumns(words, scope.currency, isWide), [words, scope.currency, isWide]);
  const meant = chosen.size > 0 ? [...chosen.values()] : active ? [active] : [];
  const put = (result: 'right' | 'open') => {
    if (meant.length === 0 || judge.isPending) return;
    judge.mutate(
      { id, places: meant.map(({ place }) => place), result, audited: null, note: '' },
      {
        onSuccess: () => {
          if (chosen.size === 0 && result === 'right') grid.current?.next();
          setChosen(new Map());
        },
      },
    );
  };
  const askFor = (what: 'wrong' | 'missing' | 'open') => () => {
    if (meant.length > 0) onAsk(what, meant);
  };
  const reopen = {
    key: 'o',
    label: words('sampleScreen.reopen'),
    run: isConcluded ? askFor('open') : () => put('open'),
  };
  const judging = [
    { key: 'm', label: words('sampleScreen.asMissing'), run: askFor('missing') },
    { key: 'w', label: words('sampleScreen.asWrong'), run: askFor('wrong') },
    { key: 'r', label: words('sampleScreen.asRight'), run: () => put('right') },
  ];
  const acts = isConcluded ? [reopen] : [reopen, ...judging];
  useKeys(Object.fromEntries(acts.map(({ key, label, run }) => [key, { label, run }])));
  return (
    <div className={classes.main}>
      {judge.error ? <ErrorNote error={judge.error} /> : null}
      {first.error ? <ErrorNote error={first.error} retry={() => void first.refetch()} /> : null}
      <Panel
        className={classes.list}
        title={words('sampleScreen.items', { count: sample.items })}
        aside={
          <span className={classes.muted}>
            {words('sampleScreen.judgedOf', { done: sample.judged, of: sample.items })}
          </span>
        }
        isFlush
      >
        {first.data ? (
          <DataGrid
            label={words('sampleScreen.itemList')}
            columns={columns}
            total={first.data.items.total}
            fetchPage={(offset, limit) =>
              ask('audit.sample', { id, offset, limit }).then(({ items }) => items)
            }
            resetKey={`sample ${id}`}
            version={first.dataUpdatedAt}
            rowKey={(row) => row.place}
            handle={grid}
            isMain
            autoFocus
            activatesFirst
            onOpen={() => setOpen(true)}
            onActiveChange={setActive}
            selected={chosen}
            onSelectedChange={setChosen}
          />
        ) : (
          <RowsSkeleton />
        )}
      </Panel>
      <footer className={classes.foot}>
        {chosen.size > 0 ? (
          <span className={classes.muted}>{words('sampleScreen.chosen', { count: chosen.size })}</span>
        ) : null}
        <span className={classes.spread} />
        <span className={classes.acts}>
          {acts.map(({ key, label, run }) => (
            <Button
              key={key}
              variant={key === 'r' ? 'filled' : 'default'}
              disabled={meant.length === 0}
              onClick={run}
              rightSection={<KeyCap name={key} />}
            >
              {label}
            </Button>
          ))}
        </span>
      </footer>

      <ItemDrawer item={open ? active : null} currency={scope.currency} onClose={() => setOpen(false)} />
    </div>
  );
}
