/** `nianbao reconcile`: the queue from the ledgers. */
import { type Reconciled, reconcile } from '../workers/ledger/reconcile.ts';
import type { DataOptions } from './data-options.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { openData, saying } from './open-data.ts';

export interface ReconcileOptions extends DataOptions {
  readonly json?: true;
  readonly language: Language;
}

/** `more`: data folders of other machines, whose workers ended jobs of this queue. */
export async function reconcileCommand(more: readonly string[], options: ReconcileOptions): Promise<ExitCode> {
  const { folder, opened } = await openData(options);
  try {
    const result = await saying(() => reconcile([folder.path, ...more], opened));
    process.stdout.write(`${options.json === true ? JSON.stringify(result) : sentence(result, options.language)}\n`);
    return exitCodes.success;
  } finally {
    await opened.queue.close();
  }
}

const sentence = ({ restored, known, pages, schedules, unreadable }: Reconciled, language: Language): string =>
  language === 'zh'
    ? `恢复 ${restored} 个任务，队列中已有 ${known}，${pages} 个页面的链接，定期任务 ${schedules}，台账损坏 ${unreadable} 行`
    : `${restored} job(s) restored, ${known} in the queue already, links of ${pages} page(s), ${schedules} schedule(s), ${unreadable} damaged line(s) in the ledger`;
