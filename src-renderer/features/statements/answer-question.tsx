/** A file that leaves one question open: each answer is a button, with what a text of the file would mean by it. */
import { Button } from '@mantine/core';
import type { RefusedFile } from '../../../shared/contract/shapes.ts';
import { invalidate, useTask } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './refused-files.module.css';

export function AnswerQuestion({ file }: { readonly file: RefusedFile }) {
  const words = useWords();
  const mayImport = useMay('import');
  const task = useTask();
  const choices = String(file.facts['choices'] ?? '')
    .split(' ')
    .filter((each) => each !== '');
  if (!mayImport || file.fileToken === '' || choices.length === 0) return null;
  const answer = async (as: string) => {
    await task.run('statements.plan', { files: [file.fileToken], as });
    await invalidate('statements.plans', 'today.summary');
  };
  return (
    <div className={classes.answers}>
      <span>{words('statements.readAs', { text: String(file.facts['example'] ?? '') })}</span>
      {choices.map((choice) => (
        <Button
          key={choice}
          size="compact-sm"
          variant="default"
          loading={task.isRunning}
          onClick={() => void answer(choice)}
        >
          {words.or(`format.${choice}`, choice)}
        </Button>
      ))}
      <ErrorNote error={task.error} />
    </div>
  );
}
