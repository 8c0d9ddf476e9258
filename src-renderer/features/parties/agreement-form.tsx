/** Sets an agreement or changes one: it reads as a sentence while it is typed, and shows who gets what of a sale of 100.00. */
import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { AgreementView, PartyView } from '../../../shared/contract/parties.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { OPERATING_MODES } from '../../../shared/domain/party.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { TERMS_CURRENCY } from '../../../shared/domain/terms-currency.ts';
import { agreementSentence } from '../../../shared/wording/agreement-sentence.ts';
import { percentText } from '../../../shared/wording/terms-sentence.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { PayFields } from '../../ui/terms-fields/pay-fields.tsx';
import { ReserveFields } from '../../ui/terms-fields/reserve-fields.tsx';
import { TierFields } from '../../ui/terms-fields/tier-fields.tsx';
import { useWords } from '../../ui/words.ts';
import { agreementFields, exampleOf, NEW_AGREEMENT, readAgreement } from './agreement-draft.ts';
import classes from './parties.module.css';
import { SplitFields } from './split-fields.tsx';

interface AgreementFormProps {
  readonly party: PartyView;
  /** Null: a new one. */
  readonly now: AgreementView | null;
  readonly onClose: () => void;
}

const PARTNERS_MAX = 500;
const PROBLEMS = {
  from: 'parties.dayBad',
  to: 'parties.dayBad',
  rate: 'parties.rateBad',
  fixed: 'parties.amountBad',
  min: 'parties.amountBad',
  cap: 'parties.capBad',
} as const;
const LABELS = {
  from: 'parties.from',
  to: 'parties.to',
  rate: 'parties.feeRate',
  fixed: 'parties.feeFixed',
  min: 'parties.feeMin',
  cap: 'parties.feeCap',
} as const;
/** A slice by slice fee would make a sale's share depend on the sales before it. */
const TIER_KINDS = ['none', 'whole'] as const;
const RESERVE_KINDS = ['none', 'rolling', 'fixed'] as const;

export function AgreementForm({ party, now, onClose }: AgreementFormProps) {
  const words = useWords();
  const about = now ? `agreement.${now.id}.${now.version}` : `agreement.${party.id}`;
  const { fields, isLoaded, type, send } = useKeptFields(about, now ? agreementFields(now) : NEW_AGREEMENT);
  const set = useAsk('parties.setAgreement');
  const others = useAnswer('parties.list', {
    kind: 'all',
    isClosedShown: false,
    query: '',
    offset: 0,
    limit: PARTNERS_MAX,
  });
  const partners = (others.data?.rows ?? []).filter((each) => each.id !== party.id);
  const { body, bad, badCycle, badTiers, badReserve, sharesOver } = readAgreement(fields);
  const nameOf = (id: string) => partners.find((each) => each.id === id)?.name ?? id;
  const text = (name: keyof typeof PROBLEMS) => ({
    label: words(LABELS[name]),
    value: fields[name],
    autoComplete: 'off',
    error: bad.has(name) && fields[name] !== '' ? words(PROBLEMS[name]) : undefined,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      type({ [name]: event.currentTarget.value }),
  });
  const money = (amount: number) => formatMinorGrouped(amount, TERMS_CURRENCY);
  const example = body && exampleOf(body);
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`${about} reason`}
      title={words('parties.agreementOf', { name: party.name })}
      confirm={words('parties.save')}
      canConfirm={body !== null}
      size={720}
      error={set.error}
      isBusy={set.isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        if (!body) return;
        set.mutate(
          { agreementId: now?.id ?? null, partyId: party.id, body, reason },
          {
            onSuccess: ({ requestId }) => {
              send();
              onClose();
              if (requestId === null) sayDone(words('parties.agreementSaved'));
              else sayAsked(words, requestId);
            },
          },
        );
      }}
    >
      <SegmentedControl
        aria-label={words('parties.mode')}
        value={fields.mode}
        onChange={(value) => type({ mode: OPERATING_MODES.find((each) => each === value) ?? fields.mode })}
        data={OPERATING_MODES.map((value) => ({ value, label: words(`operatingMode.${value}`) }))}
      />
      <p className={classes.text}>{words(`parties.mode.${fields.mode}.text`)}</p>
      <div className={classes.fields}>
        <Select
          label={words('parties.channel')}
          data={CHANNELS.map((value) => ({
            value,
            label: value === 'none' ? words('parties.anyChannel') : words(`channel.${value}`),
          }))}
          value={fields.channel}
          allowDeselect={false}
          onChange={(value) => type({ channel: CHANNELS.find((each) => each === value) ?? fields.channel })}
        />
        <span />
        <TextInput {...text('from')} placeholder="2026-01-01" required data-autofocus />
        <TextInput {...text('to')} placeholder="2026-12-31" />
      </div>
      <h3 className={classes.part}>{words('parties.ourFee')}</h3>
      <p className={classes.text}>{words('terms.inYuan')}</p>
      <div className={classes.four}>
        <TextInput {...text('rate')} inputMode="decimal" />
        <TextInput {...text('fixed')} inputMode="decimal" />
        <TextInput {...text('min')} inputMode="decimal" />
        <TextInput {...text('cap')} inputMode="decimal" />
      </div>
      <TierFields fields={fields} kinds={TIER_KINDS} bad={badTiers} type={type} />
      <Checkbox
        label={words('parties.isFeeReturned')}
        checked={fields.isFeeReturned}
        onChange={(event) => type({ isFeeReturned: event.currentTarget.checked })}
      />
      {fields.mode === 'own' ? null : (
        <SplitFields
          splits={fields.splits}
          bad={bad}
          partners={partners}
          onChange={(splits) => type({ splits })}
        />
      )}
      {sharesOver === null ? null : (
        <p className={classes.warnNote}>{words('parties.sharesOver', { sum: percentText(sharesOver) })}</p>
      )}
      {fields.mode === 'agent' ? (
        <>
          <h3 className={classes.part}>{words('parties.payCycle')}</h3>
          <div className={classes.three}>
            <PayFields fields={fields} bad={badCycle} type={type} />
          </div>
          <ReserveFields
            fields={fields}
            kinds={RESERVE_KINDS}
            bad={badReserve}
            fromHint={fields.from}
            type={type}
          />
        </>
      ) : null}
      <p className={classes.reads} aria-live="polite">
        {body ? (
          <strong>{agreementSentence(body, nameOf, words)}</strong>
        ) : (
          <span>{words('parties.agreementReads')}</span>
        )}
        {example ? (
          <span>
            {words('parties.example', {
              fee: money(example.fee),
              splits: example.splits.map((each) => money(each.amount)).join(' + ') || money(0),
              rest: money(example.rest),
            })}
          </span>
        ) : null}
      </p>
    </ReasonDialog>
  );
}
