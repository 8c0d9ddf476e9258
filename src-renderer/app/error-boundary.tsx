/** A view that throws is replaced by what happened, what is safe and what to do; the frame around it stays. */
import { Button, CopyButton } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';

interface State {
  readonly fault: Error | null;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(fault: unknown): State {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render(): ReactNode {
    if (!this.state.fault) return this.props.children;
    return <Crash fault={this.state.fault} retry={() => this.setState({ fault: null })} />;
  }
}

function Crash({ fault, retry }: { readonly fault: Error; readonly retry: () => void }) {
  const words = useWords();
  return (
    <section className={classes.crash} role="alert">
      <h1>{words('app.crashed')}</h1>
      <p>{words('app.crashedSafe')}</p>
      <p>{words('app.crashedDo')}</p>
      <div className={classes.crashActions}>
        <Button onClick={retry}>{words('action.retry')}</Button>
        <CopyButton value={`${fault.name}: ${fault.message}\n${fault.stack ?? ''}`}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {words(copied ? 'action.copied' : 'action.copyDetails')}
            </Button>
          )}
        </CopyButton>
      </div>
    </section>
  );
}
