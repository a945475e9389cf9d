/** Whether a parser child could reach the network: one is started as they all are, and tries a port of ours. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { defaultLimits } from './parser-limits.ts';
import { parserCommand } from './parser-command.ts';

const trialEntry = fileURLToPath(new URL(`./network-trial-child${import.meta.url.slice(-3)}`, import.meta.url));

/** Rejects where the child gives no answer. */
export async function tryNetwork(): Promise<'reached' | 'refused'> {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { file, args } = parserCommand(trialEntry, defaultLimits.memoryBytes);
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'ignore'], env: {} });
    child.stdin.end(String(port));
    const said = await text(child.stdout);
    if (said === 'reached' || said === 'refused') return said;
    throw new Error('the parser child gave no answer');
  } finally {
    server.close();
  }
}
