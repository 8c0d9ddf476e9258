/** One rule beside the list: its sentence follows what is typed, and what can be read goes into the draft of the book at once. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RiskRule } from '../../../../shared/domain/risk.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { bandName, ruleName } from '../risk-names.ts';
import { parameterName } from './change-words.ts';
import { OnAndRestore } from './on-and-restore.tsx';
import { formOf, isSameRule, type RuleForm, readForm } from './rule-form.ts';
import { ruleSentence } from './rule-sentence.ts';
import { MEASURES, unitOf } from './units.ts';

interface RuleDrawerProps {
  readonly rule: RiskRule;
  readonly shipped: RiskRule | null;
  readonly onChange: (rule: RiskRule) => void;
  readonly onClose: () => void;
}

export function RuleDrawer({ rule, shipped, onChange, onClose }: RuleDrawerProps) {
  const words = useWords();
  const [form, setForm] = useState(() => formOf(rule));
  const { unread } = readForm(form, rule);
  const type = (next: RuleForm) => {
    setForm(next);
    const read = readForm(next, rule);
    if (read.rule) onChange(read.rule);
  };
  const unit = MEASURES[rule.id];
  const unreadText = (field: string) => (unread.has(field) ? words('risk.unreadNumber') : undefined);
  return (
    <Drawer isOpen onClose={onClose} title={ruleName(words, rule.id)}>
      <div className={classes.drawer}>
        <p className={classes.sentence} aria-live="polite">
          {ruleSentence(words, rule)}
        </p>
        <OnAndRestore
          isOn={form.isOn}
          onSwitch={(isOn) => type({ ...form, isOn })}
          onRestore={
            shipped && !isSameRule(rule, shipped)
              ? () => {
                  setForm(formOf(shipped));
                  onChange(shipped);
                }
              : null
          }
        />
        <section className={classes.part}>
          <h3>{words('risk.bands')}</h3>
          <div className={classes.bandFields}>
            {form.bands.map((band, at) => {
              const name = bandName(words, rule.id, band.code);
              const put = (part: 'from' | 'points', text: string) =>
                type({
                  ...form,
                  bands: form.bands.map((each, place) => (place === at ? { ...each, [part]: text } : each)),
                });
              return (
                <div key={band.code} className={classes.bandField}>
                  <span>{name}</span>
                  {unit === 'rank' ? (
                    <span />
                  ) : (
                    <TextInput
                      aria-label={words('risk.bandFromOf', { name })}
                      leftSection={<small>{words('risk.fromMark')}</small>}
                      rightSection={<small>{words(`risk_unitSign.${unit}`)}</small>}
                      value={band.from}
                      error={unreadText(`${band.code} from`)}
                      onChange={(event) => put('from', event.currentTarget.value)}
                    />
                  )}
                  <TextInput
                    aria-label={words('risk.bandPointsOf', { name })}
                    rightSection={<small>{words('risk.pointsSign')}</small>}
                    value={band.points}
                    error={unreadText(`${band.code} points`)}
                    onChange={(event) => put('points', event.currentTarget.value)}
                  />
                </div>
              );
            })}
          </div>
        </section>
        {form.parameters.length > 0 ? (
          <section className={classes.part}>
            <h3>{words('risk.parameters')}</h3>
            <div className={`${classes.fields} ${classes.numbers}`}>
              {form.parameters.map(({ name, text }, at) => (
                <TextInput
                  key={name}
                  label={parameterName(words, name)}
                  rightSection={<small>{words(`risk_unitSign.${unitOf(name)}`)}</small>}
                  value={text}
                  error={unreadText(name)}
                  onChange={(event) => {
                    const typed = event.currentTarget.value;
                    type({
                      ...form,
                      parameters: form.parameters.map((each, place) =>
                        place === at ? { ...each, text: typed } : each,
                      ),
                    });
                  }}
                />
              ))}
            </div>
          </section>
        ) : null}
        <p className={classes.muted}>{words('risk.draftText')}</p>
      </div>
    </Drawer>
  );
}
