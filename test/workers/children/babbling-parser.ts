/** A parser child that has gone out of its mind: it answers with a frame of four gigabytes. */
import { Socket } from 'node:net';
import { frameParts } from '../../../src/workers/frames.ts';

const replies = new Socket({ fd: 3, readable: false, writable: true });
for (const part of frameParts({ kind: 'ready' }, new Uint8Array())) replies.write(part);
process.stdin.on('data', () => replies.write(Buffer.alloc(1024, 0xff)));
