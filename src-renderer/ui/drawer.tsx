/** Details beside the list, not over it: the list stays usable, its keys go on working, Esc closes. */
import { Drawer as MantineDrawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './drawer.module.css';
import { useKeys } from './keys.ts';
import { useWords } from './words.ts';

interface DrawerProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons that stay in sight at the bottom. */
  readonly actions?: ReactNode;
  readonly width?: number;
}

export function Drawer({ title, isOpen, onClose, children, actions, width = 520 }: DrawerProps) {
  const words = useWords();
  useKeys(isOpen ? { Escape: { label: words('key.close'), run: onClose } } : {});
  return (
    <MantineDrawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={width}
      title={title}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': words('action.close') }}
      classNames={{
        inner: classes.inner,
        content: classes.content,
        header: classes.header,
        title: classes.title,
        body: classes.body,
      }}
    >
      <div className={classes.scroll}>{children}</div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </MantineDrawer>
  );
}
