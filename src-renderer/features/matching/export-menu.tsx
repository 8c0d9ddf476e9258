/** What leaves the house: the workbook for people, the CSV files for other programs. Progress and refusals are said under the bar it is in. */
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconDownload, IconFileSpreadsheet, IconFileText } from '@tabler/icons-react';
import { saveFile, type Task } from '../../api/client.tsx';
import { useWords } from '../../ui/words.ts';

const CSV_KINDS = ['matches', 'exceptions', 'lines'] as const;

export function ExportMenu({ task }: { readonly task: Task }) {
  const words = useWords();
  const hand = async (made: Promise<{ readonly token: string; readonly fileName: string } | undefined>) => {
    const file = await made;
    if (!file) return;
    await saveFile(file);
    notifications.show({ message: words('exports.done', { file: file.fileName }) });
  };
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          rightSection={<IconChevronDown size={13} aria-hidden />}
          loading={task.isRunning}
        >
          {words('exports.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
          onClick={() => void hand(task.run('exports.report', {}))}
        >
          {words('exports.report')}
        </Menu.Item>
        <Menu.Divider />
        {CSV_KINDS.map((kind) => (
          <Menu.Item
            key={kind}
            leftSection={<IconFileText size={15} aria-hidden />}
            onClick={() => void hand(task.run('exports.csv', { kind }))}
          >
            {words(`exports.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
