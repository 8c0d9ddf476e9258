/** A report of the books as a file: CSV for scripts, a workbook for people, a paper to be signed. All three are the engine's. */
import type { Input } from '../../../shared/contract/calls.ts';
import { saveFile, useTask } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type FileFormat, FileMenu } from '../../ui/file-menu.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';

const FORMATS: readonly FileFormat[] = ['pdf', 'xlsx', 'csv'];

export type BookReport = Omit<Input<'journal.export'>, 'taskId' | 'format'>;

interface ExportMenuProps {
  readonly report: BookReport;
  /** Which of several a page has. */
  readonly label?: string;
}

export function ExportMenu({ report, label }: ExportMenuProps) {
  const words = useWords();
  const mayExport = useMay('export');
  const task = useTask();
  if (!mayExport) return null;
  const take = async (format: FileFormat) => {
    const file = await task.run('journal.export', { ...report, format });
    if (!file) return;
    await saveFile(file);
    sayDone(words('books.exported', { file: file.fileName }));
  };
  return (
    <>
      <FileMenu
        label={label ?? words('books.export')}
        isRunning={task.isRunning}
        files={FORMATS.map((format) => ({
          ...{ format, label: words(`books.export.${format}`) },
          take: () => void take(format),
        }))}
      />
      {task.error ? <ErrorNote error={task.error} /> : null}
    </>
  );
}
