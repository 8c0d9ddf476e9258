/** Takes a term of the firm's back: a cycle to its default, a fee schedule to none. */
import { useState } from 'react';
import type { TermsChange } from '../../../../shared/domain/settlement-terms.ts';
import type { Previewed } from './preview.tsx';
import { TermsDialog } from './terms-dialog.tsx';

interface EndDialogProps {
  readonly title: string;
  readonly change: TermsChange;
  readonly onClose: () => void;
}

export function EndDialog(props: EndDialogProps) {
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  return <TermsDialog {...props} previewed={previewed} onPreview={setPreviewed} />;
}
