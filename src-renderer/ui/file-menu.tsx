/** A button that offers something as files: each by what it is, with the sign of its format; what else the place offers stands beneath. */
import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconDownload,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { KeyCap } from './key-cap.tsx';

const ICONS = { pdf: IconFileTypePdf, xlsx: IconFileSpreadsheet, csv: IconFileText } as const;
export type FileFormat = keyof typeof ICONS;

interface OfferedFile {
  readonly format: FileFormat;
  readonly label: ReactNode;
  readonly take: () => void;
  /** Where a format is offered more than once, what tells the one from the other. */
  readonly of?: string;
  /** The view's own key for it. */
  readonly keyName?: string;
}
interface FileMenuProps {
  readonly label: string;
  readonly isRunning: boolean;
  readonly files: readonly OfferedFile[];
  /** There is nothing to put into a file. */
  readonly isEmpty?: boolean;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

export function FileMenu({ label, isRunning, files, isEmpty = false, icon, children }: FileMenuProps) {
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          loading={isRunning}
          leftSection={icon ?? <IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ format, label: said, take, of = '', keyName }) => {
          const Icon = ICONS[format];
          return (
            <Menu.Item
              key={`${of} ${format}`}
              disabled={isEmpty}
              leftSection={<Icon size={15} aria-hidden />}
              rightSection={keyName === undefined ? null : <KeyCap name={keyName} />}
              onClick={take}
            >
              {said}
            </Menu.Item>
          );
        })}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
