/** Loads what `npm run build` made of the program: few files, each with the code that V8 compiled of it (docs/decisions/0092-one-compiled-child.md). */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';

/** A file as it was run. */
export interface CompiledFile {
  readonly path: string;
  readonly script: Script;
}

interface Module {
  exports: unknown;
}

/** Each file is one function in brackets, with what Node gives to a CommonJS module. */
export type Body = (
  exports: unknown,
  require: (id: string) => unknown,
  module: Module,
  __filename: string,
  __dirname: string,
) => void;

/** Loads a file by its name; resolves to what it exports. */
type Load = (name: string) => unknown;

/** Behind a file's name: what V8 compiled of it. */
export const codeOf = (path: string): string => `${path}.code`;

/** Runs the file and those that it asks for. Resolves to what the file exports. */
export function loadCompiled(entry: string): unknown {
  const folder = dirname(entry);
  return loaderOf(
    () => folder,
    (name) => readBody(join(folder, name)),
  )(basename(entry));
}

/** `folder` is asked for whenever it is needed: a snapshot is made in one folder and may run in another. */
export function loaderOf(folder: () => string, bodyOf: (name: string) => Body): Load {
  const loaded = new Map<string, Module>();
  const load: Load = (name) => {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const module: Module = { exports: {} };
    loaded.set(name, module);
    const body = bodyOf(name);
    const within = folder();
    const path = join(within, name);
    const required = (id: string): unknown => (id.startsWith('./') ? load(basename(id)) : fromOutside(id, path));
    body(module.exports, required, module, path, within);
    return module.exports;
  };
  return load;
}

const fromOutside = (id: string, path: string): unknown =>
  id.startsWith('node:') ? process.getBuiltinModule(id) : createRequire(path)(id);

/** What stands in the file, to be run; `noted` is told of it. */
export function readBody(path: string, noted: (file: CompiledFile) => void = () => undefined): Body {
  const script = scriptOf(path);
  noted({ path, script });
  return script.runInThisContext() as Body;
}

/** Writes beside the file what V8 has compiled of it by now. */
export const keepCode = ({ path, script }: CompiledFile): void =>
  writeFileSync(codeOf(path), script.createCachedData());

/** Code that another version of Node.js compiled, or with other flags, is not taken: then V8 compiles the file itself. */
function scriptOf(path: string): Script {
  const code = codeOf(path);
  return new Script(readFileSync(path, 'utf8'), {
    filename: path,
    ...(existsSync(code) && { cachedData: readFileSync(code) }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}
