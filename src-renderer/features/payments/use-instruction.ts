/** The instruction file of a batch: made once; a token is good for one download, so that saving it again asks for the same bytes again. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { saveFile, useAsk } from '../../api/client.tsx';

export function useInstruction(batchNo: string, onMade: () => void) {
  const ask = useAsk('payments.instruct');
  const [made, setMade] = useState<Output<'payments.instruct'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  return {
    made,
    isBusy: ask.isPending,
    error: ask.error ?? error,
    close: () => setMade(null),
    make: async () => {
      if (ask.isPending) return;
      setError(null);
      const file = await ask.mutateAsync({ batchNo }).catch(() => null); // The refusal is shown from `ask`.
      if (!file) return;
      onMade();
      setMade(file);
      await saveFile(file).catch(setError);
    },
  };
}
