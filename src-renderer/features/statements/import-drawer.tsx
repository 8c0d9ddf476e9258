/** One imported file: its standing, its figures, its checks, what it is; from here to its lines or to undoing it. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconListDetails } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { DayRange, OurClock } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Standing } from '../../ui/standing.tsx';
import { useWords } from '../../ui/words.ts';
import { ChecksTable } from './checks-table.tsx';
import { DriftNote } from './drift-note.tsx';
import { FileFacts } from './file-facts.tsx';
import classes from './import-drawer.module.css';
import { SaveOriginal } from './save-original.tsx';
import { UndoDialog } from './undo-dialog.tsx';

export function ImportDrawer({
  importId,
  onClose,
}: {
  readonly importId: number | null;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const mayImport = useMay('import');
  const navigate = useNavigate();
  const [isUndoing, setUndoing] = useState(false);
  const answer = useAnswer('statements.import', { importId: importId ?? 1 }, { enabled: importId !== null });
  const file = answer.data;
  return (
    <>
      <Drawer
        isOpen={importId !== null}
        onClose={onClose}
        title={file?.file ?? words('statements.file')}
        width={600}
        actions={
          file ? (
            <>
              {file.state === 'active' && mayImport ? (
                <Button
                  variant="default"
                  leftSection={<IconArrowBackUp size={16} aria-hidden />}
                  onClick={() => setUndoing(true)}
                >
                  {words('statements.undo')}
                </Button>
              ) : null}
              <SaveOriginal importId={file.id} file={file.file} size="sm" />
              <Button
                leftSection={<IconListDetails size={16} aria-hidden />}
                onClick={() => void navigate(`/statements?tab=lines&import=${file.id}`)}
              >
                {words('statements.openImport')}
              </Button>
            </>
          ) : null
        }
      >
        <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
        {file ? (
          <div className={classes.parts}>
            <div className={classes.top}>
              <Standing standing={file.state === 'undone' ? 'undone' : file.proof} />
              <DayRange from={file.periodFrom} to={file.periodTo} />
              <span>
                <OurClock value={file.committedAt} /> · {file.committedBy}
              </span>
            </div>
            <p>{words('statements.countsAddUp', file.counts)}</p>
            <Facts
              facts={file.totals.flatMap((total) => [
                {
                  name: `${words('statements.in')} · ${words('list.rows', { count: total.inCount })}`,
                  value: <Amount minor={total.inSum} currency={total.currency} showsCurrency size="strong" />,
                },
                {
                  name: `${words('statements.out')} · ${words('list.rows', { count: total.outCount })}`,
                  value: (
                    <Amount minor={total.outSum} currency={total.currency} showsCurrency size="strong" />
                  ),
                },
              ])}
            />
            <section>
              <h3>{words('statements.checks')}</h3>
              <ChecksTable checks={file.checks} currency={file.currencies[0] ?? 'CNY'} importId={file.id} />
              <DriftNote drift={file.drift} />
            </section>
            <section>
              <h3>{words('statements.fileFacts')}</h3>
              <FileFacts file={file} />
            </section>
          </div>
        ) : null}
      </Drawer>
      {file && isUndoing ? (
        <UndoDialog
          file={file}
          onClose={(isUndone) => {
            setUndoing(false);
            if (isUndone) onClose();
          }}
        />
      ) : null}
    </>
  );
}
