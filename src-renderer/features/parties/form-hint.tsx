/** Beneath a number that is being typed: that its form fits, or what is odd about it. A line is kept for it, so that nothing jumps. */
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useWords } from '../../ui/words.ts';
import classes from './parties.module.css';

interface FormHintProps {
  /** Name of what is wrong (wording: account_form.<why>); '' for nothing. */
  readonly warning: string;
  readonly isRight: boolean;
  /** Nothing was typed yet. */
  readonly isSilent: boolean;
}

export function FormHint({ warning, isRight, isSilent }: FormHintProps) {
  const words = useWords();
  if (isSilent || (warning === '' && !isRight)) return <span className={classes.hint}>&nbsp;</span>;
  return (
    <span className={classes.hint} data-tone={warning === '' ? 'ok' : 'warn'} role="status">
      {warning === '' ? <IconCheck size={13} aria-hidden /> : <IconAlertTriangle size={13} aria-hidden />}
      {warning === '' ? words('parties.formOk') : words.or(`account_form.${warning}`, warning)}
    </span>
  );
}
