/**
 * The tests of an auditor over a population: chosen on the left with what it is asked with, its hits on the right with what makes it say little.
 *
 * Each run begins with the test's own parameters; they stand there to be changed once it has run.
 */
import { Button, Select, TextInput } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { AUDIT_TESTS } from '../../../../shared/domain/audit-sample.ts';
import { useAnswer, useTask } from '../../../api/client.tsx';
import { PAGE_ROWS } from '../../../ui/data-grid/page-cache.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProgressNote } from '../../../ui/progress-note.tsx';
import { useWords } from '../../../ui/words.ts';
import { HandOverDialog } from '../hand-over-dialog.tsx';
import classes from '../parts.module.css';
import { populationOf } from '../population.ts';
import { PopulationFigures } from '../population-figures.tsx';
import { PopulationForm } from '../population-form.tsx';
import { FIRST_TEST, parameterText, type Question, readParameters, testOf } from './test-form.ts';
import { TestResult } from './test-result.tsx';

interface Ran {
  readonly question: Question;
  readonly answer: Output<'audit.runTest'>;
  readonly at: number;
}

export function TestsView() {
  const words = useWords();
  const task = useTask();
  const { fields, isLoaded, type } = useKeptFields('audit.test', FIRST_TEST);
  /** Of the last run, as they stand in their fields. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [ran, setRan] = useState<Ran | null>(null);
  const [isHanding, setHanding] = useState(false);
  const test = testOf(fields.test);
  const scope = populationOf(fields);
  const population = useAnswer(
    'audit.population',
    { scope, draw: null },
    { enabled: isLoaded, keepsPrevious: true },
  );
  const parameters = readParameters(typed, scope.currency);
  const run = async () => {
    if (task.isRunning || parameters === null) return;
    const question = { test, scope, parameters };
    const answer = await task.run('audit.runTest', { ...question, offset: 0, limit: PAGE_ROWS });
    if (!answer) return;
    setRan({ question, answer, at: Date.now() });
    setTyped(
      Object.fromEntries(
        Object.entries(answer.parameters).map(([name, value]) => [
          name,
          parameterText(name, value, scope.currency),
        ]),
      ),
    );
  };
  // A result stands only over what it was asked of.
  const isOfThese =
    ran !== null &&
    ran.question.test === test &&
    JSON.stringify(ran.question.scope) === JSON.stringify(scope);
  const paper = () => setHanding(true);
  useKeys({
    ...(isOfThese ? { p: { label: words('testScreen.paper'), run: paper } } : {}),
    ...(parameters !== null ? { b: { label: words('testScreen.run'), run: () => void run() } } : {}),
  });
  if (!isLoaded) return <PageSkeleton />;
  return (
    <div className={classes.sides}>
      <div className={classes.side}>
        <Panel title={words('testScreen.title')}>
          <div className={classes.form}>
            <Select
              label={words('testScreen.test')}
              description={words(`audit_test.${test}.text`)}
              inputWrapperOrder={['label', 'input', 'description']}
              allowDeselect={false}
              maxDropdownHeight={420}
              value={test}
              onChange={(value) => {
                setTyped({}); // Another test has other parameters.
                type({ test: value ?? test });
              }}
              data={AUDIT_TESTS.map((value) => ({ value, label: words(`audit_test.${value}`) }))}
            />
            <PopulationForm fields={fields} choices={population.data} onChange={type} />
            {population.error ? (
              <ErrorNote error={population.error} retry={() => void population.refetch()} />
            ) : null}
            {population.data ? (
              <PopulationFigures found={population.data} currency={scope.currency} draw={null} />
            ) : null}
            {Object.keys(typed).length > 0 ? (
              <div className={classes.fields}>
                {Object.entries(typed).map(([name, text]) => (
                  <TextInput
                    key={name}
                    label={words.or(`testScreen.${test}.${name}`, words.or(`test_parameter.${name}`, name))}
                    autoComplete="off"
                    inputMode="decimal"
                    classNames={{ input: classes.amountInput ?? '' }}
                    value={text}
                    error={
                      readParameters({ [name]: text }, scope.currency) === null
                        ? words('testScreen.badNumber')
                        : undefined
                    }
                    onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
                  />
                ))}
              </div>
            ) : null}
            <div className={classes.acts}>
              <Button
                disabled={parameters === null || task.isRunning}
                rightSection={<KeyCap name="b" />}
                onClick={() => void run()}
              >
                {words('testScreen.run')}
              </Button>
            </div>
          </div>
        </Panel>
      </div>
      <div className={classes.main}>
        {task.isRunning ? (
          <ProgressNote call="audit.runTest" progress={task.progress} onCancel={task.cancel} />
        ) : null}
        {task.error ? <ErrorNote error={task.error} retry={() => void run()} /> : null}
        {ran && isOfThese ? (
          <TestResult
            key={ran.at}
            question={ran.question}
            answer={ran.answer}
            runKey={String(ran.at)}
            onPaper={paper}
          />
        ) : (
          <Panel className={classes.list}>
            <EmptyState
              icon={<IconFlask size={36} stroke={1.2} aria-hidden />}
              title={words('testScreen.none')}
              text={words('testScreen.noneText')}
            />
          </Panel>
        )}
      </div>
      {isHanding && ran ? (
        <HandOverDialog
          title={words('testScreen.paper')}
          text={words('testScreen.paperText')}
          of={{ call: 'audit.testPaper', input: ran.question }}
          onClose={() => setHanding(false)}
        />
      ) : null}
    </div>
  );
}
