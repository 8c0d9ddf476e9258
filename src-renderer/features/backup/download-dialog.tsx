/** A backup leaves the desk with a reason, which the record keeps. */
import { useState } from 'react';
import type { BackupView } from '../../../shared/contract/record.ts';
import { saveFile, useAsk } from '../../api/client.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';

interface DownloadDialogProps {
  readonly backup: BackupView;
  readonly onClose: () => void;
}

export function DownloadDialog({ backup, onClose }: DownloadDialogProps) {
  const words = useWords();
  const download = useAsk('backup.download');
  const [fault, setFault] = useState<unknown>(null);
  return (
    <ReasonDialog
      about={`download ${backup.id}`}
      title={words('backup.downloadTitle')}
      text={words('backup.downloadText')}
      confirm={words('backup.download')}
      error={download.error ?? fault}
      isBusy={download.isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        setFault(null);
        download.mutate(
          { id: backup.id, reason },
          {
            onSuccess: async (file) => {
              try {
                await saveFile(file);
              } catch (problem) {
                setFault(problem);
                return;
              }
              sayDone(words('backup.downloaded', { file: file.fileName }));
              onClose();
            },
          },
        );
      }}
    />
  );
}
