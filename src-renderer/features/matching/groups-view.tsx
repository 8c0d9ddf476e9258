/** Groups of one state: the list, the two sides of the one under the mark, and what a person may decide about it. */
import { useCallback, useRef, useState } from 'react';
import type { GroupView } from '../../../shared/contract/shapes.ts';
import type { GroupState, Leg } from '../../../shared/domain/leg.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { Difference } from '../../ui/difference.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayUndoable, useUndoKey } from '../../ui/review/undo.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { useGroupColumns } from './columns.tsx';
import { EmptyGroups } from './empty-groups.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { GroupActions, type GroupQuestion } from './group-actions.tsx';
import { DetailSkeleton, GroupDetail } from './group-detail.tsx';
import { GroupTags } from './group-tags.tsx';
import type { Tab } from './leg-work.tsx';
import classes from './matching-page.module.css';
import { useRuleName } from './rules/use-rule-name.ts';
import { toggleSetAside } from './set-aside.ts';
import { UnmatchOutlook } from './unmatch-outlook.tsx';

interface GroupsViewProps {
  readonly leg: Leg;
  readonly tab: Exclude<Tab, 'open'>;
  readonly states: readonly GroupState[];
  readonly query: string;
  /** From the address; '' for the first of the list. */
  readonly groupKey: string;
  readonly takesFocus: boolean;
  readonly onKey: (key: string) => void;
  readonly onClearFilter: () => void;
}

export function GroupsView({
  leg,
  tab,
  states,
  query,
  groupKey,
  takesFocus,
  onKey,
  onClearFilter,
}: GroupsViewProps) {
  const words = useWords();
  const ruleNameOf = useRuleName();
  const mayReview = useMay('review');
  const grid = useRef<GridHandle>(null);
  const source = useGridSource('matching.groups', { leg, states: [...states], query });
  const columns = useGroupColumns(leg, tab === 'accepted');
  const [activeKey, setActiveKey] = useState('');
  const [isLinked, setLinked] = useState(groupKey !== '');
  const key = groupKey || activeKey;
  const detail = useAnswer('matching.group', { key }, { enabled: key !== '', keepsPrevious: true });
  const accept = useAsk('review.accept');
  const reject = useAsk('review.reject');
  const unmatch = useAsk('review.unmatch');
  const [asks, setAsks] = useState<GroupQuestion | null>(null);
  const [decidedKey, setDecidedKey] = useState('');

  const onActiveChange = useCallback(
    (row: GroupView | null) => {
      setActiveKey(row?.key ?? '');
      // What an undo brings back may be decided again.
      setDecidedKey((before) => (row?.key === before ? before : ''));
      if (row === null && isLinked) return; // An empty list leaves the linked group in sight.
      if (row) setLinked(false);
      onKey(row?.key ?? '');
    },
    [isLinked, onKey],
  );

  const shown = detail.data && key !== '' && !detail.isPlaceholderData ? detail.data : null;
  const kept = key === '' ? null : (detail.data ?? null);
  const group = shown?.group ?? null;
  const isOpen = mayReview && group !== null && group.key !== decidedKey && !accept.isPending;
  // Decided a moment ago and still in sight: its buttons rest until the next one comes up.
  const shownState = kept?.group.key === decidedKey && tab === 'proposals' ? 'proposed' : kept?.group.state;
  const canAccept = isOpen && group.state === 'proposed';
  const canUnmatch = isOpen && (group.state === 'accepted' || group.state === 'confirmed');

  const decided = (message: string) => {
    if (group) setDecidedKey(group.key);
    setAsks(null);
    setLinked(false);
    sayUndoable(words, message);
    grid.current?.focus();
  };
  const acceptNow = () => {
    if (!group || !canAccept) return;
    accept.mutate(
      { keys: [group.key], note: '' },
      {
        onSuccess: () =>
          decided(`${words('matching.accepted', { count: 1 })} · ${group.reference || group.title}`),
      },
    );
  };
  const setAside = () => {
    if (!group) return;
    toggleSetAside(group.key);
    grid.current?.next();
  };
  useUndoKey();
  useKeys({
    ...(canAccept
      ? {
          s: { label: words('matching.setAside'), run: setAside },
          Enter: { label: words('matching.accept'), run: acceptNow },
          r: { label: words('matching.reject'), run: () => setAsks('reject') },
        }
      : {}),
    ...(canUnmatch
      ? {
          u: { label: words('matching.unmatch'), run: () => setAsks('unmatch') },
          a: { label: words('matching.extend'), run: () => setAsks('extend') },
        }
      : {}),
  });

  if (source.error) return <ErrorNote error={source.error} retry={source.retry} />;
  const pending = asks === 'reject' ? reject : unmatch;
  return (
    <>
      <div className={classes.work}>
        <Panel
          title={words(`matching.tab.${tab}`)}
          aside={<span className={classes.panelTools}>{words('list.rows', { count: source.total })}</span>}
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words(`matching.tab.${tab}`)}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.key}
              handle={grid}
              isMain
              autoFocus={takesFocus}
              activatesFirst={!isLinked}
              currentKey={groupKey}
              onActiveChange={onActiveChange}
              empty={<EmptyGroups tab={tab} isFiltered={query !== ''} onClearFilter={onClearFilter} />}
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
        <Panel
          title={group ? ruleNameOf(group.rule) : words('matching.groups')}
          aside={group ? <GroupTags group={group} /> : null}
          isFlush
        >
          {detail.error && key !== '' ? (
            <ErrorNote error={detail.error} retry={() => void detail.refetch()} />
          ) : kept ? (
            <GroupDetail detail={kept} />
          ) : key === '' ? (
            <EmptyState title={words('matching.noDetail')} />
          ) : (
            <DetailSkeleton />
          )}
        </Panel>
      </div>
      {accept.error ? <ErrorNote error={accept.error} /> : null}
      {kept ? (
        <div className={classes.bar}>
          <Difference
            left={kept.group.leftSum}
            right={kept.group.rightSum}
            difference={kept.group.difference}
            currency={kept.group.currency}
            leftLabel={words(`leg.${leg}.left`)}
            rightLabel={words(`leg.${leg}.right`)}
          />
          <GroupActions
            state={mayReview ? (shownState ?? null) : null}
            canAccept={canAccept}
            canUnmatch={canUnmatch}
            onAccept={acceptNow}
            onSetAside={setAside}
            onAsk={setAsks}
          />
        </div>
      ) : null}
      {asks === 'extend' && shown ? (
        <ExtendDialog
          leg={leg}
          detail={shown}
          onClose={() => setAsks(null)}
          onDone={(next) => {
            setAsks(null);
            if (next === '') return;
            sayUndoable(words, words('matching.extended'));
            setLinked(true);
            onKey(next);
          }}
        />
      ) : asks && asks !== 'extend' && group ? (
        <ReasonDialog
          about={`${asks} ${group.key}`}
          title={words(`matching.${asks}`)}
          text={words(`matching.${asks}Text`)}
          confirm={words(`matching.${asks}`)}
          error={pending.error}
          isBusy={pending.isPending}
          onClose={() => setAsks(null)}
          onConfirm={(reason) =>
            pending.mutate(
              { key: group.key, reason },
              {
                onSuccess: () =>
                  decided(words(asks === 'reject' ? 'matching.rejected' : 'matching.unmatched')),
              },
            )
          }
        >
          {asks === 'unmatch' ? <UnmatchOutlook groupKey={group.key} /> : null}
        </ReasonDialog>
      ) : null}
    </>
  );
}
