/** The fields of a rule, by its pass: only what the pass looks at is asked for, and what cannot be read says so where it stands. */
import {
  ActionIcon,
  Button,
  Checkbox,
  MultiSelect,
  NativeSelect,
  SegmentedControl,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { LEGS } from '../../../../shared/domain/leg.ts';
import {
  CARDINALITIES,
  KEY_FIELDS,
  KEY_VARIANTS,
  type MatchRule,
  PASSES,
} from '../../../../shared/domain/match-rule.ts';
import { isOwn, type RuleProblem } from '../../../../shared/domain/rule-check.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import type { WordKey } from '../../../../shared/wording/catalogue.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './rule-editor.module.css';
import {
  PARTS_OF,
  type RuleForm,
  type TypedField,
  type UnreadField,
  withPass,
  withTexts,
} from './rule-form.ts';

interface RuleFieldsProps {
  readonly form: RuleForm;
  readonly unread: ReadonlySet<UnreadField>;
  readonly problems: readonly RuleProblem[];
  /** A rule of a published id keeps its leg. */
  readonly isNew: boolean;
  readonly onChange: (form: RuleForm) => void;
}

const KEYS_MAX = 6;

export function RuleFields({ form, unread, problems, isNew, onChange }: RuleFieldsProps) {
  const words = useWords();
  const { rule, texts } = form;
  const has = (part: (typeof PARTS_OF)[MatchRule['pass']][number]) => PARTS_OF[rule.pass].includes(part);
  /** Chosen, not typed: what was typed elsewhere stays as it stands. */
  const set = (change: Partial<MatchRule>) => onChange({ rule: { ...rule, ...change }, texts });
  /** A part that comes brings its first texts with it; what was typed stays. */
  const begin = (next: MatchRule) => onChange(withTexts(next, texts));
  const errorOf = (...fields: readonly (keyof MatchRule)[]) => {
    const found = problems.find((each) => each.isFatal && fields.includes(each.field));
    return found ? words(`rules.problem.${found.problem}`, { other: found.other }) : null;
  };
  const typed = (field: TypedField, label: WordKey, error: string | null = null) => (
    <TextInput
      size="xs"
      label={words(label)}
      inputMode="decimal"
      maxLength={16}
      value={texts[field]}
      error={unread.has(field) ? words(`rules.unread.${field}`) : error}
      onChange={(event) => onChange({ rule, texts: { ...texts, [field]: event.currentTarget.value } })}
    />
  );
  return (
    <div className={classes.fields}>
      {isOwn(rule.id) ? (
        <TextInput
          size="xs"
          label={words('rules.field.name')}
          maxLength={80}
          value={rule.name}
          error={errorOf('name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      ) : null}
      {isNew ? (
        <div className={classes.pair}>
          <NativeSelect
            size="xs"
            label={words('rules.field.leg')}
            value={rule.leg}
            data={LEGS.map((value) => ({ value, label: words(`leg.${value}`) }))}
            onChange={(event) =>
              set({ leg: LEGS.find((each) => each === event.currentTarget.value) ?? rule.leg })
            }
          />
          <NativeSelect
            size="xs"
            label={words('rules.field.pass')}
            value={rule.pass}
            data={PASSES.map((value) => ({ value, label: words(`rules.pass.${value}`) }))}
            onChange={(event) =>
              begin(withPass(rule, PASSES.find((each) => each === event.currentTarget.value) ?? rule.pass))
            }
          />
        </div>
      ) : null}
      <div className={classes.pair}>
        {typed('place', 'rules.field.place', errorOf('place'))}
        <NativeSelect
          size="xs"
          label={words('rules.field.cardinality')}
          value={rule.cardinality}
          data={CARDINALITIES.map((value) => ({ value, label: words(`rules.cardinality.${value}`) }))}
          onChange={(event) =>
            set({
              cardinality:
                CARDINALITIES.find((each) => each === event.currentTarget.value) ?? rule.cardinality,
            })
          }
        />
      </div>
      {has('gives') ? (
        <Row label={words('rules.field.gives')} error={errorOf('gives')}>
          <SegmentedControl
            size="xs"
            aria-label={words('rules.field.gives')}
            value={rule.gives}
            data={(['accepted', 'proposed'] as const).map((value) => ({
              value,
              label: words(`rules.gives.${value}`),
            }))}
            onChange={(value) => set({ gives: value === 'accepted' ? 'accepted' : 'proposed' })}
          />
        </Row>
      ) : null}
      <MultiSelect
        size="xs"
        label={words('rules.field.channels')}
        placeholder={rule.channels.length === 0 ? words('rules.allChannels') : ''}
        value={rule.channels}
        data={CHANNELS.map((value) => ({ value, label: words(`channel.${value}`) }))}
        comboboxProps={{ withinPortal: true }}
        onChange={(values) => set({ channels: CHANNELS.filter((each) => values.includes(each)) })}
      />
      {has('keys') ? <Keys rule={rule} error={errorOf('keys')} onChange={(keys) => set({ keys })} /> : null}
      {has('variants') ? (
        <>
          <Row label={words('rules.field.variants')} error={errorOf('variants')}>
            <div className={classes.checks}>
              {KEY_VARIANTS.map((variant) => (
                <Checkbox
                  key={variant}
                  size="xs"
                  label={words(`why.rule.variant.${variant}`)}
                  checked={rule.variants.includes(variant)}
                  onChange={(event) => {
                    const isOn = event.currentTarget.checked;
                    set({
                      variants: KEY_VARIANTS.filter((each) =>
                        each === variant ? isOn : rule.variants.includes(each),
                      ),
                    });
                  }}
                />
              ))}
            </div>
          </Row>
          {rule.variants.includes('prefix') ? (
            <TagsInput
              size="xs"
              label={words('rules.field.prefixes')}
              description={words('rules.field.prefixesText')}
              value={[...rule.prefixes]}
              error={unread.has('prefixes') ? words('rules.unread.prefixes') : null}
              maxTags={20}
              onChange={(prefixes) => set({ prefixes })}
            />
          ) : null}
        </>
      ) : null}
      {has('days') ? <Days form={form} typed={typed} error={errorOf('days')} onChange={begin} /> : null}
      {has('amount') ? (
        <Row label={words('rules.field.amount')} error={errorOf('amount')}>
          <div className={classes.triple}>
            <NativeSelect
              size="xs"
              aria-label={words('rules.field.amount')}
              value={rule.amount.kind}
              data={(['equal', 'absolute', 'percent', 'percent_capped'] as const).map((value) => ({
                value,
                label: words(`rules.amount.${value}`),
              }))}
              onChange={(event) => begin({ ...rule, amount: toleranceOf(event.currentTarget.value) })}
            />
            {'ppm' in rule.amount ? typed('percent', 'rules.field.percent') : null}
            {'minor' in rule.amount ? typed('minor', 'rules.field.minor') : null}
          </div>
        </Row>
      ) : null}
      {rule.search ? (
        <Row label={words('rules.field.search')}>
          <div className={classes.triple}>
            {typed('poolMax', 'rules.field.poolMax')}
            {typed('membersMax', 'rules.field.membersMax')}
            {typed('stepsMax', 'rules.field.stepsMax')}
          </div>
        </Row>
      ) : null}
      {rule.score ? (
        <Row label={words('rules.field.score')}>
          <div className={classes.triple}>
            {typed('marginBits', 'rules.field.marginBits')}
            {typed('floorBits', 'rules.field.floorBits')}
            {typed('target', 'rules.field.target')}
          </div>
        </Row>
      ) : null}
    </div>
  );
}

const FIRST_PPM = 10_000;
const FIRST_MINOR = 100;

function toleranceOf(kind: string): MatchRule['amount'] {
  if (kind === 'absolute') return { kind, minor: FIRST_MINOR };
  if (kind === 'percent') return { kind, ppm: FIRST_PPM };
  return kind === 'percent_capped' ? { kind, ppm: FIRST_PPM, minor: FIRST_MINOR } : { kind: 'equal' };
}

function Row({
  label,
  error = null,
  children,
}: {
  readonly label: string;
  readonly error?: string | null;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={classes.row}>
      <legend>{label}</legend>
      {children}
      {error ? <p className={classes.error}>{error}</p> : null}
    </fieldset>
  );
}

function Days({
  form: { rule },
  typed,
  error,
  onChange,
}: {
  readonly form: RuleForm;
  readonly typed: (field: TypedField, label: WordKey) => ReactNode;
  readonly error: string | null;
  readonly onChange: (rule: MatchRule) => void;
}) {
  const words = useWords();
  return (
    <Row label={words('rules.field.days')} error={error}>
      <Checkbox
        size="xs"
        label={words('rules.field.daysLooked')}
        checked={rule.days !== null}
        onChange={(event) =>
          onChange({
            ...rule,
            days: event.currentTarget.checked ? { from: 0, to: 3, unit: 'business' } : null,
          })
        }
      />
      {rule.days ? (
        <div className={classes.triple}>
          {typed('daysFrom', 'rules.field.daysFrom')}
          {typed('daysTo', 'rules.field.daysTo')}
          <NativeSelect
            size="xs"
            label={words('rules.field.unit')}
            value={rule.days.unit}
            data={(['business', 'calendar'] as const).map((value) => ({
              value,
              label: words(`why.rule.unit.${value}`),
            }))}
            onChange={(event) => {
              const unit = event.currentTarget.value === 'business' ? 'business' : 'calendar';
              if (rule.days) onChange({ ...rule, days: { ...rule.days, unit } });
            }}
          />
        </div>
      ) : null}
    </Row>
  );
}

function Keys({
  rule,
  error,
  onChange,
}: {
  readonly rule: MatchRule;
  readonly error: string | null;
  readonly onChange: (keys: MatchRule['keys']) => void;
}) {
  const words = useWords();
  const { keys, leg } = rule;
  const choices = KEY_FIELDS.map((value) => ({ value, label: words(`why.field.${value}`) }));
  const change = (at: number, side: 'left' | 'right', value: string) => {
    const field = KEY_FIELDS.find((each) => each === value);
    if (field) onChange(keys.map((key, index) => (index === at ? { ...key, [side]: field } : key)));
  };
  return (
    <Row label={words('rules.field.keys')} error={error}>
      {keys.map((key, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pairs have no identity but their place.
        <div key={at} className={classes.key}>
          {(['left', 'right'] as const).map((side) => (
            <NativeSelect
              key={side}
              size="xs"
              aria-label={words('rules.keyOf', { side: words(`leg.${leg}.${side}`), no: at + 1 })}
              value={key[side]}
              data={choices}
              onChange={(event) => change(at, side, event.currentTarget.value)}
            />
          ))}
          <ActionIcon
            variant="subtle"
            size={28}
            aria-label={words('rules.removeKey')}
            onClick={() => onChange(keys.filter((_, index) => index !== at))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {keys.length < KEYS_MAX ? (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={12} aria-hidden />}
          onClick={() => onChange([...keys, { left: 'order_no', right: 'order_no' }])}
        >
          {words('rules.addKey')}
        </Button>
      ) : null}
    </Row>
  );
}
