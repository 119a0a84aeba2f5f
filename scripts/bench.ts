/** Measures the product against its peers; figures and their explanation stand in docs/bench.md. */
import { runEngineBench } from '../test/bench/engine/run.ts';
import { runSeriesBench } from '../test/bench/series/run.ts';
import { runUiBench } from '../test/bench/ui/run.ts';

/** `npm run bench` measures the engine and the page; `npm run bench -- series` the reading of data files, any name that part alone. */
const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  engine: runEngineBench,
  ui: runUiBench,
  series: runSeriesBench,
};
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : ['engine', 'ui']) {
  const run = benches[name];
  if (!run) throw new Error(`unknown bench ${name}; there are ${Object.keys(benches).join(', ')}`);
  if (!(await run())) process.exitCode = 1;
}
