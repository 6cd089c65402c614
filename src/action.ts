import { run } from './action/run.js';

// Should everything end before the run does, that is no success.
process.exitCode = 2;
// Not awaited: of a module that awaits, the bundler makes a function, which V8 reads twice.
void run(process.env).then((code) => {
  process.exitCode = code;
});
