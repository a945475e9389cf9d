#!/usr/bin/env node
/** Entry. Everything else is loaded after the version check, so that an old Node gets a sentence and not a stack. */

const OLDEST_NODE = [22, 19] as const;

function isOldNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}

if (isOldNode(process.versions.node)) {
  const oldest = OLDEST_NODE.join('.');
  console.error(
    `nianbao 需要 Node.js ${oldest} 或更高版本，当前为 ${process.versions.node}；在克隆的仓库中请用 npx nianbao / ` +
      `needs Node.js ${oldest} or newer, this is ${process.versions.node}; in a clone: npx nianbao`,
  );
  process.exit(2);
}
/** Commands that open documents, of which the first waits for its parser child. */
const OPENING = ['extract', 'show', 'explain', 'check'];
const [command = '', ...rest] = process.argv.slice(2);
const { loadStart } = await import('./load-start.ts');
const { startEarly, loadProgram } = await loadStart();
if (OPENING.includes(command) && rest.length > 0 && !rest.includes('--help')) startEarly();

const { runProgram } = await loadProgram();
process.exit(await runProgram(process.argv.slice(2)));
