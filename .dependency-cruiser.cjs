/** Who may import whom; docs/architecture.md says why. */

/** From top to bottom. Those in one line do not know each other. */
const LAYERS = [
  ['demo'],
  ['reports'],
  ['emergency'],
  ['hotline'],
  ['participation', 'feedback'],
  ['applications'],
  ['appointments'],
  ['cases'],
  ['post', 'payments'],
  ['channels'],
  ['services'],
  ['offices'],
  ['law'],
  ['people'],
  ['foundation'],
]

/** Pages and calls may ask any module; therefore nothing but the mount lists imports them. */
const AUDIENCES = '(portal|workbench)\\.tsx|api\\.ts'
const AUDIENCE_FILE = `^src/[^/]+/(${AUDIENCES})$`
const TEST_FILE = '\\.test\\.tsx?$'
/** Helpers of tests; the demo template, for one, is seeded by the program itself. */
const TESTING = '^src/.+/testing/'

const anyOf = modules => `^src/(${modules.join('|')})/`

const downwardsOnly = LAYERS.flatMap((layer, depth) =>
  layer.map(module => ({
    name: `${module}-imports-downwards-only`,
    severity: 'error',
    comment: 'Imports go downwards only, and neighbours do not know each other.',
    from: { path: `^src/${module}/`, pathNot: [AUDIENCE_FILE, TEST_FILE, TESTING] },
    to: {
      path: anyOf(
        LAYERS.slice(0, depth + 1)
          .flat()
          .filter(other => other !== module),
      ),
    },
  })),
).filter(rule => rule.to.path !== '^src/()/')

module.exports = {
  forbidden: [
    ...downwardsOnly,
    {
      name: 'modules-know-no-programs',
      severity: 'error',
      comment: 'What lies directly in src puts the modules together; no module needs it.',
      from: { path: '^src/[^/]+/', pathNot: [TEST_FILE, TESTING] },
      to: { path: '^src/[^/]+$' },
    },
    {
      name: 'through-the-index',
      severity: 'error',
      comment: 'index.ts is the only file of a module that others may import.',
      from: { path: '^src/([^/]+)/', pathNot: TEST_FILE },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/foundation/'] },
    },
    {
      name: 'foundation-through-the-index',
      severity: 'error',
      comment:
        'A part of the foundation is entered through its index.ts; pages of its own are mounted like others.',
      from: { path: '^src/(?!foundation/)', pathNot: [TEST_FILE, `^src/(${AUDIENCES})$`] },
      to: { path: '^src/foundation/[^/]+/', pathNot: '^src/foundation/[^/]+/index\\.ts$' },
    },
    {
      name: 'foundation-parts-through-the-index',
      severity: 'error',
      comment: 'A part of the foundation is entered through its index.ts, by its neighbours too.',
      from: { path: '^src/foundation/([^/]+)/', pathNot: TEST_FILE },
      to: {
        path: '^src/foundation/[^/]+/',
        pathNot: ['^src/foundation/$1/', '^src/foundation/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'programs-through-the-index',
      severity: 'error',
      comment:
        'The mount lists take pages and calls, and the district its demo; all else comes through the index.',
      from: { path: '^src/[^/]+$', pathNot: TEST_FILE },
      to: {
        path: '^src/(?!foundation/|demo/)[^/]+/',
        pathNot: ['^src/[^/]+/(index|jobs|commands)\\.ts$', '^src/[^/]+/[^/]+-page\\.tsx$', AUDIENCE_FILE],
      },
    },
    {
      name: 'pages-are-mounted-only',
      severity: 'error',
      comment: 'No rule and no errand imports a page or a call.',
      from: { path: '^src/[^/]+/', pathNot: TEST_FILE },
      to: { path: AUDIENCE_FILE },
    },
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'Two files that need each other are one file, or one thing is in the wrong place.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'installed-with-the-program',
      severity: 'error',
      comment: 'What only developers install is missing where the program runs.',
      from: { path: '^src/', pathNot: [TEST_FILE, TESTING] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'found',
      severity: 'error',
      comment: 'The file or package does not exist.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
