/** What is done more rarely, behind a button of its own beside the others. */
import { Button, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from './words.ts';

export function MoreMenu({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  return (
    <Menu position="top-start" withinPortal shadow="md">
      <Menu.Target>
        <Button variant="default" px={10} aria-label={words('matching.more')}>
          <IconDotsVertical size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
