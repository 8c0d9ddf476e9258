/** Protected fields of a party or an account, unmasked: asked for with a reason, recorded by the engine, held only here. Closed, they are gone. */
import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAsk } from '../../api/client.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './parties.module.css';

export function Reveal({ of }: { readonly of: string }) {
  const words = useWords();
  const mayReveal = useMay('reveal');
  const reveal = useAsk('parties.reveal');
  const [isAsking, setAsking] = useState(false);
  // Of this one alone: another party or account beside the list, and it is gone.
  const [seen, setSeen] = useState<(Output<'parties.reveal'> & { readonly of: string }) | null>(null);
  if (!mayReveal) return null;
  if (seen?.of === of) {
    const { name, identityNo, contact, holder, number } = seen;
    return (
      <div className={classes.revealed} role="status">
        <IconEye size={16} aria-hidden />
        <span>{[holder || name, number, identityNo, contact].filter((text) => text !== '').join(' · ')}</span>
        <span className={classes.space} />
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconEyeOff size={14} aria-hidden />}
          onClick={() => setSeen(null)}
        >
          {words('reveal.hide')}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconEye size={14} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {words('parties.reveal')}
      </Button>
      {isAsking ? (
        <ReasonDialog
          about={`reveal ${of}`}
          title={words('parties.reveal')}
          text={words('parties.revealText')}
          confirm={words('reveal.confirm')}
          error={reveal.error}
          isBusy={reveal.isPending}
          onClose={() => setAsking(false)}
          onConfirm={(reason) =>
            reveal.mutate(
              { of, reason },
              {
                onSuccess: (fields) => {
                  setAsking(false);
                  setSeen({ ...fields, of });
                },
              },
            )
          }
        />
      ) : null}
    </div>
  );
}
