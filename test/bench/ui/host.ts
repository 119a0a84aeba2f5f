/** The browser host over a given page folder; a process of its own, as in the product. Arguments: profile, page. */
import { serve } from '../../../hosts/serve.ts';
import { openBackend } from './seed.ts';

const [profile, rendererDir] = process.argv.slice(2);
if (profile === undefined || rendererDir === undefined) throw new Error('usage: host.ts PROFILE PAGE');
const backend = openBackend(profile);
const served = await serve(backend, { rendererDir });
console.log(served.url);
process.once('SIGTERM', () => {
  void served
    .close()
    .then(() => backend.close())
    .then(() => process.exit(0));
});
