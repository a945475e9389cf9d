/** Who may import whom: docs/architecture.md. @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'model-imports-nothing',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { path: '^src/', pathNot: '^src/model/' },
    },
    {
      name: 'shapes-import-nothing',
      severity: 'error',
      from: { path: '^src/shapes/' },
      to: { path: '^src/', pathNot: '^src/shapes/' },
    },
    {
      name: 'forms-import-only-model',
      severity: 'error',
      from: { path: '^src/forms/' },
      to: { path: '^src/', pathNot: '^src/(forms|model|shapes)/' },
    },
    {
      name: 'geometry-imports-only-model',
      severity: 'error',
      from: { path: '^src/geometry/' },
      to: { path: '^src/', pathNot: '^src/(geometry|model|shapes)/' },
    },
    {
      name: 'steps-never-import-one-another',
      severity: 'error',
      from: { path: '^src/(fetch|extractors|normalize|claims|rules|exports)/' },
      to: { path: '^src/', pathNot: ['^src/(model|forms|geometry|organs|shapes)/', '^src/$1/'] },
    },
    {
      name: 'organs-import-nothing',
      severity: 'error',
      from: { path: '^src/organs/' },
      to: { path: '^src/', pathNot: '^src/organs/' },
    },
    {
      name: 'audit-reads-records-alone',
      severity: 'error',
      from: { path: '^src/audit/' },
      to: { path: '^src/', pathNot: '^src/(audit|claims|model|forms|organs|rules)/' },
    },
    {
      name: 'operations-look-at-what-is-stored',
      severity: 'error',
      from: { path: '^src/operations/' },
      to: { path: '^src/', pathNot: '^src/(operations|model|queue|exports|fetch/raw-store)/' },
    },
    {
      name: 'only-cli-imports-operations',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|operations)/' },
      to: { path: '^src/operations/' },
    },
    {
      name: 'pino-in-the-log-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/operations/log/' },
      to: { path: 'node_modules/pino/' },
    },
    {
      name: 'nothing-below-imports-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'only-cli-imports-workers',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|workers)/' },
      to: { path: '^src/workers/' },
    },
    {
      name: 'pure-steps-do-no-io',
      severity: 'error',
      from: { path: '^src/(model|shapes|organs|forms|geometry|extractors|normalize|claims|rules)/' },
      to: { path: '^(node:)?(fs|fs/promises|net|http|https|child_process|worker_threads|dns|tls)$' },
    },
    {
      name: 'queue-imports-only-model',
      severity: 'error',
      from: { path: '^src/queue/' },
      to: { path: '^src/', pathNot: '^src/(queue|model)/' },
    },
    {
      name: 'bullmq-in-its-engine-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/queue/bullmq/' },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'mammoth-in-docx-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/extractors/docx/' },
      to: { path: 'node_modules/mammoth' },
    },
    {
      name: 'pdfjs-in-pdf-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/extractors/pdf/' },
      to: { path: 'node_modules/pdfjs-dist' },
    },
    {
      name: 'cheerio-in-html-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/extractors/html/' },
      to: { path: 'node_modules/cheerio' },
    },
    {
      name: 'undici-in-fetch-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/fetch/' },
      to: { path: 'node_modules/undici' },
    },
    {
      name: 'docx-in-sheets-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sheets/' },
      to: { path: 'node_modules/docx' },
    },
    {
      name: 'verdicts-are-the-command-lines',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|sheets|verdicts)/' },
      to: { path: '^src/(verdicts|sheets)/' },
    },
    {
      name: 'decisions-import-only-model',
      severity: 'error',
      from: { path: '^src/decisions/' },
      to: { path: '^src/', pathNot: '^src/(decisions|model)/' },
    },
    { name: 'no-dev-dependencies', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['npm-dev'] } },
  ],
  // A rule that no module can break is worthless: the check fails when it saw too few modules.
  required: [
    {
      name: 'sees-the-pipeline',
      severity: 'error',
      module: { path: '^src/pipeline\\.ts$' },
      to: { path: '^src/model/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
