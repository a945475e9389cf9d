/** What the data folder holds: databases, ledger, segments. Only looked at, and no longer than some seconds. */
import { readManifests } from '../../exports/segments/read-manifests.ts';
import { isSound } from '../../exports/segments/segment-content.ts';
import { located, readStored } from '../../exports/segments/stored-bytes.ts';
import { verifyDatabases } from '../verify/verify-databases.ts';
import { type Check, failed, guarded, ok } from './check.ts';

/** For the segments, newest first; `verify` looks at all of them. */
const BUDGET_MS = 5000;

export interface StoreParts {
  readonly dataFolder: string;
  readonly verifyLedger: () => Promise<{ readonly lines: number; readonly damaged: readonly string[] }>;
}

export const storeChecks = ({ dataFolder, verifyLedger }: StoreParts): readonly Promise<Check>[] => [
  guarded('queue-file', reconcile, () => databases(dataFolder)),
  guarded('ledger', restore, async () => ledger(await verifyLedger())),
  guarded('records', heal, () => newestSegments(dataFolder)),
];

const reconcile = {
  zh: '移走 queue.sqlite*，再运行 nianbao reconcile；其余 sqlite 文件会自动重建',
  en: 'move queue.sqlite* away and run nianbao reconcile; the other sqlite files are made anew by themselves',
};
const restore = {
  zh: '从备份恢复该文件；损坏的行只影响 reconcile 与 inputs',
  en: 'restore the file from a backup; a damaged line matters to reconcile and inputs alone',
};
const heal = {
  zh: '运行 nianbao verify 查看详情，再从备份恢复，或运行 nianbao reprocess --all',
  en: 'nianbao verify tells more; restore it from a backup, or run nianbao reprocess --all',
};

function databases(dataFolder: string): Check {
  const [fault] = verifyDatabases(dataFolder);
  if (fault === undefined) return ok('queue-file', { zh: '队列与索引完好', en: 'queue and indexes are sound' });
  const found = { zh: `${fault.where} 已损坏`, en: `${fault.where} is damaged` };
  return failed('queue-file', found, reconcile);
}

function ledger({ lines, damaged }: Awaited<ReturnType<StoreParts['verifyLedger']>>): Check {
  const [first] = damaged;
  if (first === undefined)
    return ok('ledger', { zh: `台账 ${lines} 行完好`, en: `${lines} lines of the ledger are sound` });
  const found = {
    zh: `台账 ${damaged.length} 行已损坏，首处 ${first}`,
    en: `${damaged.length} damaged line(s) in the ledger, the first at ${first}`,
  };
  return failed('ledger', found, restore);
}

function newestSegments(dataFolder: string): Check {
  const { segments } = readManifests(dataFolder);
  const until = performance.now() + BUDGET_MS;
  let looked = 0;
  for (const segment of segments.toReversed()) {
    if (performance.now() > until) break;
    const stored = readStored(located(dataFolder, segment));
    if (!isSound(stored)) {
      const { file } = stored.place;
      return failed('records', { zh: `segments/${file} 已损坏`, en: `segments/${file} is damaged` }, heal);
    }
    looked += 1;
  }
  const all = segments.length;
  return ok('records', {
    zh: `核对 ${looked}/${all} 个分段，完好`,
    en: `${looked} of ${all} segments looked at, all sound`,
  });
}
