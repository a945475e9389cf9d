/** Loads what was compiled and tells of each file whether V8 took the code beside it. Its argument: the entry. */
import { basename } from 'node:path';
import { loadCompiled } from '../../../src/compiled/load-compiled.ts';

const [entry = ''] = process.argv.slice(2);
loadCompiled(entry, ({ path, script }) => {
  const { cachedDataRejected } = script;
  process.stdout.write(
    `${basename(path)} ${cachedDataRejected === undefined ? 'has none' : cachedDataRejected ? 'refused' : 'taken'}\n`,
  );
});
