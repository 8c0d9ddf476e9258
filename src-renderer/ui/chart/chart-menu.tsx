/** What else may be done with a chart: kept as a picture, and what the page around it adds. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical, IconPhoto, IconVector } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words.ts';

interface ChartMenuProps {
  readonly title: string;
  /** Undefined where there is no drawing to keep: as a table, or empty. */
  readonly onPicture: ((kind: 'png' | 'svg') => void) | undefined;
  readonly children: ReactNode;
}

export function ChartMenu({ title, onPicture, children }: ChartMenuProps) {
  const words = useWords();
  if (!onPicture && !children) return null;
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={words('chart.menu', { title })}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onPicture ? (
          <>
            <Menu.Item leftSection={<IconPhoto size={16} aria-hidden />} onClick={() => onPicture('png')}>
              {words('chart.savePng')}
            </Menu.Item>
            <Menu.Item leftSection={<IconVector size={16} aria-hidden />} onClick={() => onPicture('svg')}>
              {words('chart.saveSvg')}
            </Menu.Item>
          </>
        ) : null}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
