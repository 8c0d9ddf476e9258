/** Takes a term of the firm's back: a cycle or bounds of sharing to their default, a fee schedule to none. */
import type { TermsChange } from '../../../../shared/domain/settlement-terms.ts';
import { TermsDialog } from './terms-dialog.tsx';

interface EndDialogProps {
  readonly title: string;
  readonly change: TermsChange;
  readonly onClose: () => void;
}

export function EndDialog(props: EndDialogProps) {
  return <TermsDialog {...props} isMatched={props.change.what !== 'sharing'} />;
}
