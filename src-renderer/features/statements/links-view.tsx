/**
 * Lines that are one movement: what waits for a person, what is linked, what was rejected. The pair under the mark beside the list, with why; Enter
 * confirms and the next one comes up.
 */
import { Button, SegmentedControl } from '@mantine/core';
import { useCallback, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { LineLink } from '../../../shared/contract/links.ts';
import { useAsk } from '../../api/client.tsx';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { Tag } from '../../ui/tag.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWords } from '../../ui/words.ts';
import { linkColumns } from './links-columns.tsx';
import { LinkDetail } from './links-detail.tsx';
import { LINK_TABS, LINK_TONES, type LinkTab, STATES_OF } from './links-states.ts';
import classes from './links-view.module.css';

const keyOf = (link: LineLink): string => `${link.kind}|${link.a.id}|${link.b.id}|${link.state}`;

export function LinksView() {
  const words = useWords();
  const isWide = useIsWide();
  const mayReview = useMay('review');
  const grid = useRef<GridHandle>(null);
  const [search, setSearch] = useSearchParams();
  const tab: LinkTab = LINK_TABS.find((each) => each === search.get('state')) ?? 'proposed';
  const source = useGridSource('statements.links', { states: STATES_OF[tab], lineId: null });
  const [active, setActive] = useState<LineLink | null>(null);
  const [asks, setAsks] = useState<'reject' | 'withdraw' | null>(null);
  const [decidedKey, setDecidedKey] = useState('');
  const decide = useAsk('statements.decideLink');

  const choose = (next: string) =>
    setSearch(
      (held) => {
        const search = new URLSearchParams(held);
        search.set('tab', 'links');
        search.set('state', next);
        return search;
      },
      { replace: true },
    );
  const onActiveChange = useCallback((row: LineLink | null) => setActive(row), []);
  const link = active && STATES_OF[tab].includes(active.state) ? active : null;
  const isOpen = mayReview && link !== null && keyOf(link) !== decidedKey && !decide.isPending;
  const canConfirm = isOpen && link.state !== 'confirmed' && tab !== 'standing';
  const canReject = isOpen && link.state !== 'rejected';
  const canWithdraw = isOpen && link.decidedAt !== '';

  const send = (decision: 'confirm' | 'reject' | 'withdraw', reason: string) => {
    if (!link) return;
    const { a, b, kind } = link;
    decide.mutate(
      { a: a.id, b: b.id, kind, decision, reason },
      {
        onSuccess: () => {
          setDecidedKey(keyOf(link));
          setAsks(null);
          sayDone(
            decision === 'confirm'
              ? words('links.confirmed', { kind: words(`link.${kind}`) })
              : words(decision === 'reject' ? 'links.rejected' : 'links.withdrawn'),
          );
          grid.current?.focus();
        },
      },
    );
  };
  useKeys({
    ...(canConfirm ? { Enter: { label: words('links.confirm'), run: () => send('confirm', '') } } : {}),
    ...(canReject ? { r: { label: words('links.reject'), run: () => setAsks('reject') } } : {}),
    ...(canWithdraw ? { u: { label: words('links.withdraw'), run: () => setAsks('withdraw') } } : {}),
  });

  const counts = source.first?.counts;
  const countOf: Readonly<Record<LinkTab, number>> = {
    proposed: counts?.proposed ?? 0,
    standing: (counts?.linked ?? 0) + (counts?.confirmed ?? 0),
    rejected: counts?.rejected ?? 0,
  };
  return (
    <>
      <div>
        <SegmentedControl
          size="xs"
          aria-label={words('links.tabs')}
          value={tab}
          onChange={choose}
          data={LINK_TABS.map((value) => ({
            value,
            label:
              `${words(`links.tab.${value}`)} ${counts ? countOf[value].toLocaleString('en') : ''}`.trim(),
          }))}
        />
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      <div className={classes.work}>
        <Panel
          isFlush
          title={words(`links.tab.${tab}`)}
          aside={<span className={classes.aside}>{words('list.rows', { count: source.total })}</span>}
        >
          {source.first ? (
            <DataGrid<LineLink>
              label={words('statements.tab.links')}
              columns={linkColumns(words, isWide)}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={keyOf}
              handle={grid}
              isMain
              activatesFirst
              onActiveChange={onActiveChange}
              empty={<NoLinks tab={tab} />}
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
        <Panel
          title={link ? words(`link.${link.kind}`) : words('links.kind')}
          aside={link ? <Tag tone={LINK_TONES[link.state]}>{words(`linkState.${link.state}`)}</Tag> : null}
        >
          {link ? <LinkDetail link={link} /> : <EmptyState title={words('links.noDetail')} />}
        </Panel>
      </div>
      {decide.error && asks === null ? <ErrorNote error={decide.error} /> : null}
      {mayReview && link ? (
        <div className={classes.bar}>
          {link.decidedAt === '' ? null : (
            <Button
              variant="default"
              disabled={!canWithdraw}
              rightSection={<KeyCap name="u" />}
              onClick={() => setAsks('withdraw')}
            >
              {words('links.withdraw')}
            </Button>
          )}
          {tab === 'rejected' ? null : (
            <Button
              variant="default"
              disabled={!canReject}
              rightSection={<KeyCap name="r" />}
              onClick={() => setAsks('reject')}
            >
              {words('links.reject')}
            </Button>
          )}
          {tab === 'standing' ? null : (
            <Button
              disabled={!canConfirm}
              rightSection={<KeyCap name="Enter" />}
              onClick={() => send('confirm', '')}
            >
              {words('links.confirm')}
            </Button>
          )}
        </div>
      ) : null}
      {asks && link ? (
        <ReasonDialog
          about={`${asks} ${keyOf(link)}`}
          title={words(`links.${asks}Title`)}
          text={words(`links.${asks}Text`)}
          confirm={words(`links.${asks}`)}
          error={decide.error}
          isBusy={decide.isPending}
          onClose={() => setAsks(null)}
          onConfirm={(reason) => send(asks, reason)}
        />
      ) : null}
    </>
  );
}

function NoLinks({ tab }: { readonly tab: LinkTab }) {
  const words = useWords();
  if (tab === 'rejected') return <EmptyState title={words('links.emptyRejected')} />;
  return tab === 'proposed' ? (
    <EmptyState title={words('links.emptyProposed')} text={words('links.emptyProposedText')} />
  ) : (
    <EmptyState title={words('links.emptyStanding')} text={words('links.emptyStandingText')} />
  );
}
