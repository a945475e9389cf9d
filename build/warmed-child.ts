/** A parser child that keeps what V8 has compiled of each of its files when it ends. Its argument: the entry. */
import { writeFileSync } from 'node:fs';
import { type CompiledFile, codeOf, loadCompiled } from '../src/compiled/load-compiled.ts';

const [entry = ''] = process.argv.slice(2);
const files: CompiledFile[] = [];
process.on('exit', () => {
  for (const { path, script } of files) writeFileSync(codeOf(path), script.createCachedData());
});
loadCompiled(entry, (file) => files.push(file));
