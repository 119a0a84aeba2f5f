/** Entry of the page: connect, read what never changes while running, draw. */
import './zod-without-eval.ts';
import './theme.css';
import './frame.css';
import '../ui/ui.css';
import './touch.css';
import { createRoot, type Root } from 'react-dom/client';
import { connect } from '../rpc/client.ts';
import { App } from './app.tsx';
import type { LoadedBackend } from './backend-context.tsx';
import { BootScreen } from './boot-screen.tsx';
import { addNonceToStyles } from './csp-nonce.ts';
import { applyTheme, useTheme } from './theme.ts';
import { useUser } from './user.ts';

addNonceToStyles();
applyTheme(useTheme.getState().name);
const container = document.getElementById('root');
if (!container) throw new Error('no #root');
void start(createRoot(container));

async function start(root: Root): Promise<void> {
  root.render(<BootScreen />);
  try {
    root.render(<App backend={await open()} />);
  } catch (error) {
    root.render(<BootScreen error={error} />);
  }
}

async function open(): Promise<LoadedBackend> {
  const connection = await connect();
  const { client } = connection;
  const [info, pack, templates, { settings }] = await Promise.all([
    client.app.info(),
    client.app.pack(),
    client.app.templates(),
    client.settings.get(),
  ]);
  useUser.setState({ name: settings.userName });
  return { connection, client, info, pack, templates };
}
