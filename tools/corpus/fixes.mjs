// `node tools/corpus/fixes.mjs --help` says what this is; test/fixes/proof/command.ts is what it does.
import { createJiti } from 'jiti';

const { main } = await createJiti(import.meta.url).import('../../test/fixes/proof/command.ts');
process.exitCode = await main(process.argv.slice(2));
