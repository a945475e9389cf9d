/** What the segments refuse, as the command says it. */
import { ExportError } from '../exports/export-error.ts';
import { bothLanguages } from '../model/both-languages.ts';
import { StoreError } from '../fetch/raw-store/store-error.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

const usageCodes: readonly string[] = [
  'export.bad-filter',
  'export.bad-since',
  'export.bad-cursor',
  'export.cursor-ahead',
  'export.folder-missing',
];
const damageCodes: readonly string[] = ['export.manifest-damaged', 'export.segment-missing', 'export.segment-damaged'];

/** The ledger's troubles are those of the disk. */
export function exportFailure(error: unknown): unknown {
  if (error instanceof StoreError) return storeFailure(error);
  if (!(error instanceof ExportError)) return error;
  const { code, text } = error;
  const message = { zh: `${text.zh} (${code})`, en: `${text.en} (${code})` };
  if (usageCodes.includes(code)) return new CommandError(exitCodes.usage, message, { cause: error });
  const exitCode = damageCodes.includes(code) ? exitCodes.unsound : exitCodes.outputFailed;
  return new CommandError(exitCode, message, { cause: error });
}

function storeFailure(error: StoreError): CommandError {
  const { zh, en } = bothLanguages(error.message);
  const message = { zh: `${zh} (${error.code})`, en: `${en} (${error.code})` };
  return new CommandError(exitCodes.outputFailed, message, { cause: error });
}
