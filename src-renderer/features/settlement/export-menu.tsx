/** Batches or claims as a file: a workbook or a paper to send, a table for scripts. */
import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconDownload,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
} from '@tabler/icons-react';
import type { Input } from '../../../shared/contract/calls.ts';
import { saveFile, useTask } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';

const FORMATS = [
  { format: 'xlsx', Icon: IconFileSpreadsheet },
  { format: 'pdf', Icon: IconFileTypePdf },
  { format: 'csv', Icon: IconFileText },
] as const;

interface BatchesExportProps {
  readonly what: Omit<Input<'settlement.export'>, 'format' | 'language' | 'reveal' | 'taskId'>;
}

export function BatchesExport({ what }: BatchesExportProps) {
  const words = useWords();
  const mayExport = useMay('export');
  const task = useTask();
  if (!mayExport) return null;
  const take = async (format: (typeof FORMATS)[number]['format'], language: 'zh-CN' | 'en') => {
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
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            loading={task.isRunning}
            leftSection={<IconDownload size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {words(isClaims ? 'settlement.variances.claims' : 'settlement.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {languages.flatMap((language) =>
            FORMATS.filter(({ format }) => !isRepeated(format, language)).map(({ format, Icon }) => (
              <Menu.Item
                key={`${language} ${format}`}
                leftSection={<Icon size={15} aria-hidden />}
                onClick={() => void take(format, language)}
              >
                {words(`settlement.export.${format}`)}
                {isClaims && format !== 'csv' ? (
                  <span lang={language}>
                    {' '}
                    · {words(language === 'en' ? 'settings.locale.en' : 'settings.locale.zh-CN')}
                  </span>
                ) : null}
              </Menu.Item>
            )),
          )}
        </Menu.Dropdown>
      </Menu>
      {task.error ? <ErrorNote error={task.error} /> : null}
    </>
  );
}
