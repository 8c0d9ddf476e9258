/** A report of the books as a file: CSV for scripts, a workbook for people, a paper to be signed. All three are the engine's. */
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
  { format: 'pdf', Icon: IconFileTypePdf },
  { format: 'xlsx', Icon: IconFileSpreadsheet },
  { format: 'csv', Icon: IconFileText },
] as const;

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
  const take = async (format: (typeof FORMATS)[number]['format']) => {
    const file = await task.run('journal.export', { ...report, format });
    if (!file) return;
    await saveFile(file);
    sayDone(words('books.exported', { file: file.fileName }));
  };
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
            {label ?? words('books.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map(({ format, Icon }) => (
            <Menu.Item
              key={format}
              leftSection={<Icon size={15} aria-hidden />}
              onClick={() => void take(format)}
            >
              {words(`books.export.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {task.error ? <ErrorNote error={task.error} /> : null}
    </>
  );
}
