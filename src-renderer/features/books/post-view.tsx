/** What the facts ask of the books: looked at, then posted with one key, exactly as it stood here. */
import { Button, Modal } from '@mantine/core';
import { IconBook2, IconRefresh } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { ask, useAnswer, useTask } from '../../api/client.tsx';
import { newName } from '../../api/tasks.ts';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './books.module.css';
import { plannedColumns } from './entry-columns.tsx';

type Plan = Output<'journal.plan'>;
type Row = Plan['rows'][number];
const PAGE_ROWS = 100;

export function PostView() {
  const words = useWords();
  const mayPost = useMay('post');
  const planning = useTask();
  const posting = useTask();
  const standing = useAnswer('journal.standing', {});
  const [plan, setPlan] = useState<Plan | null>(null);
  const [isAsking, setAsking] = useState(false);
  const columns = useMemo(() => plannedColumns<Row>(words), [words]);
  const work = async () => {
    const answer = await planning.run('journal.plan', { offset: 0, limit: PAGE_ROWS });
    if (answer) setPlan(answer);
  };
  // Anew whenever the books or what they rest on are said to have changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for by what changed, not by what this view holds.
  useEffect(() => {
    if (standing.dataUpdatedAt > 0) void work();
  }, [standing.dataUpdatedAt]);
  const canPost = mayPost && plan !== null && plan.total > 0 && !planning.isRunning && !posting.isRunning;
  const post = async () => {
    if (!plan) return;
    setAsking(false);
    const done = await posting.run('journal.post', { hash: plan.hash });
    if (done) sayDone(words('books.posted', { added: done.added, reversed: done.reversed }));
    void work(); // Posted or refused: what stands here is no longer what was.
  };
  useKeys({
    r: { label: words('books.planAgain'), run: () => void work() },
    ...(canPost ? { p: { label: words('books.post'), run: () => setAsking(true) } } : {}),
  });
  return (
    <>
      <div className={classes.tools}>
        {plan ? <Figures plan={plan} /> : null}
        <span className={classes.spread} />
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          rightSection={<KeyCap name="r" />}
          disabled={planning.isRunning}
          onClick={() => void work()}
        >
          {words('books.planAgain')}
        </Button>
        {mayPost ? (
          <Button
            disabled={!canPost}
            loading={posting.isRunning}
            rightSection={<KeyCap name="p" />}
            onClick={() => setAsking(true)}
          >
            {words('books.post')}
          </Button>
        ) : null}
      </div>
      {mayPost ? null : <p className={classes.muted}>{words('books.readOnly')}</p>}
      {planning.isRunning ? (
        <ProgressNote call="journal.plan" progress={planning.progress} onCancel={planning.cancel} />
      ) : null}
      {posting.isRunning ? <ProgressNote call="journal.post" progress={posting.progress} /> : null}
      {planning.error ? <ErrorNote error={planning.error} retry={() => void work()} /> : null}
      {posting.error ? <ErrorNote error={posting.error} /> : null}
      {plan && plan.blocked.length > 0 ? <Blocked blocked={plan.blocked} /> : null}
      <Panel
        className={classes.list}
        title={words('books.plan')}
        aside={<span className={classes.muted}>{words('books.planIsPosted')}</span>}
        isFlush
      >
        {plan ? (
          <DataGrid
            label={words('books.plan')}
            columns={columns}
            total={plan.total}
            fetchPage={async (offset, limit) =>
              offset === 0 && limit <= plan.rows.length
                ? plan
                : ask('journal.plan', { offset, limit, taskId: newName() })
            }
            resetKey={plan.hash}
            rowKey={(row) =>
              `${row.fact} ${row.rule} ${row.day} ${JSON.stringify(row.postings)} ${row.reverses}`
            }
            isMain
            autoFocus
            activatesFirst
            empty={<Nothing isFirst={standing.data?.entries === 0} />}
          />
        ) : planning.error ? null : (
          <RowsSkeleton />
        )}
      </Panel>
      {isAsking && plan ? (
        <PostDialog plan={plan} onClose={() => setAsking(false)} onPost={() => void post()} />
      ) : null}
    </>
  );
}

function Figures({ plan }: { readonly plan: Plan }) {
  const words = useWords();
  const figures = [
    ['books.planLines', plan.lines],
    ['books.planLate', plan.late],
    ['books.planReversed', plan.reversed],
    ['books.planAdded', plan.added],
  ] as const;
  return (
    <dl className={classes.figures}>
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{words(name)}</dt>
          <dd>{figure.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Named with how many: nothing is left out in silence. */
function Blocked({ blocked }: Pick<Plan, 'blocked'>) {
  const words = useWords();
  return (
    <Panel title={words('books.blocked')} className={classes.fixed}>
      <ul className={classes.blocked}>
        {blocked.map(({ why, count, facts }) => (
          <li key={`${why} ${JSON.stringify(facts)}`}>
            <strong>{words('books.blockedCount', { count })}</strong>{' '}
            {words.or(`journal.blocked.${why}`, why, facts)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Nothing({ isFirst }: { readonly isFirst: boolean }) {
  const words = useWords();
  return (
    <EmptyState
      icon={<IconBook2 size={36} stroke={1.2} aria-hidden />}
      title={words(isFirst ? 'books.planEmptyFirst' : 'books.planNothing')}
      text={words(isFirst ? 'books.planEmptyFirstText' : 'books.planNothingText')}
    />
  );
}

interface PostDialogProps {
  readonly plan: Plan;
  readonly onClose: () => void;
  readonly onPost: () => void;
}

function PostDialog({ plan, onClose, onPost }: PostDialogProps) {
  const words = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('books.postTitle', { count: plan.total })}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <div className={classes.dialog}>
        <p>{words('books.postText', { added: plan.added, reversed: plan.reversed })}</p>
        <footer className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button data-autofocus onClick={onPost} rightSection={<KeyCap name="Enter" />}>
            {words('books.post')}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}
