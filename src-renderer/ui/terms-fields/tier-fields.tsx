/** Steps by the month's volume: what they count, and a row for each. Without any, one choice and nothing more. */
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useWords } from '../words.ts';
import classes from './terms-fields.module.css';
import { type TierFields as Fields, NO_STEP, type ReadTiers, type StepFields } from './tiers-draft.ts';

const STEPS_MAX = 20;
const BY = ['value', 'count'] as const;
type Kind = Fields['tierKind'];

interface TierFieldsProps {
  readonly fields: Fields;
  /** Of whole-month steps alone, or slice by slice as well. */
  readonly kinds: readonly Kind[];
  readonly bad: ReadTiers['bad'];
  readonly type: (change: Partial<Fields>) => void;
}

export function TierFields({ fields, kinds, bad, type }: TierFieldsProps) {
  const words = useWords();
  const { tierKind, tierBy, steps } = fields;
  return (
    <>
      <div className={classes.grid}>
        <Select
          label={words('terms.tiers')}
          data={kinds.map((kind) => ({ value: kind, label: words(`terms.tierKind.${kind}`) }))}
          value={tierKind}
          allowDeselect={false}
          onChange={(value) => {
            const kind = kinds.find((each) => each === value) ?? tierKind;
            type({ tierKind: kind, steps: steps.length === 0 && kind !== 'none' ? [NO_STEP] : steps });
          }}
        />
        {tierKind === 'none' ? null : (
          <Select
            label={words('terms.tierBy')}
            data={BY.map((by) => ({ value: by, label: words(`terms.tierBy.${by}`) }))}
            value={tierBy}
            allowDeselect={false}
            onChange={(value) => type({ tierBy: BY.find((each) => each === value) ?? tierBy })}
          />
        )}
      </div>
      {tierKind === 'none' ? null : (
        <>
          {steps.map((step, at) => (
            <Step
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order.
              key={at}
              step={step}
              at={at}
              bad={bad}
              onType={(change) =>
                type({
                  steps: steps.map((each, place) => (place === at ? { ...each, ...change } : each)),
                })
              }
              onRemove={
                steps.length < 2 ? null : () => type({ steps: steps.filter((_, place) => place !== at) })
              }
            />
          ))}
          <div>
            <Button
              size="compact-sm"
              variant="default"
              disabled={steps.length >= STEPS_MAX}
              onClick={() => type({ steps: [...steps, NO_STEP] })}
            >
              {words('terms.tierAdd')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

interface StepProps {
  readonly step: StepFields;
  readonly at: number;
  readonly bad: ReadTiers['bad'];
  readonly onType: (change: Partial<StepFields>) => void;
  /** Null for the last one: steps without a step are none. */
  readonly onRemove: (() => void) | null;
}

const PROBLEM = {
  above: 'terms.bad.above',
  rate: 'terms.bad.ratePpm',
  fixed: 'terms.bad.amount',
} as const;
const LABEL = { above: 'terms.tierAbove', rate: 'terms.rate', fixed: 'terms.fixed' } as const;

function Step({ step, at, bad, onType, onRemove }: StepProps) {
  const words = useWords();
  const text = (name: keyof StepFields) => (
    <TextInput
      className={classes.figure ?? ''}
      label={at === 0 ? words(LABEL[name]) : undefined}
      aria-label={words('terms.tierField', { place: at + 1, field: words(LABEL[name]) })}
      inputMode="decimal"
      autoComplete="off"
      value={step[name]}
      // What is still empty is asked for by the button, not in red.
      error={bad.has(`${name}${at}`) && step[name] !== '' ? words(PROBLEM[name]) : undefined}
      onChange={(event) => onType({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes.step}>
      {text('above')}
      {text('rate')}
      {text('fixed')}
      <ActionIcon
        variant="default"
        size="lg"
        mt={at === 0 ? 24 : 0}
        disabled={onRemove === null}
        aria-label={words('terms.tierRemove', { place: at + 1 })}
        onClick={() => onRemove?.()}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
