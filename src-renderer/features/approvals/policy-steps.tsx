/** The steps of one kind: from an amount on, so many people. A kind without amounts has one step and no amount. */
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useWords } from '../../ui/words.ts';
import { APPROVERS_MAX, type DraftStep, problemOf, STEPS_MAX, withStep } from './policy-draft.ts';
import classes from './policy-view.module.css';
import { approversText } from './request-facts.ts';

interface PolicyStepsProps {
  readonly name: string;
  readonly steps: readonly DraftStep[];
  readonly approversMin: number;
  readonly hasAmount: boolean;
  readonly onChange: (steps: readonly DraftStep[]) => void;
}

export function PolicySteps({ name, steps, approversMin, hasAmount, onChange }: PolicyStepsProps) {
  const words = useWords();
  const change = (at: number, next: Partial<DraftStep>) =>
    onChange(steps.map((step, place) => (place === at ? { ...step, ...next } : step)));
  const choices = Array.from({ length: APPROVERS_MAX - approversMin + 1 }, (_, at) => approversMin + at);
  return (
    <div className={classes.steps}>
      {steps.map((step, at) => {
        const problem = problemOf(steps, at);
        const fact = { kind: name, step: at + 1 };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order.
          <div key={at} className={classes.step}>
            {hasAmount ? (
              <>
                <span>{words('policy.from')}</span>
                {at === 0 ? (
                  <span className={classes.nothing}>0.00</span>
                ) : (
                  <TextInput
                    size="xs"
                    w={132}
                    aria-label={words('policy.fromOf', fact)}
                    value={step.from}
                    maxLength={24}
                    error={problem ? words(problem) : undefined}
                    onChange={(event) => change(at, { from: event.currentTarget.value })}
                    classNames={{ input: classes.amount ?? '' }}
                  />
                )}
              </>
            ) : null}
            <Select
              size="xs"
              w={92}
              aria-label={words('policy.approversOf', fact)}
              allowDeselect={false}
              disabled={choices.length < 2}
              value={String(step.approvers)}
              onChange={(next) => change(at, { approvers: Number(next ?? step.approvers) })}
              data={choices.map((count) => ({ value: String(count), label: approversText(words, count) }))}
            />
            {at > 0 ? (
              <ActionIcon
                size={24}
                variant="subtle"
                aria-label={`${name}: ${words('policy.removeStep')} ${at + 1}`}
                onClick={() => onChange(steps.filter((_, place) => place !== at))}
              >
                <IconX size={13} aria-hidden />
              </ActionIcon>
            ) : null}
            {hasAmount && at === steps.length - 1 && steps.length < STEPS_MAX ? (
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<IconPlus size={12} aria-hidden />}
                onClick={() => onChange(withStep(steps))}
              >
                {words('policy.addStep')}
              </Button>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
