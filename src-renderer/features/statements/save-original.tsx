/** A copy of a file as it came in, byte for byte: for who may look at what is protected and take it out; the reason goes into the record. */
import { Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { saveFile, useAsk } from '../../api/client.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';

interface SaveOriginalProps {
  readonly importId: number;
  /** As it came in: the archive, where it came in one. */
  readonly file: string;
  readonly size?: 'compact-xs' | 'sm';
}

export function SaveOriginal({ importId, file, size = 'compact-xs' }: SaveOriginalProps) {
  const words = useWords();
  const [mayExport, mayReveal] = [useMay('export'), useMay('reveal')];
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const save = useAsk('statements.saveOriginal');
  if (!mayExport || !mayReveal) return null;
  return (
    <>
      <Button
        size={size}
        variant={size === 'sm' ? 'default' : 'subtle'}
        leftSection={<IconFileDownload size={size === 'sm' ? 16 : 14} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {words('original.save')}
      </Button>
      {isAsking ? (
        <ReasonDialog
          about={`original ${importId}`}
          title={words('original.title', { file })}
          text={words('original.text')}
          confirm={words('original.confirm')}
          error={save.error ?? fault}
          isBusy={save.isPending}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => {
            setFault(null);
            save.mutate(
              { importId, reason },
              {
                onSuccess: async (copy) => {
                  try {
                    await saveFile(copy);
                  } catch (problem) {
                    setFault(problem);
                    return;
                  }
                  setAsking(false);
                  sayDone(words('original.saved', { file: copy.fileName }));
                },
              },
            );
          }}
        />
      ) : null}
    </>
  );
}
