// `node tools/corpus/agreement.mjs --help` says what this is; test/agreement/command.ts is what it does.
import { createJiti } from 'jiti';

const { main } = await createJiti(import.meta.url).import('../../test/agreement/command.ts');
process.exitCode = await main(process.argv.slice(2));
