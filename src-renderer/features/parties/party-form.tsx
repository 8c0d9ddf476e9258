/** Enters a party or corrects it; each field is held against its form as it is typed, and what is only odd is said and kept. */
import { Select, Textarea, TextInput } from '@mantine/core';
import type { PartyView } from '../../../shared/contract/parties.ts';
import { NOTE_LENGTH_MAX } from '../../../shared/contract/shapes.ts';
import { IDENTITY_KINDS, PARTY_KINDS } from '../../../shared/domain/party.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { FormHint } from './form-hint.tsx';
import classes from './parties.module.css';
import { NEW_PARTY, partyFields, readParty } from './party-draft.ts';

interface PartyFormProps {
  /** Null: a new one. */
  readonly now: PartyView | null;
  /** Given the id of a new one that was kept, '' otherwise. */
  readonly onClose: (added: string) => void;
}

const LENGTH_MAX = 120;
const PARENTS_MAX = 500;

export function PartyForm({ now, onClose }: PartyFormProps) {
  const words = useWords();
  const about = now ? `party.${now.id}.${now.version}` : 'party.new';
  const { fields, isLoaded, type, send } = useKeptFields(about, now ? partyFields(now) : NEW_PARTY);
  const save = useAsk('parties.save');
  const merchants = useAnswer(
    'parties.list',
    { kind: 'merchant', isClosedShown: false, query: '', offset: 0, limit: PARENTS_MAX },
    { enabled: fields.kind === 'sub_merchant' },
  );
  const { body, nameProblem, parentProblem, identityWarning } = readParty(fields, now);
  const isTyped = fields.name !== '' || fields.identityNo !== '';
  const text = (name: 'name' | 'shortName' | 'identityNo' | 'contact') => ({
    label: words(`parties.${name}`),
    value: fields[name],
    maxLength: LENGTH_MAX,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      type({ [name]: event.currentTarget.value }),
  });
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`${about} reason`}
      title={now ? words('parties.editOf', { name: now.name }) : words('parties.add')}
      confirm={words('parties.save')}
      canConfirm={body !== null}
      size={680}
      error={save.error}
      isBusy={save.isPending}
      onClose={() => onClose('')}
      onConfirm={(reason) => {
        if (!body) return;
        save.mutate(
          { partyId: now?.id ?? null, body, reason },
          {
            onSuccess: ({ partyId }) => {
              send();
              sayDone(words('parties.saved', { name: body.name }));
              onClose(now ? '' : partyId);
            },
          },
        );
      }}
    >
      {now ? <p className={classes.text}>{words('parties.maskedHint')}</p> : null}
      <div className={classes.fields}>
        <TextInput
          {...text('name')}
          className={classes.wide ?? ''}
          required
          data-autofocus
          error={nameProblem && isTyped ? words(nameProblem) : undefined}
        />
        <Select
          label={words('parties.kind')}
          data={PARTY_KINDS.map((value) => ({ value, label: words(`partyKind.${value}`) }))}
          value={fields.kind}
          allowDeselect={false}
          onChange={(value) => type({ kind: PARTY_KINDS.find((each) => each === value) ?? fields.kind })}
        />
        <TextInput {...text('shortName')} />
        {fields.kind === 'sub_merchant' ? (
          <Select
            label={words('parties.parent')}
            className={classes.wide ?? ''}
            required
            searchable
            data={(merchants.data?.rows ?? [])
              .filter((each) => each.id !== now?.id)
              .map((each) => ({ value: each.id, label: each.name }))}
            value={fields.parentId || null}
            error={parentProblem && isTyped ? words(parentProblem) : undefined}
            onChange={(value) => type({ parentId: value ?? '' })}
          />
        ) : null}
        <Select
          label={words('parties.identityKind')}
          data={IDENTITY_KINDS.map((value) => ({ value, label: words(`identityKind.${value}`) }))}
          value={fields.identityKind}
          allowDeselect={false}
          onChange={(value) =>
            type({ identityKind: IDENTITY_KINDS.find((each) => each === value) ?? fields.identityKind })
          }
        />
        <TextInput
          {...text('identityNo')}
          description={
            <FormHint
              warning={identityWarning}
              isRight={fields.identityNo !== '' && fields.identityKind !== 'other' && identityWarning === ''}
              isSilent={fields.identityNo === ''}
            />
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <TextInput {...text('contact')} />
        <Textarea
          label={words('parties.note')}
          value={fields.note}
          maxLength={NOTE_LENGTH_MAX}
          autosize
          minRows={1}
          maxRows={4}
          onChange={(event) => type({ note: event.currentTarget.value })}
        />
      </div>
    </ReasonDialog>
  );
}
