/** The accounts of a party as cards: number, holder, and what holds a payment back. Unbound ones stay behind, greyed. */
import type { AccountView } from '../../../shared/contract/parties.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { CoolOff } from './cool-off.tsx';
import classes from './parties.module.css';
import { VERIFICATION_TONES } from './tones.ts';

interface AccountCardsProps {
  readonly accounts: readonly AccountView[];
  readonly onOpen: (accountId: string) => void;
}

export function AccountCards({ accounts, onOpen }: AccountCardsProps) {
  const words = useWords();
  if (accounts.length === 0) return <p className={classes.text}>{words('parties.noAccounts')}</p>;
  return (
    <ul className={classes.cards}>
      {accounts.map((account) => (
        <li key={account.id}>
          <button
            type="button"
            className={classes.card}
            data-past={account.state === 'unbound' || undefined}
            onClick={() => onOpen(account.id)}
          >
            <span className={classes.cardHead}>
              <span className={classes.number}>{account.number}</span>
              <Standing account={account} />
            </span>
            <span className={classes.said}>
              {[
                account.holder,
                account.kind === 'bank' ? account.bankName : words(`channel.${account.channel}`),
                account.currency,
                words(`accountPurpose.${account.purpose}`),
              ]
                .filter((text) => text !== '')
                .join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What of an account stands between it and a payment. */
export function Standing({ account }: { readonly account: AccountView }) {
  const words = useWords();
  if (account.state === 'unbound') return <Tag tone="plain">{words('parties.unbound')}</Tag>;
  return (
    <span className={classes.tags}>
      {account.formProblem === '' ? null : (
        <Tag tone="bad">{words.or(`account_form.${account.formProblem}`, account.formProblem)}</Tag>
      )}
      <Tag tone={VERIFICATION_TONES[account.verification]}>
        {words(`verification.${account.verification}`)}
      </Tag>
      {account.coolsOffAt === '' ? null : <CoolOff until={account.coolsOffAt} />}
    </span>
  );
}
