/** The page as the product ships it, in a folder of its own, so that another build does not change it under the bench. */
import { join } from 'node:path';
import { loadConfigFromFile, RendererConfigFactory } from 'electron-vite';
import { build } from 'vite';
import { tempDir } from '../../helpers/temp.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Builds the renderer with the product's own configuration; returns the folder. */
export async function buildPage(): Promise<string> {
  const outDir = tempDir('plateau-page-');
  const { config } = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    join(root, 'electron.vite.config.ts'),
    root,
  );
  const renderer = config.renderer ?? {};
  const factory = new RendererConfigFactory(
    { ...renderer, root: join(root, 'renderer') },
    { configFile: false, mode: 'production', logLevel: 'warn' },
    { root },
  );
  const full = await factory.build();
  const rolldownOptions = { ...full.build?.rolldownOptions, input: join(root, 'renderer', 'index.html') };
  await build({
    ...full,
    configFile: false,
    build: { ...full.build, rolldownOptions, outDir, emptyOutDir: true },
  });
  return outDir;
}
