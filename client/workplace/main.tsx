import '@fontsource-variable/golos-text';
import '@mantine/core/styles.css';
import './workplace.css';
import './print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../api/client.ts';
import { startTexts } from '../i18n/workplace.ts';
import { router } from './router.tsx';
import { adoptThemeVariables, theme } from './theme.ts';

adoptThemeVariables();
await startTexts();
const root = document.getElementById('workplace');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={createQueryClient()}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
