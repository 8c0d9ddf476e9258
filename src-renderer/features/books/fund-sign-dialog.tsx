/** Signs the checks of a day as they stand on the screen; what fails wants a word. */
import { FUND_CHECKS, fundCheckText } from '../../../shared/wording/fund-check.ts';
import { useAsk } from '../../api/client.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './client-funds.module.css';
import { FundOutcome } from './fund-outcome.tsx';
import { type FundDay, needsNote } from './fund-rows.ts';

export function FundSignDialog({ row, onClose }: { readonly row: FundDay; readonly onClose: () => void }) {
  const words = useWords();
  const sign = useAsk('journal.signFundCheck');
  const { day, currency, hash } = row;
  const isNoted = needsNote(row);
  return (
    <ReasonDialog
      about={`sign client funds ${day} ${currency}`}
      title={words('fundChecks.signTitle', { day, currency })}
      text={words('fundChecks.signText')}
      label={words(isNoted ? 'fundChecks.signNoteNeeded' : 'fundChecks.signNote')}
      confirm={words('fundChecks.sign')}
      isOptional={!isNoted}
      size={620}
      error={sign.error}
      isBusy={sign.isPending}
      onClose={onClose}
      onConfirm={(note) =>
        sign.mutate(
          { day, currency, hash, note },
          {
            onSuccess: () => {
              onClose();
              sayDone(words('fundChecks.signDone'));
            },
          },
        )
      }
    >
      <ul className={classes.signed}>
        {FUND_CHECKS.map((name) => (
          <li key={name}>
            <FundOutcome outcome={row[name].outcome} />
            <span>{fundCheckText(words.locale, name, row[name].facts)}</span>
          </li>
        ))}
      </ul>
    </ReasonDialog>
  );
}
