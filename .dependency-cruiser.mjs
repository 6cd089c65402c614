/** Which folder of src/ may import which: the charters of docs/architecture.md, held by a tool. */
const layers = {
  text: [],
  python: ['text'],
  project: ['text', 'python'],
  patchers: [],
  libraries: ['patchers'],
  launchers: ['text', 'python', 'project', 'patchers'],
  trace: ['text', 'project', 'patchers', 'launchers'],
  interpreter: ['text', 'python', 'project', 'patchers', 'libraries', 'trace'],
  environment: ['text', 'python', 'project', 'patchers', 'libraries', 'trace', 'interpreter'],
  'entry-points': [
    'text',
    'python',
    'project',
    'patchers',
    'libraries',
    'launchers',
    'trace',
    'interpreter',
    'environment',
  ],
  findings: ['text', 'python', 'project', 'patchers', 'trace'],
  rules: ['patchers', 'trace', 'findings'],
  messages: ['text', 'python', 'project', 'patchers', 'trace', 'findings', 'rules', 'config'],
  fixes: ['text', 'python', 'project', 'patchers', 'findings'],
  config: ['text', 'project', 'patchers', 'launchers', 'findings', 'rules'],
  formatters: ['text', 'python', 'project', 'libraries', 'launchers', 'findings', 'config'],
  analysis: [
    'text',
    'python',
    'project',
    'patchers',
    'launchers',
    'trace',
    'interpreter',
    'environment',
    'entry-points',
    'findings',
    'rules',
    'fixes',
    'config',
    'formatters',
  ],
  report: ['text', 'project', 'findings', 'messages', 'rules', 'analysis'],
  review: ['text', 'project', 'findings', 'messages', 'rules', 'report'],
  check: ['text', 'project', 'python', 'findings', 'config', 'analysis', 'review'],
};

const core = Object.keys(layers).join('|');

const directions = Object.entries(layers).map(([folder, allowed]) => ({
  name: `${folder}-imports-only-its-own`,
  comment: `src/${folder} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other folder'} (docs/architecture.md).`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...directions,
    {
      name: 'every-folder-has-a-place',
      comment: 'A new folder of src/ must be given its place in this file.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${core}|host|cli|action)/` },
    },
    {
      name: 'core-does-no-io',
      comment:
        'Everything between loading and delivering is pure: no Node modules, no Actions toolkit, no Octokit.',
      severity: 'error',
      from: { path: `^src/(${core})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'toolkit-stays-in-host',
      comment: '@actions/* and commander are known to the shell only.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(host|action|cli)([./])' },
      to: { path: 'node_modules/(@actions|@octokit|commander)/' },
    },
    {
      name: 'rules-know-nothing-of-each-other',
      comment: 'A rule imports its vocabulary (rule.ts), never another rule; the registry imports them all.',
      severity: 'error',
      from: { path: '^src/rules/', pathNot: '^src/rules/index\\.ts$' },
      to: { path: '^src/rules/', pathNot: '^src/rules/rule\\.ts$' },
    },
    {
      name: 'nothing-imports-the-shell',
      comment: 'The composition roots and hosts are the ends of the program.',
      severity: 'error',
      from: { path: `^src/(${core})/` },
      to: { path: '^src/(host|cli|action)([./])' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means two files are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nothing uses is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/' },
      to: {},
    },
    {
      name: 'no-tests-in-src',
      comment: 'Code does not know that it is tested.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'resolvable',
      comment: 'Every import must resolve; `sarif` has types only (@types/sarif).',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^sarif$' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
