/**
 * Results coming in: files dropped or chosen, what each would do to which payment, old state to new, and what is wrong with those refused. What is
 * shown is what is taken, by its hash; nothing is written before.
 */
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { putFile, useAsk, useTask } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { BackLink } from './batch-frame.tsx';
import { ITEM_TONES } from './batch-steps.ts';
import { FileZone, type FileZoneHandle } from './file-zone.tsx';
import { KeyButton } from './key-button.tsx';
import classes from './payments.module.css';
import { ResultFile } from './result-file.tsx';
import { batchesOf, mayTake, moveSums, movesOf, type ResultPlan, troubledFirst } from './result-plan.ts';

/** As many as one call takes. */
const FILES_MAX = 50;

export function ResultsPage() {
  const words = useWords();
  const mayPay = useMay('pay');
  const zone = useRef<FileZoneHandle>(null);
  const task = useTask();
  const take = useAsk('payments.takeResults');
  const link = useAsk('payments.linkLines');
  const [plan, setPlan] = useState<ResultPlan | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [error, setError] = useState<unknown>(null);
  const read = async (files: readonly File[]) => {
    if (task.isRunning) return;
    setError(null);
    setPlan(null);
    setTaken(null);
    take.reset();
    try {
      const tokens: string[] = [];
      for (const file of files.slice(0, FILES_MAX)) tokens.push(await putFile(file)); // One after the other: bytes of one file in memory.
      const made = await task.run('payments.planResults', { files: tokens });
      if (made) setPlan(made);
    } catch (fault) {
      setError(fault);
    }
  };
  const canTake = plan !== null && mayTake(plan);
  const run = () => {
    if (!plan || !canTake || take.isPending) return;
    take.mutate(
      { planId: plan.planId, hash: plan.hash },
      {
        onSuccess: ({ moves, receipts }) => {
          setTaken({ moves, receipts, batches: batchesOf(plan) });
          setPlan(null);
        },
      },
    );
  };
  useKeys({
    ...(mayPay ? { r: { label: words('payments.chooseResults'), run: () => zone.current?.choose() } } : {}),
    ...(canTake ? { Enter: { label: words('payments.take'), run } } : {}),
  });
  return (
    <div className={classes.page}>
      <PageHead
        title={words('payments.results')}
        beside={<BackLink />}
        actions={
          canTake ? (
            <KeyButton keyName="Enter" Icon={IconCircleCheck} isBusy={take.isPending} onClick={run}>
              {words('payments.take')}
            </KeyButton>
          ) : mayPay ? (
            <Button
              variant="default"
              loading={link.isPending}
              onClick={() =>
                link.mutate(
                  {},
                  { onSuccess: ({ linked }) => sayDone(words('payments.linkedByNumber', { count: linked })) },
                )
              }
            >
              {words('payments.linkByNumber')}
            </Button>
          ) : null
        }
      />
      {mayPay ? (
        <FileZone
          handle={zone}
          title={words('payments.dropResults')}
          text={words('payments.dropResultsText')}
          choose={words('payments.chooseResults')}
          keyName="r"
          isMany
          isBusy={task.isRunning}
          onFiles={(files) => void read(files)}
        />
      ) : (
        <EmptyState title={words('payments.mayNot')} text={words('payments.mayNotText')} />
      )}
      {task.isRunning ? (
        <ProgressNote call="payments.planResults" progress={task.progress} onCancel={task.cancel} />
      ) : null}
      {[task.error, error, take.error, link.error].map((each, at) =>
        each ? <ErrorNote key={at.toString()} error={each} /> : null,
      )}
      {taken ? <TakenNote taken={taken} /> : null}
      {plan ? (
        <div className={classes.resultFiles}>
          <PlanSums plan={plan} />
          {troubledFirst(plan.files).map((file, at) => (
            // The same file may be dropped twice; it is then known the second time.
            <ResultFile key={`${file.file} ${at.toString()}`} file={file} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface Taken {
  readonly moves: number;
  readonly receipts: number;
  readonly batches: readonly string[];
}

/** What was done, and the way to the batches it was done to. */
function TakenNote({ taken }: { readonly taken: Taken }) {
  const words = useWords();
  return (
    <p className={classes.taken} role="status">
      <IconCircleCheck size={18} aria-hidden />
      <strong>{words('payments.taken', { count: taken.moves, receipts: taken.receipts })}</strong>
      {taken.batches.map((batchNo) => (
        <Link key={batchNo} to={`/payments/${batchNo}`} className={classes.link}>
          {batchNo}
        </Link>
      ))}
    </p>
  );
}

/** What taking it would do, all files together. */
function PlanSums({ plan }: { readonly plan: ResultPlan }) {
  const words = useWords();
  const sums = moveSums(movesOf(plan));
  return (
    <p className={classes.planSums} role="status">
      <strong>{words(sums.length === 0 ? 'payments.noMoves' : 'payments.wouldMove')}</strong>
      {sums.map(({ state, currency, count, sum }) => (
        <span key={`${state} ${currency}`}>
          <Tag tone={ITEM_TONES[state]}>
            {words(`payment_state.${state}`)} {count.toLocaleString('en')}
          </Tag>{' '}
          <Amount minor={sum} currency={currency} showsCurrency />
        </span>
      ))}
    </p>
  );
}
