/** How many columns of a fixed-width page a text takes. */

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;

/** East Asian characters take two columns. */
export const textWidth = (text: string): number => text.length + (text.match(wide)?.length ?? 0);
