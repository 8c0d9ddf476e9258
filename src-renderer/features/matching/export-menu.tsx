/** What leaves the house: the workbook for people, the CSV files for other programs. Progress and refusals are said under the bar it is in. */
import { Button, Menu, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconChevronDown,
  IconDownload,
  IconEye,
  IconFileSpreadsheet,
  IconFileText,
} from '@tabler/icons-react';
import { useState } from 'react';
import { saveFile, type Task } from '../../api/client.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';

const CSV_KINDS = ['matches', 'exceptions', 'lines'] as const;

const KINDS = ['report', ...CSV_KINDS] as const;
type Kind = (typeof KINDS)[number];

export function ExportMenu({ task }: { readonly task: Task }) {
  const words = useWords();
  const mayReveal = useMay('reveal');
  const [isAsking, setAsking] = useState(false);
  const [kind, setKind] = useState<Kind>('report');
  const hand = async (made: Promise<{ readonly token: string; readonly fileName: string } | undefined>) => {
    const file = await made;
    if (!file) return;
    await saveFile(file);
    notifications.show({ message: words('exports.done', { file: file.fileName }) });
  };
  const unmasked = (reveal: string) => {
    setAsking(false);
    void hand(
      kind === 'report' ? task.run('exports.report', { reveal }) : task.run('exports.csv', { kind, reveal }),
    );
  };
  return (
    <>
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
          {mayReveal ? (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconEye size={15} aria-hidden />} onClick={() => setAsking(true)}>
                {words('exports.unmasked')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isAsking ? (
        <ReasonDialog
          about="export unmasked"
          title={words('exports.unmaskedTitle')}
          text={words('exports.unmaskedText')}
          confirm={words('exports.title')}
          error={null}
          isBusy={task.isRunning}
          onClose={() => setAsking(false)}
          onConfirm={unmasked}
        >
          <Select
            label={words('exports.unmaskedWhat')}
            allowDeselect={false}
            value={kind}
            onChange={(next) => setKind(KINDS.find((each) => each === next) ?? 'report')}
            data={KINDS.map((value) => ({ value, label: words(`exports.${value}`) }))}
          />
        </ReasonDialog>
      ) : null}
    </>
  );
}
