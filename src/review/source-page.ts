/** The page that shows a document in a frame of its own. Its markup comes from the parser child. */

/** `markup`: made of our own tags and classes alone. */
export const sourcePage = (markup: string): string =>
  `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>原文</title>` +
  `<link rel="stylesheet" href="/assets/source.css"></head><body><main>${markup}</main></body></html>\n`;
