import { run } from './action/run.js';

process.exitCode = await run(process.env);
