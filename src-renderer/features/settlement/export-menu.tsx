/** Batches or claims as a file: a workbook or a paper to send, a table for scripts. */
import type { Input } from '../../../shared/contract/calls.ts';
import { saveFile, useTask } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type FileFormat, FileMenu } from '../../ui/file-menu.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';

const FORMATS: readonly FileFormat[] = ['xlsx', 'pdf', 'csv'];

interface BatchesExportProps {
  readonly what: Omit<Input<'settlement.export'>, 'format' | 'language' | 'reveal' | 'taskId'>;
}

export function BatchesExport({ what }: BatchesExportProps) {
  const words = useWords();
  const mayExport = useMay('export');
  const task = useTask();
  if (!mayExport) return null;
  const take = async (format: FileFormat, language: 'zh-CN' | 'en') => {
    const file = await task.run('settlement.export', { ...what, format, language, reveal: '' });
    if (!file) return;
    await saveFile(file);
    sayDone(words('exports.done', { file: file.fileName }));
  };
  const isClaims = what.kind === 'claims';
  // A claim goes to the channel, in her language; the table of batches is for us.
  const languages = isClaims ? (['zh-CN', 'en'] as const) : ([words.locale] as const);
  // A table for scripts is the same in every language.
  const isRepeated = (format: string, language: string) => format === 'csv' && language !== languages[0];
  return (
    <>
      <FileMenu
        label={words(isClaims ? 'settlement.variances.claims' : 'settlement.export')}
        isRunning={task.isRunning}
        files={languages.flatMap((language) =>
          FORMATS.filter((format) => !isRepeated(format, language)).map((format) => ({
            format,
            of: language,
            label: (
              <>
                {words(`settlement.export.${format}`)}
                {isClaims && format !== 'csv' ? (
                  <span lang={language}>
                    {' '}
                    · {words(language === 'en' ? 'settings.locale.en' : 'settings.locale.zh-CN')}
                  </span>
                ) : null}
              </>
            ),
            take: () => void take(format, language),
          })),
        )}
      />
      {task.error ? <ErrorNote error={task.error} /> : null}
    </>
  );
}
