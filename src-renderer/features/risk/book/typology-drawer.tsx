/** One typology beside the list: its two thresholds, and how much each rule's points count in it. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { RISK_RULES, type RiskBook, type Typology } from '../../../../shared/domain/risk.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { ruleName, typologyName } from '../risk-names.ts';
import { OnAndRestore } from './on-and-restore.tsx';
import { barsOf } from './typology-bars.ts';
import { formOf, isSameTypology, readForm, type TypologyForm } from './typology-form.ts';

interface TypologyDrawerProps {
  readonly typology: Typology;
  readonly rules: RiskBook['rules'];
  readonly shipped: Typology | null;
  readonly onChange: (typology: Typology) => void;
  readonly onClose: () => void;
}

export function TypologyDrawer({ typology, rules, shipped, onChange, onClose }: TypologyDrawerProps) {
  const words = useWords();
  const [form, setForm] = useState(() => formOf(typology));
  const read = readForm(form, typology);
  const { bars } = barsOf(typology, rules);
  const type = (next: TypologyForm) => {
    setForm(next);
    const found = readForm(next, typology).typology;
    if (found) onChange(found);
  };
  const unreadText = (field: string) => (read.unread.has(field) ? words('risk.unreadNumber') : undefined);
  return (
    <Drawer isOpen onClose={onClose} title={typologyName(words, typology.id)}>
      <div className={classes.drawer}>
        <p className={classes.muted}>{words('risk.typologyText')}</p>
        <OnAndRestore
          isOn={form.isOn}
          onSwitch={(isOn) => type({ ...form, isOn })}
          onRestore={
            shipped && !isSameTypology(typology, shipped)
              ? () => {
                  setForm(formOf(shipped));
                  onChange(shipped);
                }
              : null
          }
        />
        <div className={`${classes.fields} ${classes.numbers}`}>
          {(['review', 'stop'] as const).map((name) => (
            <TextInput
              key={name}
              label={words(`risk.threshold.${name}`)}
              rightSection={<small>{words('risk.pointsSign')}</small>}
              value={form[name]}
              error={unreadText(name)}
              onChange={(event) => type({ ...form, [name]: event.currentTarget.value })}
            />
          ))}
        </div>
        <section className={classes.part}>
          <h3>{words('risk.weights')}</h3>
          <div className={classes.bandFields}>
            {RISK_RULES.map((rule) => {
              const bar = bars.find((each) => each.rule === rule);
              return (
                <div key={rule} className={classes.bandField}>
                  <span>{ruleName(words, rule)}</span>
                  <TextInput
                    aria-label={words('risk.weightOf', { rule: ruleName(words, rule) })}
                    rightSection={<small>%</small>}
                    placeholder="–"
                    value={form.weights[rule]}
                    error={unreadText(rule)}
                    onChange={(event) =>
                      type({ ...form, weights: { ...form.weights, [rule]: event.currentTarget.value } })
                    }
                  />
                  <span className={classes.muted}>
                    {bar ? words('risk.atMost', { count: bar.most }) : ''}
                  </span>
                </div>
              );
            })}
          </div>
        </section>
        <p className={classes.muted}>{words('risk.draftText')}</p>
      </div>
    </Drawer>
  );
}
