/** The board taken away: a workbook that goes on calculating, a paper, rows for a script; and printed as it is. */
import { Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import type { Tile } from '../../../shared/contract/analytics-address.ts';
import { saveFile, type Task } from '../../api/client.tsx';
import { type FileFormat, FileMenu } from '../../ui/file-menu.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { isOpen } from './boards.ts';

const FORMATS: readonly FileFormat[] = ['xlsx', 'pdf', 'csv'];

interface ExportMenuProps {
  readonly title: string;
  readonly tiles: readonly Tile[];
  readonly filter: AnalyticsFilter;
  readonly numbers: 'plain' | 'short';
  /** Of the page: what goes wrong is said where there is room. */
  readonly task: Task;
  readonly onPrint: () => void;
}

export function ExportMenu({ title, tiles, filter, numbers, task, onPrint }: ExportMenuProps) {
  const words = useWords();
  const panels = tiles.map(({ panel }) => panel).filter(isOpen);
  const take = async (format: FileFormat) => {
    const asked = { panels, filter, format, language: words.locale, numbers, title };
    const file = await task.run('analytics.export', asked);
    if (!file) return;
    await saveFile(file);
    sayDone(words('exports.done', { file: file.fileName }));
  };
  return (
    <FileMenu
      label={words('analytics.export')}
      isRunning={task.isRunning}
      isEmpty={panels.length === 0}
      files={FORMATS.map((format) => ({
        ...{ format, label: words(`analytics.export.${format}`) },
        take: () => void take(format),
      }))}
    >
      {panels.length < tiles.length ? <Menu.Label>{words('analytics.export.left')}</Menu.Label> : null}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconPrinter size={15} aria-hidden />}
        rightSection={<KeyCap name="mod+p" />}
        onClick={onPrint}
      >
        {words('analytics.export.print')}
      </Menu.Item>
    </FileMenu>
  );
}
