/** Binds an account or changes one. Its number is held against its form sign by sign; to be paid to it must fit, where money only comes from it may not. */
import { Checkbox, Select, TextInput } from '@mantine/core';
import type { AccountView } from '../../../shared/contract/parties.ts';
import { ACCOUNT_KINDS, ACCOUNT_PURPOSES } from '../../../shared/domain/party.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { accountFields, newAccount, ofKind, readAccount } from './account-draft.ts';
import { FormHint } from './form-hint.tsx';
import type { Discovered } from './house-view.tsx';
import classes from './parties.module.css';

interface AccountFormProps {
  /** '' is the house. */
  readonly of: { readonly partyId: string; readonly name: string };
  /** Null: a new one. */
  readonly now: AccountView | null;
  readonly discovered?: Discovered;
  readonly onClose: () => void;
}

const LENGTH_MAX = 120;
const OTHER_CHANNELS = CHANNELS.filter((each) => each !== 'none' && each !== 'bank');

export function AccountForm({ of, now, discovered, onClose }: AccountFormProps) {
  const words = useWords();
  const whose = of.partyId === '' ? 'house' : of.partyId;
  const about = now
    ? `account.${now.id}.${now.version}`
    : `account.${whose}${discovered ? `.${discovered.key.slice(0, 16)}` : ''}`;
  const { fields, isLoaded, type, send } = useKeptFields(
    about,
    now ? accountFields(now) : newAccount(of.partyId, discovered),
  );
  const bind = useAsk('parties.bindAccount');
  const change = useAsk('parties.changeAccount');
  const read = readAccount(fields, { partyId: of.partyId, now, isDiscovered: discovered !== undefined });
  const done =
    (said: string) =>
    ({ requestId }: { readonly requestId: number | null }) => {
      send();
      onClose();
      if (requestId === null) sayDone(said);
      else sayAsked(words, requestId);
    };
  const submit = (reason: string) => {
    const { body } = read;
    if (!body) return;
    if (now)
      change.mutate({ accountId: now.id, body, reason }, { onSuccess: done(words('parties.changed')) });
    else
      bind.mutate(
        { partyId: of.partyId, body, reason, ...(discovered && { discovered: discovered.key }) },
        { onSuccess: done(words('parties.bound')) },
      );
  };
  const text = (
    name: 'holder' | 'number' | 'bankName' | 'bankCode' | 'currency' | 'mandateId' | 'mandateDay',
  ) => {
    const problem = name === 'bankName' || name === 'mandateId' ? undefined : read.problems[name];
    return {
      label: words(`parties.${name}`),
      value: fields[name],
      maxLength: LENGTH_MAX,
      autoComplete: 'off',
      spellCheck: false,
      // What is still empty is asked for by the button, not in red.
      error: problem && fields[name] !== '' ? words(problem) : undefined,
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        type({ [name]: event.currentTarget.value }),
    };
  };
  const warning = read.warnings.number ?? '';
  const isBank = fields.kind === 'bank';
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`${about} reason`}
      title={titleOf(words, of.name, now !== null)}
      confirm={words(now ? 'parties.change' : 'parties.bind')}
      canConfirm={read.body !== null}
      size={720}
      error={bind.error ?? change.error}
      isBusy={bind.isPending || change.isPending}
      onClose={onClose}
      onConfirm={submit}
    >
      {now ? <p className={classes.text}>{words('parties.maskedHint')}</p> : null}
      <div className={classes.fields}>
        <Select
          label={words('parties.accountKind')}
          disabled={discovered !== undefined}
          data={ACCOUNT_KINDS.map((value) => ({ value, label: words(`accountKind.${value}`) }))}
          value={fields.kind}
          allowDeselect={false}
          onChange={(value) =>
            type(ofKind(fields, ACCOUNT_KINDS.find((each) => each === value) ?? fields.kind))
          }
        />
        <Select
          label={words('parties.purpose')}
          data={ACCOUNT_PURPOSES.filter((each) => each !== 'client_funds' || of.partyId === '').map(
            (value) => ({
              value,
              label: words(`accountPurpose.${value}`),
            }),
          )}
          value={fields.purpose}
          allowDeselect={false}
          onChange={(value) =>
            type({ purpose: ACCOUNT_PURPOSES.find((each) => each === value) ?? fields.purpose })
          }
        />
        {isBank ? null : (
          <Select
            label={words('parties.channel')}
            disabled={discovered !== undefined}
            data={OTHER_CHANNELS.map((value) => ({ value, label: words(`channel.${value}`) }))}
            value={fields.channel}
            allowDeselect={false}
            onChange={(value) =>
              type({ channel: OTHER_CHANNELS.find((each) => each === value) ?? fields.channel })
            }
          />
        )}
        <TextInput
          {...text('number')}
          required
          data-autofocus={discovered === undefined || undefined}
          disabled={discovered !== undefined}
          description={
            discovered ? (
              words('parties.numberFromStatements')
            ) : read.problems.number && fields.number !== '' ? undefined : (
              <FormHint warning={warning} isRight={read.isFormRight} isSilent={fields.number === ''} />
            )
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <TextInput {...text('holder')} data-autofocus={discovered !== undefined || undefined} />
        {isBank ? (
          <>
            <TextInput {...text('bankName')} />
            <TextInput
              {...text('bankCode')}
              description={
                read.problems.bankCode ? undefined : (
                  <FormHint
                    warning={read.warnings.bankCode ?? ''}
                    isRight
                    isSilent={fields.bankCode === ''}
                  />
                )
              }
              inputWrapperOrder={['label', 'input', 'description', 'error']}
            />
          </>
        ) : null}
        <TextInput {...text('currency')} />
        {isBank ? (
          <Checkbox
            className={classes.beside ?? ''}
            label={words('parties.isOrganisation')}
            checked={fields.isOrganisation}
            onChange={(event) => type({ isOrganisation: event.currentTarget.checked })}
          />
        ) : null}
        {of.partyId === '' ? null : (
          <>
            <TextInput {...text('mandateId')} />
            <TextInput {...text('mandateDay')} placeholder="2026-10-08" />
          </>
        )}
      </div>
      {warning === '' || of.partyId === '' ? null : (
        <p className={classes.warnNote}>{words('parties.formWarn')}</p>
      )}
    </ReasonDialog>
  );
}

function titleOf(words: ReturnType<typeof useWords>, name: string, isChange: boolean): string {
  if (isChange) return words('parties.change');
  return name === '' ? words('parties.bindHouse') : words('parties.bindOf', { name });
}
