/** The rooms of a folder, each with those that it stands on: data flows one way (docs/architecture.md). */
const rooms = {
  geometry: {
    marks: [],
    glyphs: ['marks'],
    rulings: ['marks'],
    tables: ['marks', 'glyphs', 'rulings'],
    pages: ['marks', 'glyphs', 'rulings', 'tables'],
    known: ['marks', 'glyphs', 'tables', 'pages'],
  },
  normalize: {
    labels: [],
    sections: ['labels'],
    facts: ['labels', 'sections'],
    tables: ['labels'],
    rows: ['labels', 'tables'],
    choice: ['labels', 'sections', 'tables', 'rows'],
    witnesses: ['labels', 'sections', 'tables', 'rows', 'choice'],
    figures: ['labels', 'sections', 'tables', 'rows', 'choice', 'witnesses'],
    stream: ['labels', 'sections'],
  },
};

const oneWay = Object.entries(rooms).flatMap(([folder, ownRooms]) =>
  Object.entries(ownRooms).map(([room, below]) => ({
    name: `rooms-of-${folder}-one-way`,
    severity: 'error',
    from: { path: `^src/${folder}/${room}/` },
    to: { path: `^src/${folder}/`, pathNot: `^src/${folder}/(${[room, ...below].join('|')})/` },
  })),
);

/** Who may import whom: docs/architecture.md. @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'model-imports-nothing-but-names',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { path: '^src/', pathNot: '^src/(model/|forms/names\\.ts$)' },
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
      name: 'editions-through-the-catalogue',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/forms/' },
      to: { path: '^src/forms/(applications|disputes|edition-\\d+)\\.ts$' },
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
      from: { path: '^src/', pathNot: '^src/(cli|workers|library)' },
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
      name: 'playwright-in-its-folder-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/fetch/browser/' },
      to: { path: 'node_modules/playwright-core' },
    },
    {
      name: 'parquet-in-formats-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/exports/formats/' },
      to: { path: 'node_modules/hyparquet' },
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
      from: { path: '^src/', pathNot: '^src/(cli|sheets|verdicts|review|library)' },
      to: { path: '^src/(verdicts|sheets)/' },
    },
    {
      name: 'decisions-import-only-model',
      severity: 'error',
      from: { path: '^src/decisions/' },
      to: { path: '^src/', pathNot: '^src/(decisions|model)/' },
    },
    {
      name: 'panel-reads-records-alone',
      severity: 'error',
      from: { path: '^src/panel/' },
      to: { path: '^src/', pathNot: '^src/(panel|model|organs|exports/tables)/' },
    },
    {
      name: 'report-draws-what-the-panel-counts',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^src/', pathNot: '^src/(report|panel|model|organs|exports/tables)/' },
    },
    {
      name: 'echarts-in-report-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/report/' },
      to: { path: 'node_modules/echarts' },
    },
    {
      name: 'only-cli-imports-review',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|review)/' },
      to: { path: '^src/review/' },
    },
    {
      name: 'hono-in-review-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/review/' },
      to: { path: 'node_modules/(hono|@hono)/' },
    },
    {
      name: 'bull-board-over-redis-and-in-review-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(review/|queue/bullmq/)' },
      to: { path: 'node_modules/@bull-board/' },
    },
    ...oneWay,
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
