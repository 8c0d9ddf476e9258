/** An account money comes by, goes to or is paid from: the house's, or a party's own; only those it can be. */
import { Select } from '@mantine/core';
import type { AccountView } from '../../../shared/contract/parties.ts';
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useWords } from '../../ui/words.ts';

const ACCOUNTS_MAX = 200;

interface AccountSelectProps {
  readonly label: string;
  /** The hands begin here. */
  readonly isFirst?: boolean;
  /** What has to be chosen before, while it has not been. */
  readonly before?: string;
  /** 'house', or the party whose account it is; '' while nobody is chosen. */
  readonly of: string;
  readonly currency: string;
  readonly fits: (account: AccountView) => boolean;
  readonly accountId: string;
  readonly onChange: (account: AccountView | null) => void;
}

export function AccountSelect({
  label,
  isFirst,
  before,
  of,
  currency,
  fits,
  accountId,
  onChange,
}: AccountSelectProps) {
  const words = useWords();
  const found = useAnswer(
    'parties.accounts',
    { query: '', of: of === '' ? 'house' : of, offset: 0, limit: ACCOUNTS_MAX },
    { enabled: of !== '' },
  );
  const accounts =
    of === ''
      ? []
      : (found.data?.rows ?? []).filter(
          (each) => each.state === 'bound' && (currency === '' || each.currency === currency) && fits(each),
        );
  return (
    <>
      <Select
        label={label}
        data-autofocus={isFirst || undefined}
        {...(of === '' && before !== undefined ? { placeholder: before } : {})}
        withAsterisk
        allowDeselect={false}
        data={accounts.map((each) => ({ value: each.id, label: accountText(each) }))}
        value={accounts.some(({ id }) => id === accountId) ? accountId : null}
        disabled={of === ''}
        error={of !== '' && found.data && accounts.length === 0 ? words('funds.accountNone') : undefined}
        onChange={(value) => onChange(accounts.find(({ id }) => id === value) ?? null)}
      />
      {found.error ? <ErrorNote error={found.error} /> : null}
    </>
  );
}

export const accountText = ({ bankName, holder, number, currency }: AccountView): string =>
  [bankName || holder, number, currency].filter((text) => text !== '').join(' ');
