/**
 * A file of payments before it becomes a batch: what would be made of it, or every row that is wrong. One wrong row and nothing is made; what is
 * shown is what is taken, by its hash.
 */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import { putFile, useAsk, useTask } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Panel } from '../../ui/panel.tsx';
import type { BatchHeader } from '../../ui/payment-header/header-form.ts';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { useWords } from '../../ui/words.ts';
import { FileZone } from './file-zone.tsx';
import { KeyButton } from './key-button.tsx';
import classes from './payments.module.css';
import { ProblemTable } from './problem-table.tsx';
import { usePages } from './use-batch-items.ts';

type Plan = Output<'payments.planFile'>;
interface Planned {
  readonly fileName: string;
  /** What the plan was made for: another header asks for another. */
  readonly of: string;
  readonly plan: Plan;
}

export function FilePlan({ header }: { readonly header: BatchHeader | null }) {
  const words = useWords();
  const navigate = useNavigate();
  const task = useTask();
  const take = useAsk('payments.takeFile');
  const [handing, setHanding] = useState<unknown>(null);
  const [planned, setPlanned] = useState<Planned | null>(null);
  const of = JSON.stringify(header);
  const shown = planned?.of === of ? planned : null;
  const read = async (file: File | undefined) => {
    if (!file || !header) return;
    setPlanned(null);
    setHanding(null);
    take.reset();
    try {
      const token = await putFile(file);
      const plan = await task.run('payments.planFile', { file: token, header });
      if (plan) setPlanned({ fileName: file.name, of, plan });
    } catch (fault) {
      setHanding(fault);
    }
  };
  const isGood = shown !== null && shown.plan.planId !== '';
  const make = () => {
    if (!shown || !isGood || take.isPending) return;
    take.mutate(
      { planId: shown.plan.planId, hash: shown.plan.hash },
      { onSuccess: ({ batchNo }) => void navigate(`/payments/${batchNo}`, { replace: true }) },
    );
  };
  useKeys(isGood ? { Enter: { label: words('payments.makeBatch'), run: make } } : {});
  return (
    <>
      <FileZone
        title={words('payments.dropFile')}
        text={words(header ? 'payments.dropFileText' : 'payments.headerFirst')}
        choose={words('payments.chooseFile')}
        isOff={header === null}
        isBusy={task.isRunning}
        onFiles={([file]) => void read(file)}
      />
      {task.isRunning ? (
        <ProgressNote call="payments.planFile" progress={task.progress} onCancel={task.cancel} />
      ) : null}
      {task.error ? <ErrorNote error={task.error} /> : null}
      {handing ? <ErrorNote error={handing} /> : null}
      {take.error ? <ErrorNote error={take.error} /> : null}
      {shown && header ? (
        isGood ? (
          <Panel
            className={classes.list ?? ''}
            isFlush
            title={words('payments.planOf', { file: shown.fileName })}
            aside={
              <div className={classes.aside}>
                <span>{words('payments.itemCount', { count: shown.plan.count })}</span>
                <Amount minor={shown.plan.sum} currency={header.currency} showsCurrency size="strong" />
                <KeyButton keyName="Enter" isBusy={take.isPending} onClick={make}>
                  {words('payments.makeBatch')}
                </KeyButton>
              </div>
            }
          >
            <PlanRows items={shown.plan.items} currency={header.currency} />
          </Panel>
        ) : (
          <Panel className={classes.list ?? ''} isFlush title={shown.fileName}>
            <p className={classes.refused} role="alert">
              <IconAlertTriangle size={16} aria-hidden />
              <span>
                <strong>{words('payments.fileRefused', { count: shown.plan.problemCount })}</strong>
                {words('payments.fileRefusedText')}
              </span>
            </p>
            <ProblemTable problems={shown.plan.problems} count={shown.plan.problemCount} />
          </Panel>
        )
      ) : null}
    </>
  );
}

function PlanRows({ items, currency }: { readonly items: Plan['items']; readonly currency: string }) {
  const words = useWords();
  const columns = useMemo<readonly Column<Plan['items'][number]>[]>(
    () => [
      {
        id: 'row',
        header: words('payments.col.row'),
        width: 70,
        align: 'right',
        render: (row) => row.row.toLocaleString('en'),
      },
      { id: 'payee', header: words('payments.col.payee'), width: 160, grow: 1, render: (row) => row.payee },
      { id: 'number', header: words('payments.col.number'), width: 180, render: (row) => row.number },
      {
        id: 'amount',
        header: words('payments.col.amount'),
        width: 140,
        align: 'right',
        render: (row) => <Amount minor={row.amount} currency={currency} />,
      },
      {
        id: 'remark',
        header: words('payments.col.remark'),
        width: 160,
        grow: 1,
        render: (row) => row.remark,
      },
    ],
    [words, currency],
  );
  return (
    <DataGrid
      label={words('payments.planRows')}
      columns={columns}
      total={items.length}
      fetchPage={usePages(items)}
      resetKey={`plan ${items.length}`}
      version={items.length}
      rowKey={(row) => row.row}
    />
  );
}
