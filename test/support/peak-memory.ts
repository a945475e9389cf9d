/** How much memory this process has held at most. */
import { readFileSync } from 'node:fs';

/** In kilobytes. Not what getrusage says: that is no less than what the process held that started this one. */
export const peakKilobytes = (): number =>
  Number(/^VmHWM:\s*(\d+)/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
