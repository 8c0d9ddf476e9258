/**
 * Analytics: figures of the trade on boards, each chart with its definition and what it rests on, every figure open down to its lines.
 *
 * Address: /analytics?tab=…&range=…, all that is asked (shared/contract/analytics-address.ts), and &see=… for the figure that is looked into. What is asked
 * is kept from board to board; without any address she begins where she said she would.
 */
import { SegmentedControl } from '@mantine/core';
import { IconChartHistogram } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { readAddressText } from '../../../shared/contract/analytics-address.ts';
import { useAnswer } from '../../api/client.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './analytics.module.css';
import { BoardView } from './board-view.tsx';
import { TABS, type Tab } from './boards.ts';
import { ReportsView } from './reports-view.tsx';
import { type Board, useBoardAddress } from './use-board-address.ts';

export default function AnalyticsPage() {
  const board = useBoardAddress();
  const choices = useAnswer('analytics.choices', {}, { keepsPrevious: true });
  const isBeginning = useBeginning(board);
  if (choices.error) return <Failed error={choices.error} retry={() => void choices.refetch()} />;
  if (!choices.data || isBeginning) return <PageSkeleton />;
  if (board.tab === 'reports') return <Framed board={board} />;
  if (choices.data.last === '') return <Nothing />;
  return <BoardView board={board} choices={choices.data} tabs={<Tabs board={board} />} />;
}

/** The board that she begins with, where the address asks for nothing. True until that is known. */
function useBeginning({ isBare, go }: Board): boolean {
  const views = useAnswer('views.list', { list: 'analytics' }, { enabled: isBare });
  const first = views.data?.views.find(({ isFirst }) => isFirst);
  useEffect(() => {
    if (!isBare || !first) return;
    const { address } = readAddressText(first.query);
    go({ tab: 'mine', address, view: first.name }, { replaces: true });
  }, [isBare, first, go]);
  return isBare && (views.isPending || first !== undefined);
}

function Tabs({ board }: { readonly board: Board }) {
  const words = useWords();
  const { tab, go } = board;
  const step = (by: 1 | -1) => () => {
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length];
    if (next) go({ tab: next });
  };
  useKeys({
    ']': { label: words('analytics.keys.boards'), run: step(1) },
    '[': { label: words('analytics.keys.boards'), run: step(-1), isQuiet: true },
  });
  const change = (value: string) => {
    const next: Tab | undefined = TABS.find((each) => each === value);
    if (next) go({ tab: next });
  };
  return (
    <SegmentedControl
      aria-label={words('analytics.tabs')}
      value={tab}
      onChange={change}
      data={TABS.map((value) => ({ value, label: words(`analytics.tab.${value}`) }))}
    />
  );
}

function Framed({ board }: { readonly board: Board }) {
  const words = useWords();
  return (
    <div className={classes.page}>
      <PageHead title={words('analytics.title')} beside={<Tabs board={board} />} />
      <ReportsView />
    </div>
  );
}

function Nothing() {
  const words = useWords();
  const mayImport = useMay('import');
  return (
    <div className={classes.page}>
      <PageHead title={words('analytics.title')} />
      <EmptyState
        icon={<IconChartHistogram size={28} aria-hidden />}
        title={words('analytics.empty.title')}
        text={words('analytics.empty.text')}
        action={mayImport ? <Link to="/statements">{words('analytics.empty.action')}</Link> : undefined}
      />
    </div>
  );
}

function Failed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const words = useWords();
  return (
    <div className={classes.page}>
      <PageHead title={words('analytics.title')} />
      <ErrorNote error={error} retry={retry} />
    </div>
  );
}
