/**
 * Orders on paper and as files: the list as it is filtered, or one order's page, by the engine's own PDF. Masked; unmasked only with a reason, which is
 * recorded with the file.
 */
import { Menu, Select } from '@mantine/core';
import { IconEye, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { Input } from '../../../shared/contract/calls.ts';
import { saveFile, useTask } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type FileFormat, FileMenu } from '../../ui/file-menu.tsx';
import { useKeys } from '../../ui/keys.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './orders-page.module.css';

const FORMATS: readonly FileFormat[] = ['pdf', 'xlsx', 'csv'];

export function OrdersExport({ what }: { readonly what: Input<'orders.export'>['what'] }) {
  const words = useWords();
  const mayExport = useMay('export');
  const mayReveal = useMay('reveal');
  const task = useTask();
  const [isAsking, setAsking] = useState(false);
  const [format, setFormat] = useState<FileFormat>('pdf');
  const take = async (as: FileFormat, reveal?: string) => {
    const file = await task.run('orders.export', {
      what,
      format: as,
      ...(reveal === undefined ? {} : { reveal }),
    });
    if (!file) return;
    await saveFile(file);
    setAsking(false);
    sayDone(words('exports.done', { file: file.fileName }));
  };
  useKeys(
    mayExport && !task.isRunning
      ? { p: { label: words('order_export.print'), run: () => void take('pdf') } }
      : {},
  );
  if (!mayExport) return null;
  return (
    <>
      <FileMenu
        label={words('order_export.menu')}
        icon={<IconPrinter size={16} aria-hidden />}
        isRunning={task.isRunning}
        files={FORMATS.map((as) => ({
          ...{ format: as, label: words(`order_export.${as}`), take: () => void take(as) },
          ...(as === 'pdf' ? { keyName: 'p' } : {}),
        }))}
      >
        {mayReveal ? (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconEye size={15} aria-hidden />} onClick={() => setAsking(true)}>
              {words('exports.unmasked')}
            </Menu.Item>
          </>
        ) : null}
      </FileMenu>
      {task.error && !isAsking ? (
        <div className={classes.exportError}>
          <ErrorNote error={task.error} />
        </div>
      ) : null}
      {isAsking ? (
        <ReasonDialog
          about="orders export unmasked"
          title={words('exports.unmaskedTitle')}
          text={words('exports.unmaskedText')}
          confirm={words('exports.title')}
          error={task.error}
          isBusy={task.isRunning}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => void take(format, reason)}
        >
          <Select
            label={words('exports.unmaskedWhat')}
            allowDeselect={false}
            value={format}
            onChange={(next) => setFormat(FORMATS.find((each) => each === next) ?? 'pdf')}
            data={FORMATS.map((value) => ({ value, label: words(`order_export.${value}`) }))}
          />
        </ReasonDialog>
      ) : null}
    </>
  );
}
