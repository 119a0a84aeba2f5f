/** Measures the product: `engine` against its peer, `ui` with a large plant; docs/bench.md explains the figures. */
import { runEngineBench } from '../test/bench/engine/run.ts';
import { runUiBench } from '../test/bench/ui/run.ts';

const wanted = process.argv.slice(2);
const known = ['engine', 'ui'];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`没有基准“${unknown.join('、')}”，可选：${known.join('、')}；不写则全部运行。`);
  process.exit(2);
}
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
if (isWanted('engine') && !(await runEngineBench())) process.exitCode = 1;
if (isWanted('ui')) await runUiBench();
