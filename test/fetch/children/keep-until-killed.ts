/** Keeps documents until it is killed or fails; prints the digest of each as soon as it is said to be kept. */
import { openRawStore } from '../../../src/fetch/raw-store/open-raw-store.ts';
import { StoreError } from '../../../src/fetch/raw-store/store-error.ts';
import { fetchedPage } from '../stored-page.ts';

const [folder = '', name = '', size = '0'] = process.argv.slice(2);
const store = await openRawStore(folder);
try {
  for (let at = 0; ; at++) {
    const bytes = Buffer.alloc(Number(size), `${name}${at} `);
    const { sha256 } = await store.keep(fetchedPage(`https://${name}.gov.cn/${at}`, bytes), null);
    process.stdout.write(`${sha256}\n`);
  }
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  process.stdout.write(`${error.code}\n`);
}
