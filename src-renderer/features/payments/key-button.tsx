/** A button with the key that does the same: the key is shown on it, and registered by the view. */
import { Button } from '@mantine/core';
import type { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { KeyCap } from '../../ui/key-cap.tsx';

interface KeyButtonProps {
  readonly keyName?: string;
  readonly Icon?: typeof IconPlus;
  readonly variant?: 'filled' | 'default';
  readonly isBusy?: boolean;
  readonly isOff?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

export function KeyButton({
  keyName,
  Icon,
  variant = 'filled',
  isBusy,
  isOff,
  onClick,
  children,
}: KeyButtonProps) {
  return (
    <Button
      variant={variant}
      loading={isBusy ?? false}
      disabled={isOff ?? false}
      onClick={onClick}
      leftSection={Icon ? <Icon size={16} aria-hidden /> : undefined}
      rightSection={keyName === undefined ? undefined : <KeyCap name={keyName} />}
    >
      {children}
    </Button>
  );
}
