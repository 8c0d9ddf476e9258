/** What will be done about an exception, and where the money goes when it is given up or parked. */
import { Chip, NativeSelect } from '@mantine/core';
import { DISPOSITIONS, type Disposition } from '../../../shared/domain/leg.ts';
import {
  takesAccount,
  WRITE_OFF_ACCOUNTS,
  type WriteOffAccount,
} from '../../../shared/domain/write-off-accounts.ts';
import { useWords } from '../../ui/words.ts';
import classes from './exceptions-page.module.css';

interface DisposeFieldsProps {
  readonly disposition: Disposition | null;
  readonly account: WriteOffAccount;
  readonly onDisposition: (disposition: Disposition | null) => void;
  readonly onAccount: (account: WriteOffAccount) => void;
}

export function DisposeFields({ disposition, account, onDisposition, onAccount }: DisposeFieldsProps) {
  const words = useWords();
  return (
    <>
      <div role="radiogroup" aria-label={words('exceptions.disposition')}>
        <p className={classes.legend}>{words('exceptions.disposition')}</p>
        <Chip.Group
          value={disposition ?? ''}
          onChange={(next) => onDisposition(DISPOSITIONS.find((each) => each === next) ?? null)}
        >
          <div className={classes.chipGroup}>
            {DISPOSITIONS.map((each) => (
              <Chip key={each} name="disposition" value={each} size="sm" radius="md" variant="light">
                {words(`disposition.${each}`)}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      </div>
      {/* Always there, so that nothing moves under the hand. */}
      <NativeSelect
        label={words('exceptions.account')}
        description={words('exceptions.accountText')}
        w={280}
        disabled={disposition === null || !takesAccount(disposition)}
        value={account}
        onChange={(event) => {
          const next = WRITE_OFF_ACCOUNTS.find((code) => code === event.currentTarget.value);
          if (next) onAccount(next);
        }}
        data={WRITE_OFF_ACCOUNTS.map((code) => ({ value: code, label: words(`writeOffAccount.${code}`) }))}
      />
    </>
  );
}
