/** Corrects one row of an order by what somebody else's file shows: which row, what it should say, and the evidence. */
import { Checkbox, Select, TextInput } from '@mantine/core';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/client.tsx';
import { instantText } from '../../ui/day.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { useAnswered } from './act-dialog.tsx';
import { isChange, readAmount, statusChoices } from './fix-form.ts';
import classes from './order-acts.module.css';
import { evidenceLines, type Story } from './order-look.ts';

interface FixDialogProps {
  readonly orderNo: string;
  readonly story: Story;
  readonly onClose: () => void;
}

export function FixDialog({ orderNo, story, onClose }: FixDialogProps) {
  const words = useWords();
  const fix = useAsk('orders.fix');
  const answered = useAnswered('fix', onClose);
  const offered = evidenceLines(story);
  const { fields, isLoaded, type, send } = useKeptFields(`orders.fix.${orderNo}`, {
    rowId: '',
    chosen: '',
    amount: '',
    // One line alone is the evidence.
    evidence: offered.length === 1 ? offered.map((line) => line.id).join(' ') : '',
  });
  const row = story.orders.find((line) => String(line.id) === fields.rowId) ?? story.orders[0];
  const evidence = offered
    .map(({ id }) => id)
    .filter((id) => fields.evidence.split(' ').includes(String(id)));
  if (!row || !isLoaded) return null;
  const choices = statusChoices(row);
  // What waits mostly came in; nothing else is taken for granted.
  const likely = row.status === 'pending' ? 'success' : row.status;
  const status = choices.find((each) => each === fields.chosen) ?? likely;
  const { minor, isBad } = readAmount(fields.amount, row.currency);
  return (
    <ReasonDialog
      about={`orders fix ${orderNo}`}
      title={`${words('orders.act.fix')} ${orderNo}`}
      text={words('orders.actText.fix')}
      confirm={words('orders.act.fix')}
      size={560}
      canConfirm={!isBad && evidence.length > 0 && isChange(row, status, minor)}
      error={fix.error}
      isBusy={fix.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        fix.mutate(
          { lineId: row.id, status, amount: minor, evidence: [...evidence], reason },
          {
            onSuccess: ({ requestId }) => {
              send();
              answered(requestId);
            },
          },
        )
      }
    >
      <div className={classes.fields}>
        <Select
          label={words('orders.fixRow')}
          allowDeselect={false}
          className={classes.wide ?? ''}
          data={story.orders.map((line) => ({ value: String(line.id), label: lineLabel(words, line) }))}
          value={String(row.id)}
          onChange={(value) => type({ rowId: value ?? '', chosen: '' })}
        />
        <Select
          label={words('orders.fixStatus')}
          allowDeselect={false}
          data={choices.map((each) => ({ value: each, label: words(`lineStatus.${each}`) }))}
          value={status}
          onChange={(value) => type({ chosen: value ?? '' })}
        />
        <TextInput
          label={words('orders.fixAmount')}
          inputMode="decimal"
          autoComplete="off"
          placeholder={formatMinorGrouped(row.net, row.currency)}
          classNames={{ input: classes.amount ?? '' }}
          value={fields.amount}
          error={isBad ? words('orders.refundAmountBad') : undefined}
          onChange={(event) => type({ amount: event.currentTarget.value })}
        />
      </div>
      {offered.length === 0 ? (
        <p className={classes.none}>{words('orders.fixNoEvidence')}</p>
      ) : (
        <Checkbox.Group
          label={words('orders.fixEvidence')}
          withAsterisk
          value={evidence.map(String)}
          onChange={(values) => type({ evidence: values.join(' ') })}
        >
          <div className={classes.evidence}>
            {offered.map((line) => (
              <Checkbox
                key={line.id}
                size="xs"
                value={String(line.id)}
                label={`${words(`sourceKind.${line.sourceKind}`)} · ${lineLabel(words, line)}`}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </ReasonDialog>
  );
}

const lineLabel = (words: Words, line: LineView): string =>
  [
    words(`lineKind.${line.kind}`),
    line.refundNo,
    `${formatMinorGrouped(line.gross ?? line.net, line.currency)} ${line.currency}`,
    line.status === 'none' ? '' : words(`lineStatus.${line.status}`),
    instantText(line.occurredAt || line.bookingDate),
  ]
    .filter((text) => text !== '')
    .join(' · ');
