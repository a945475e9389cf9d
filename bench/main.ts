/** `npm run bench -- [folder…] [--json] [--only html,pdf] [--turns N] [--seconds N] [--documents N] [--jobs N] [--records N] [--fed N] [--prints N] [--stored N] [--python FILE]`: see docs/bench.md. */
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAudit } from './audit.ts';
import { benchCarrier, type CarrierResult } from './carrier-bench.ts';
import { documentsIn } from './documents.ts';
import { benchStart } from './start.ts';
import { benchStorage } from './storage.ts';
import { benchPipeline } from './pipeline.ts';
import { benchFeed } from './feed.ts';
import { benchGridless } from './gridless.ts';
import { rightFigures } from './figures-right.ts';
import {
  auditText,
  carrierText,
  feedText,
  gridlessText,
  pipelineText,
  rightText,
  startText,
  storageText,
  wholeText,
} from './report.ts';
import { benchWholeCommand } from './whole-command.ts';

/** Calls of each command in a turn. */
const STARTS = 5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: 'html,docx,pdf,text,gridless,start,command,pipeline,audit,feed,storage' },
    turns: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    documents: { type: 'string', default: '2000' },
    jobs: { type: 'string', default: '10000' },
    records: { type: 'string', default: '100000' },
    /** A consumer's folder of some years. */
    fed: { type: 'string', default: '200000' },
    /** Without a grid, as the form has its tables. */
    prints: { type: 'string', default: '96' },
    stored: { type: 'string', default: '20000' },
    python: { type: 'string', default: '/usr/bin/python3' },
  },
});

const seconds = Number(values.seconds);
const effort = { turns: Number(values.turns), seconds, warmSeconds: seconds / 2, python: values.python };
const wanted = values.only.split(',');
const say = (text: string): void => {
  if (!values.json) process.stdout.write(`${text}\n`);
};

const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? '' };
const loadBefore = loadavg()[0] ?? 0;
say(`Node ${machine.node}, ${machine.cores} cores of ${machine.processor}, load ${loadBefore.toFixed(1)} before\n`);

const found = documentsIn([join(import.meta.dirname, '../samples'), ...positionals]);
const carriers: CarrierResult[] = [];
for (const [carrier, files] of found) {
  if (!wanted.includes(carrier) || files.length === 0) continue;
  const result = await benchCarrier(carrier, files, effort);
  carriers.push(result);
  say(carrierText(result));
}
const right = wanted.includes('pdf') ? await rightFigures(found.get('pdf') ?? [], values.python) : null;
if (right !== null) say(rightText(right));
const gridless = wanted.includes('gridless') ? await benchGridless(Number(values.prints)) : [];
for (const result of gridless) say(gridlessText(result));
const start = wanted.includes('start') ? await benchStart(STARTS * effort.turns) : null;
if (start !== null) say(startText(start));
const files = [...found.values()].flat();
const command = wanted.includes('command') ? await benchWholeCommand(files, Number(values.documents)) : null;
if (command !== null) say(wholeText(command));
const jobs = { turns: effort.turns, jobs: Number(values.documents), manyJobs: Number(values.jobs) };
const pipeline = wanted.includes('pipeline') ? await benchPipeline(found.get('html') ?? [], jobs) : null;
if (pipeline !== null) say(pipelineText(pipeline));
const audit = wanted.includes('audit') ? await benchAudit(Number(values.records)) : null;
if (audit !== null) say(auditText(audit));
const feed = wanted.includes('feed') ? await benchFeed(Number(values.fed)) : null;
if (feed !== null) say(feedText(feed));
const storage = wanted.includes('storage') ? await benchStorage(found.get('html') ?? [], Number(values.stored)) : null;
if (storage !== null) say(storageText(storage));
if (values.json)
  process.stdout.write(
    `${JSON.stringify({ machine, loadBefore, effort, carriers, right, gridless, start, command, pipeline, audit, feed, storage }, null, 2)}\n`,
  );
