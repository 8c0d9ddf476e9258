/** The partners of an agreement and the share of each. */
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useWords } from '../../ui/words.ts';
import type { AgreementFields, ReadAgreement } from './agreement-draft.ts';
import classes from './parties.module.css';

interface SplitFieldsProps {
  readonly splits: AgreementFields['splits'];
  readonly bad: ReadAgreement['bad'];
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (splits: AgreementFields['splits']) => void;
}

const SPLITS_MAX = 50;

export function SplitFields({ splits, bad, partners, onChange }: SplitFieldsProps) {
  const words = useWords();
  const set = (at: number, change: Partial<AgreementFields['splits'][number]>) =>
    onChange(splits.map((each, place) => (place === at ? { ...each, ...change } : each)));
  const free = partners.filter((each) => splits.every((split) => split.partyId !== each.id));
  return (
    <>
      {splits.map(({ partyId, share }, at) => (
        <div key={partyId} className={classes.split}>
          <Select
            label={words('parties.splitParty')}
            searchable
            allowDeselect={false}
            data={partners
              .filter((each) => each.id === partyId || free.includes(each))
              .map((each) => ({ value: each.id, label: each.name }))}
            value={partyId}
            onChange={(value) => set(at, { partyId: value ?? partyId })}
          />
          <TextInput
            label={words('parties.splitShare')}
            inputMode="decimal"
            value={share}
            error={bad.has(`share${at}`) && share !== '' ? words('parties.rateBad') : undefined}
            onChange={(event) => set(at, { share: event.currentTarget.value })}
          />
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={words('parties.splitRemove', {
              name: partners.find((each) => each.id === partyId)?.name ?? partyId,
            })}
            onClick={() => onChange(splits.filter((_, place) => place !== at))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          disabled={free.length === 0 || splits.length >= SPLITS_MAX}
          onClick={() => onChange([...splits, { partyId: free[0]?.id ?? '', share: '' }])}
        >
          {words('parties.splitAdd')}
        </Button>
      </div>
    </>
  );
}
