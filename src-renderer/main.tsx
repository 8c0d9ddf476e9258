/** The page's first script: transport, language, then the app. Nothing here knows an area. */
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProvider, transport } from './api/client.tsx';
import { App } from './app/app.tsx';
import { startLanguage } from './app/language.ts';

transport(); // Before any router: the shell's token leaves the address first.
await startLanguage();

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <ApiProvider>
        <App />
      </ApiProvider>
    </StrictMode>,
  );
