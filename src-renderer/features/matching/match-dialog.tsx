/** A match by hand before it is made: what each side sums to, what happens to the difference, and why. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { RemainderChoice } from '../../../shared/contract/shapes.ts';
import type { Leg } from '../../../shared/domain/leg.ts';
import { Difference } from '../../ui/difference.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useWords } from '../../ui/words.ts';
import { FIRST_REMAINDER, RemainderFields } from './remainder-choice.tsx';
import type { ChoiceSums } from './selection-sums.tsx';

interface MatchDialogProps {
  readonly leg: Leg;
  readonly about: string;
  readonly title: string;
  readonly text: string;
  readonly sums: ChoiceSums;
  readonly children?: ReactNode;
  readonly size?: number;
  readonly canConfirm?: boolean;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (said: { reason: string; remainder?: RemainderChoice }) => void;
}

export function MatchDialog(props: MatchDialogProps) {
  const { leg, sums, children, title, onConfirm } = props;
  const words = useWords();
  const [remainder, setRemainder] = useState(FIRST_REMAINDER);
  return (
    <ReasonDialog
      about={props.about}
      title={title}
      text={props.text}
      confirm={title}
      error={props.error}
      isBusy={props.isBusy}
      onClose={props.onClose}
      {...(props.size === undefined ? {} : { size: props.size })}
      {...(props.canConfirm === undefined ? {} : { canConfirm: props.canConfirm })}
      onConfirm={(reason) => onConfirm({ reason, ...(sums.difference === 0 ? {} : { remainder }) })}
    >
      {children}
      <Difference
        left={sums.left}
        right={sums.right}
        difference={sums.difference}
        currency={sums.currency}
        leftLabel={words(`leg.${leg}.left`)}
        rightLabel={words(`leg.${leg}.right`)}
      />
      {sums.difference === 0 ? null : (
        <RemainderFields difference={sums.difference} value={remainder} onChange={setRemainder} />
      )}
    </ReasonDialog>
  );
}
