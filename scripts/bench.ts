/** Measures the product against its peers; figures and their explanation stand in docs/bench.md. */
import { runEngineBench } from '../test/bench/engine/run.ts';

if (!(await runEngineBench())) process.exitCode = 1;
