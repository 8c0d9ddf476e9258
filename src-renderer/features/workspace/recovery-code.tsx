/** The recovery code, shown this once. Nothing leads on but the person's word that it is written down. */
import { Button, Checkbox, CopyButton } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../ui/words.ts';
import classes from './workspace-page.module.css';

export function RecoveryCode({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  const words = useWords();
  const [isWritten, setWritten] = useState(false);
  return (
    <div className={classes.form}>
      <div>
        <h2>{words('workspace.recoveryTitle')}</h2>
        <p>{words('workspace.recoveryText')}</p>
      </div>
      <p className={classes.code}>{code}</p>
      <p className={classes.note}>{words('workspace.recoveryAdvice')}</p>
      <Checkbox
        checked={isWritten}
        onChange={(event) => setWritten(event.currentTarget.checked)}
        label={words('workspace.recoveryDone')}
      />
      <div className={classes.actions}>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
              {words(copied ? 'action.copied' : 'action.copy')}
            </Button>
          )}
        </CopyButton>
        <Button disabled={!isWritten} onClick={onDone}>
          {words('workspace.recoveryStart')}
        </Button>
      </div>
    </div>
  );
}
