/** The boards kept under names, hers and everybody's: opened, made the first page, dropped. */
import { ActionIcon, Button } from '@mantine/core';
import { IconHome, IconHomeOff, IconLayoutDashboard, IconPlus, IconX } from '@tabler/icons-react';
import { readAddressText } from '../../../shared/contract/analytics-address.ts';
import type { Output } from '../../../shared/contract/calls.ts';
import { invalidate, useAnswer, useAsk } from '../../api/client.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import frame from './analytics.module.css';
import classes from './own-boards.module.css';

export type View = Output<'views.list'>['views'][number];

interface OwnBoardsProps {
  readonly onOpen: (view: View) => void;
  readonly onNew: () => void;
}

export function OwnBoards({ onOpen, onNew }: OwnBoardsProps) {
  const words = useWords();
  const found = useAnswer('views.list', { list: 'analytics' });
  const save = useAsk('views.save');
  const drop = useAsk('views.drop');
  const refresh = () => void invalidate('views.list');
  const make = (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={onNew}>
      {words('analytics.mine.new')}
    </Button>
  );
  if (found.error) return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <RowsSkeleton />;
  if (found.data.views.length === 0)
    return (
      <EmptyState
        icon={<IconLayoutDashboard size={28} aria-hidden />}
        title={words('analytics.mine.title')}
        text={words('analytics.mine.text')}
        action={make}
      />
    );
  return (
    <div className={frame.scroll}>
      {save.error ? <ErrorNote error={save.error} /> : null}
      {drop.error ? <ErrorNote error={drop.error} /> : null}
      <ul className={classes.views}>
        {found.data.views.map((view) => (
          <li key={`${view.byName} ${view.name}`} className={classes.view}>
            <button type="button" className={classes.viewOpen} onClick={() => onOpen(view)}>
              <strong className={classes.viewName} data-code>
                {view.name}
              </strong>
              <span>
                {words('analytics.mine.charts', {
                  count: readAddressText(view.query).address.tiles.length,
                })}
                {' · '}
                {view.isMine ? (
                  words(view.isShared ? 'analytics.mine.shared' : 'analytics.mine.own')
                ) : (
                  <span data-code>{words('analytics.mine.by', { name: view.byName })}</span>
                )}
              </span>
              {view.isFirst ? (
                <span className={classes.viewFirst}>{words('analytics.mine.first')}</span>
              ) : null}
            </button>
            {view.isMine ? (
              <span className={classes.viewActs}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  title={words(view.isFirst ? 'analytics.mine.notFirst' : 'analytics.mine.makeFirst')}
                  aria-label={`${words(view.isFirst ? 'analytics.mine.notFirst' : 'analytics.mine.makeFirst')} ${view.name}`}
                  onClick={() => save.mutate(asKept(view, !view.isFirst), { onSuccess: refresh })}
                >
                  {view.isFirst ? <IconHomeOff size={15} aria-hidden /> : <IconHome size={15} aria-hidden />}
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  title={words('analytics.mine.drop', { name: view.name })}
                  aria-label={words('analytics.mine.drop', { name: view.name })}
                  onClick={() =>
                    drop.mutate(
                      { list: 'analytics', name: view.name },
                      {
                        onSuccess: () => {
                          sayDone(words('analytics.mine.dropped', { name: view.name }));
                          refresh();
                        },
                      },
                    )
                  }
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <div>{make}</div>
    </div>
  );
}

const asKept = ({ name, query, sort, descending, isShared }: View, isFirst: boolean) => ({
  ...{ list: 'analytics' as const, name, query, sort, descending, isShared, isFirst },
});
