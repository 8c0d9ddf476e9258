/** Details beside the list, not over it: the list stays usable, its keys go on working. Esc leaves a field, and from outside of one it closes. */
import { Drawer as MantineDrawer } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the fields within have the focus; this only hears their Esc. */}
      <div className={classes.scroll} onKeyDown={leaveField}>
        {children}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </MantineDrawer>
  );
}

/** Letters typed into a field are text; who is done typing wants the keys back without reaching for the mouse. An open list closes first. */
function leaveField(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLElement) || !target.matches('input,textarea,select')) return;
  if (target.getAttribute('aria-expanded') === 'true') return;
  target.blur();
  event.preventDefault();
  event.stopPropagation();
}
