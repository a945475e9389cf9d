/** A parser child that can't be loaded. */
import { serveParser } from '../../../src/workers/serve-parser.ts';

serveParser(() => Promise.reject(new Error('no parser here')));
