/** Whose funds: found by name or number. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useWords } from '../../ui/words.ts';

const OFFERED = 20;
const TYPING_MS = 200;

interface PartySelectProps {
  readonly partyId: string;
  readonly onChange: (partyId: string) => void;
}

export function PartySelect({ partyId, onChange }: PartySelectProps) {
  const words = useWords();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, TYPING_MS);
  const chosen = useAnswer(
    'parties.get',
    { partyId: partyId === '' ? 'M-00000000' : partyId },
    { enabled: partyId !== '' },
  );
  const labelOf = ({ id, name }: { readonly id: string; readonly name: string }) => `${name} ${id}`;
  const held = chosen.data ? labelOf(chosen.data.party) : '';
  // What stands there once somebody is chosen is a name, no search for it.
  const query = settled === held ? '' : settled.trim();
  const found = useAnswer(
    'parties.list',
    {
      query: `${query === '' ? '' : JSON.stringify(query)}`,
      kind: 'all',
      isClosedShown: false,
      offset: 0,
      limit: OFFERED,
    },
    { keepsPrevious: true },
  );
  const offered = (found.data?.rows ?? []).map((each) => ({ value: each.id, label: labelOf(each) }));
  const data =
    held === '' || offered.some(({ value }) => value === partyId)
      ? offered
      : [{ value: partyId, label: held }, ...offered];
  return (
    <>
      <Select
        data-autofocus={partyId === '' || undefined}
        label={words('funds.party')}
        placeholder={words('funds.partySearch')}
        withAsterisk
        searchable
        allowDeselect={false}
        data={data}
        value={partyId === '' ? null : partyId}
        searchValue={search}
        onSearchChange={setSearch}
        // The engine has searched already.
        filter={({ options }) => options}
        nothingFoundMessage={words('funds.partyNone')}
        maxDropdownHeight={280}
        onChange={(value) => onChange(value ?? '')}
      />
      {found.error ? <ErrorNote error={found.error} /> : null}
    </>
  );
}
