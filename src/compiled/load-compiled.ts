/** Loads what `npm run build` made of the program: few files, each with the code that V8 compiled of it (docs/decisions/0092-one-compiled-child.md). */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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
type Body = (
  exports: unknown,
  require: (id: string) => unknown,
  module: Module,
  __filename: string,
  __dirname: string,
) => void;

/** Behind a file's name: what V8 compiled of it. */
export const codeOf = (path: string): string => `${path}.code`;

/** Runs the file and those that it asks for; `noted` sees each of them. Resolves to what the file exports. */
export function loadCompiled(entry: string, noted: (file: CompiledFile) => void = () => undefined): unknown {
  const loaded = new Map<string, Module>();
  const fromPackages = createRequire(entry);
  const load = (path: string): unknown => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const module: Module = { exports: {} };
    loaded.set(path, module);
    const script = scriptOf(path);
    noted({ path, script });
    const folder = dirname(path);
    const body = script.runInThisContext() as Body;
    body(
      module.exports,
      (id) => (id.startsWith('./') ? load(join(folder, id)) : fromPackages(id)),
      module,
      path,
      folder,
    );
    return module.exports;
  };
  return load(entry);
}

/** Code that another version of Node.js compiled, or with other flags, is not taken: then V8 compiles the file itself. */
function scriptOf(path: string): Script {
  const code = codeOf(path);
  return new Script(readFileSync(path, 'utf8'), {
    filename: path,
    ...(existsSync(code) && { cachedData: readFileSync(code) }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}
