/** A line on standard error that says how far the reading has come, where somebody watches. */
import type { Language } from './language.ts';

const EVERY_MS = 500;

/** Called after each input; writes only on a terminal, and leaves the line clean at the end. */
export function progressLine(language: Language): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    if (!process.stderr.isTTY) return;
    const now = performance.now();
    if (done < total && now - last < EVERY_MS) return;
    last = now;
    const text = { zh: `读取 ${done}/${total}`, en: `reading ${done}/${total}` }[language];
    process.stderr.write(done < total ? `\r${text}` : '\r\u001B[K');
  };
}
