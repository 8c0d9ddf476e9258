/** An adjustment: enters the next unsigned batch of the same owner. What was typed is kept until it is sent. */
import { Select, TextInput } from '@mantine/core';
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { formatMinorGrouped, fractionDigits, parseMinor } from '../../../shared/domain/money.ts';
import { ADJUSTMENT_KINDS } from '../../../shared/domain/settlement.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { instantText } from '../../ui/day.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { localToday } from '../../ui/local-today.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { ownerText } from '../../ui/settlement-owner.ts';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './settlement.module.css';

const EFFECTS = ['add', 'less'] as const;

interface AdjustDialogProps {
  readonly batch: SettlementView;
  /** Of its payouts and of the bank: one of them may be what shows it. */
  readonly lines: readonly LineView[];
  readonly onClose: () => void;
}

export function AdjustDialog({ batch, lines, onClose }: AdjustDialogProps) {
  const words = useWords();
  const adjust = useAsk('settlement.adjust');
  const { key, side, currency } = batch;
  const { fields, isLoaded, type, send } = useKeptFields(`settlement.adjust ${key.slice(-NAME_LENGTH_MAX)}`, {
    day: localToday(),
    kind: 'correction',
    effect: 'less',
    amount: '',
    evidence: '',
  });
  const read = parseMinor(fields.amount.trim(), fractionDigits(currency));
  const amount = read.ok && read.value > 0 ? read.value : null;
  const kind = ADJUSTMENT_KINDS.find((each) => each === fields.kind) ?? 'correction';
  const effect = EFFECTS.find((each) => each === fields.effect) ?? 'less';
  const evidence = lines.find(({ id }) => String(id) === fields.evidence) ?? null;
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`settlement adjust ${key}`}
      title={`${words('settlement.adjustTitle')} · ${ownerText(words, batch)}`}
      text={words(`settlement.adjustText.${side}`)}
      confirm={words('settlement.adjustTitle')}
      canConfirm={amount !== null && fields.day !== ''}
      size={560}
      error={adjust.error}
      isBusy={adjust.isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        if (amount === null) return;
        adjust.mutate(
          { side, key, day: fields.day, kind, effect, amount, evidence: evidence?.id ?? null, reason },
          {
            onSuccess: ({ requestId }) => {
              send();
              onClose();
              if (requestId !== null) sayAsked(words, requestId);
              else sayDone(words('settlement.adjusted'));
            },
          },
        );
      }}
    >
      <div className={classes.fields}>
        <Select
          data-autofocus
          label={words('settlement.adjustKind')}
          allowDeselect={false}
          value={kind}
          onChange={(value) => type({ kind: value ?? kind })}
          data={ADJUSTMENT_KINDS.map((value) => ({ value, label: words(`adjustment_kind.${value}`) }))}
        />
        <DayField
          label={words('settlement.adjustDay')}
          value={fields.day}
          onChange={(day) => type({ day })}
        />
        <Select
          label={words('settlement.adjustEffect')}
          allowDeselect={false}
          value={effect}
          onChange={(value) => type({ effect: value ?? effect })}
          data={EFFECTS.map((value) => ({ value, label: words(`adjustment_effect.${value}`) }))}
        />
        <TextInput
          label={`${words('settlement.adjustAmount')} ${currency}`}
          withAsterisk
          autoComplete="off"
          inputMode="decimal"
          classNames={{ input: classes.amountInput ?? '' }}
          value={fields.amount}
          error={
            fields.amount.trim() === '' || amount !== null
              ? undefined
              : words('settlement.adjustBad', { digits: fractionDigits(currency) })
          }
          onChange={(event) => type({ amount: event.currentTarget.value })}
        />
        {lines.length === 0 ? null : (
          <Select
            className={classes.across ?? ''}
            label={words('settlement.adjustEvidence')}
            placeholder={words('settlement.adjustNoEvidence')}
            clearable
            searchable
            value={evidence ? String(evidence.id) : null}
            onChange={(value) => type({ evidence: value ?? '' })}
            data={lines.map((line) => ({ value: String(line.id), label: evidenceText(words, line) }))}
          />
        )}
      </div>
    </ReasonDialog>
  );
}

/** When, how much, and where it stands. */
const evidenceText = (words: Words, line: LineView): string =>
  [
    instantText(line.occurredAt || line.bookingDate),
    formatMinorGrouped(line.net, line.currency),
    words('matching.source', { file: line.file, row: line.row }),
  ].join(' · ');

/** What a draft's name holds of a key: its end says the owner's account, the day and the correction. */
const NAME_LENGTH_MAX = 90;
