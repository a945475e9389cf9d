/** Tells on standard error which files were loaded. */
import { registerHooks } from 'node:module';

const urls: string[] = [];
registerHooks({
  load(url, context, next) {
    if (!url.startsWith('node:')) urls.push(url);
    return next(url, context);
  },
});
process.on('exit', () => {
  for (const url of urls) process.stderr.write(`loaded ${url}\n`);
});
