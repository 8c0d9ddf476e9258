/** Draws a sample: from what, how, and what for; beside what is typed stands what would come of it, as the engine works it out. */
import { Input, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { NOTE_LENGTH_MAX } from '../../../../shared/contract/shapes.ts';
import { SAMPLE_METHODS } from '../../../../shared/domain/audit-sample.ts';
import { useAnswer, useTask } from '../../../api/client.tsx';
import { newName } from '../../../api/tasks.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { ProgressNote } from '../../../ui/progress-note.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { populationOf } from '../population.ts';
import { PopulationFigures } from '../population-figures.tsx';
import { PopulationForm } from '../population-form.tsx';
import { asksFor, type DrawField, drawOf, EMPTY_DRAW, methodOf, problemsOf } from './draw-form.ts';

interface DrawDialogProps {
  readonly onClose: () => void;
  readonly onDrawn: (id: number) => void;
}

const TITLE_LENGTH_MAX = 120;
const SEED_LENGTH_MAX = 40;
/** A pause in typing: a population is not counted at every key. */
const PAUSE_MS = 250;
const CONFIDENCES = ['90', '95'] as const;

export function DrawDialog({ onClose, onDrawn }: DrawDialogProps) {
  const words = useWords();
  const task = useTask();
  // Nobody's choice to begin with: whoever wants to name it, may.
  const [initial] = useState(() => ({ ...EMPTY_DRAW, seed: newName().slice(0, 8) }));
  const { fields, isLoaded, type, send } = useKeptFields('audit.draw', initial);
  const scope = populationOf(fields);
  const draw = drawOf(fields);
  const [asked] = useDebouncedValue(JSON.stringify({ scope, draw }), PAUSE_MS);
  const isNow = asked === JSON.stringify({ scope, draw });
  const population = useAnswer(
    'audit.population',
    { scope, draw },
    { enabled: isLoaded && isNow, keepsPrevious: true },
  );
  const found = population.data;
  const problem = found?.problem ?? '';
  if (!isLoaded) return null;
  const method = methodOf(fields);
  const wrong = problemsOf(fields);
  const take = async (purpose: string) => {
    if (draw === null) return;
    const { title, procedure } = fields;
    const made = await task.run('audit.drawSample', { title, scope, draw, purpose, procedure });
    if (!made) return;
    send();
    sayDone(words('sampleScreen.drawn'));
    onDrawn(made.id);
  };
  const field = (name: Exclude<DrawField, 'confidence'>) => (
    <TextInput
      key={name}
      label={
        name === 'size' ? words.or(`sampleScreen.size.${method}`, '') : words(`sampleScreen.field.${name}`)
      }
      description={words(`sampleScreen.field.${name}.text`)}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      withAsterisk
      autoComplete="off"
      inputMode={name === 'strata' ? 'text' : 'decimal'}
      classNames={{ input: classes.amountInput ?? '' }}
      value={fields[name]}
      error={wrong.has(name) ? words(`sampleScreen.bad.${name}`) : undefined}
      onChange={(event) => type({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <ReasonDialog
      about="audit draw"
      title={words('sampleScreen.draw')}
      text={words('sampleScreen.drawText')}
      label={words('sampleScreen.purpose')}
      confirm={words('sampleScreen.drawConfirm')}
      canConfirm={draw !== null && fields.title.trim() !== '' && isNow && problem === '' && !population.error}
      size={760}
      error={task.error}
      isBusy={task.isRunning}
      onClose={() => {
        if (task.isRunning) task.cancel();
        onClose();
      }}
      onConfirm={(purpose) => void take(purpose)}
    >
      <TextInput
        data-autofocus
        label={words('sampleScreen.col.title')}
        withAsterisk
        autoComplete="off"
        maxLength={TITLE_LENGTH_MAX}
        value={fields.title}
        onChange={(event) => type({ title: event.currentTarget.value })}
      />
      <PopulationForm fields={fields} choices={found} onChange={type} />
      <div className={classes.fields}>
        <Select
          label={words('sampleScreen.method')}
          description={words(`sample_method.${method}.text`)}
          inputWrapperOrder={['label', 'input', 'description']}
          allowDeselect={false}
          value={method}
          onChange={(value) => type({ method: value ?? method })}
          data={SAMPLE_METHODS.map((value) => ({ value, label: words(`sample_method.${value}`) }))}
        />
        <TextInput
          label={words('sampleScreen.seed')}
          description={words('sampleScreen.seedText')}
          inputWrapperOrder={['label', 'input', 'description']}
          withAsterisk
          autoComplete="off"
          maxLength={SEED_LENGTH_MAX}
          value={fields.seed}
          onChange={(event) => type({ seed: event.currentTarget.value })}
        />
        {asksFor(method).map((name) =>
          name === 'confidence' ? (
            <div key={name}>
              <Input.Label htmlFor="sample-confidence">{words('sampleScreen.confidence')}</Input.Label>
              <SegmentedControl
                id="sample-confidence"
                fullWidth
                aria-label={words('sampleScreen.confidence')}
                value={fields.confidence === '90' ? '90' : '95'}
                onChange={(confidence) => type({ confidence })}
                data={CONFIDENCES.map((value) => ({ value, label: `${value}%` }))}
              />
            </div>
          ) : (
            field(name)
          ),
        )}
      </div>
      {population.error ? (
        <ErrorNote error={population.error} retry={() => void population.refetch()} />
      ) : found ? (
        <PopulationFigures found={found} currency={scope.currency} draw={draw} />
      ) : null}
      <Textarea
        label={words('sampleScreen.procedure')}
        description={words('sampleScreen.procedureText')}
        inputWrapperOrder={['label', 'input', 'description']}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={NOTE_LENGTH_MAX}
        value={fields.procedure}
        onChange={(event) => type({ procedure: event.currentTarget.value })}
      />
      {task.isRunning ? (
        <ProgressNote call="audit.drawSample" progress={task.progress} onCancel={task.cancel} />
      ) : null}
    </ReasonDialog>
  );
}
