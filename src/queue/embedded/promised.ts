/** SQLite answers at once; the port answers later: failures come as rejections, never as throws. */
export const promised = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });
