/**
 * Protected fields of one line, unmasked: asked for with a reason, recorded by the engine, and held only by the part that shows them. Another
 * line, or the drawer closed, and they are gone.
 */
import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { ask } from '../../api/client.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useWords } from '../../ui/words.ts';
import parts from './import-drawer.module.css';
import { ROWS_AROUND } from './line-source.tsx';

export interface Revealed {
  readonly reason: string;
  readonly fields: Output<'statements.reveal'>;
  readonly source: Output<'statements.source'>;
}

interface RevealProps {
  readonly lineId: number;
  readonly onRevealed: (revealed: Revealed) => void;
}

export function Reveal({ lineId, onRevealed }: RevealProps) {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const reveal = async (reason: string) => {
    setBusy(true);
    setError(null);
    try {
      const fields = await ask('statements.reveal', { lineId, reason });
      const source = await ask('statements.source', { lineId, around: ROWS_AROUND, reveal: reason });
      setAsking(false);
      onRevealed({ reason, fields, source });
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconEye size={14} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {words('reveal.show')}
      </Button>
      {isAsking ? (
        <ReasonDialog
          about={`reveal line ${lineId}`}
          title={words('reveal.title')}
          text={words('reveal.text')}
          confirm={words('reveal.confirm')}
          error={error}
          isBusy={isBusy}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => void reveal(reason)}
        />
      ) : null}
    </>
  );
}

interface RevealedNoteProps {
  readonly reason: string;
  readonly onHide: () => void;
}

/** As long as something stands there unmasked: that it was recorded, with which reason, and the way back. */
export function RevealedNote({ reason, onHide }: RevealedNoteProps) {
  const words = useWords();
  return (
    <div className={parts.revealed} role="status">
      <IconEye size={16} aria-hidden />
      <span>{words('reveal.shown', { reason })}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconEyeOff size={14} aria-hidden />}
        onClick={onHide}
      >
        {words('reveal.hide')}
      </Button>
    </div>
  );
}
