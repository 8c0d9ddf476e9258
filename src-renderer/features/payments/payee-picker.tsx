/** Who is paid: found by name or number among the accounts bound to parties; what is in the way of each is said in the list and beneath the field. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type Ref, useMemo, useState } from 'react';
import type { AccountView } from '../../../shared/contract/parties.ts';
import { useAnswer } from '../../api/client.tsx';
import { instantText } from '../../ui/day.tsx';
import { shortNumber } from '../../ui/payment-header/house-accounts.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { type AccountStanding, accountStandings } from './account-standing.ts';
import classes from './payments.module.css';

const OFFERED = 20;
const TYPING_MS = 200;

interface PayeePickerProps {
  readonly account: AccountView | null;
  readonly error: string | undefined;
  readonly onChange: (account: AccountView | null) => void;
  readonly input: Ref<HTMLInputElement>;
}

export const payeeLabel = (account: AccountView): string =>
  [account.holder || account.partyName, shortNumber(account.number)].join(' ');

export function PayeePicker({ account, error, onChange, input }: PayeePickerProps) {
  const words = useWords();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, TYPING_MS);
  // What stands there once somebody is chosen is her name, no search for her.
  const asked = account !== null && settled === payeeLabel(account) ? '' : settled.trim();
  const found = useAnswer(
    'parties.accounts',
    { query: asked, of: 'parties', offset: 0, limit: OFFERED },
    { keepsPrevious: true },
  );
  const offers = useMemo(() => {
    const rows = (found.data?.rows ?? []).filter(({ state }) => state === 'bound');
    return account === null || rows.some(({ id }) => id === account.id) ? rows : [account, ...rows];
  }, [found.data, account]);
  const byId = new Map(offers.map((each) => [each.id, each]));
  return (
    <div className={classes.payee}>
      <Select
        ref={input}
        label={words('payments.payee')}
        placeholder={words('payments.payeeHint')}
        data={offers.map((each) => ({ value: each.id, label: payeeLabel(each) }))}
        value={account?.id ?? null}
        error={error}
        searchable
        openOnFocus={false}
        clearable={false}
        allowDeselect={false}
        searchValue={search}
        onSearchChange={setSearch}
        // The engine has searched; the box must not search its answer again by the masked label.
        filter={({ options }) => options}
        nothingFoundMessage={found.isFetching ? words('payments.searching') : words('payments.noPayee')}
        maxDropdownHeight={320}
        comboboxProps={{ width: 460, position: 'bottom-start' }}
        renderOption={({ option }) => {
          const offer = byId.get(option.value);
          return offer ? <Offer account={offer} /> : option.label;
        }}
        onChange={(value) => onChange(byId.get(value ?? '') ?? null)}
      />
      {account === null ? null : <Standings account={account} />}
    </div>
  );
}

function Offer({ account }: { readonly account: AccountView }) {
  const words = useWords();
  return (
    <span className={classes.offer}>
      <span className={classes.offerName}>
        <strong>{account.holder || account.partyName}</strong>
        <span className={classes.tagLine}>
          {accountStandings(account).map((each) => (
            <Tag key={each.name} tone={each.stops ? 'bad' : 'ok'}>
              {words(`payments.account.${each.name}`)}
            </Tag>
          ))}
        </span>
      </span>
      <span className={classes.muted}>
        {[account.number, account.bankName || words(`channel.${account.channel}`)].join(' · ')}
      </span>
    </span>
  );
}

/** Said at once, though only the checks decide: who types forty payments should not learn it at the end. */
function Standings({ account }: { readonly account: AccountView }) {
  const words = useWords();
  return (
    <p className={classes.standings} aria-live="polite">
      {accountStandings(account).map((each) => (
        <span key={each.name} data-stops={each.stops || undefined}>
          {standingText(words, account, each)}
        </span>
      ))}
    </p>
  );
}

function standingText(words: Words, account: AccountView, { name }: AccountStanding): string {
  if (name === 'cooling')
    return words('payments.account.coolingUntil', { at: instantText(account.coolsOffAt) });
  if (name === 'form')
    return words('payments.account.formWhy', {
      why: words.or(`account_form.${account.formProblem}`, account.formProblem),
    });
  return words(`payments.account.${name}`);
}
