/** Entry of a parser child: the only process that ever opens a document. */
import { serveParser } from './serve-parser.ts';

serveParser(async () => (await import('../pipeline.ts')).readPage);
