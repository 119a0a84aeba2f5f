/** Measures the product against its peers; figures and their explanation stand in docs/bench.md. */
import { runEngineBench } from '../test/bench/engine/run.ts';
import { runSeriesBench } from '../test/bench/series/run.ts';

/** `npm run bench` measures the engine, `npm run bench -- series` the reading of data files. */
const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  engine: runEngineBench,
  series: runSeriesBench,
};
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : ['engine']) {
  const run = benches[name];
  if (!run) throw new Error(`unknown bench ${name}; there are ${Object.keys(benches).join(', ')}`);
  if (!(await run())) process.exitCode = 1;
}
