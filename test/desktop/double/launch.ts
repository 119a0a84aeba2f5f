/** Runs the built main bundle with the double in the place of `electron`. */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const double = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
});
await import(pathToFileURL(join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'main.js')).href);
