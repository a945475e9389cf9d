/** Confidence of a figure that a witness speaks against. */
export const IN_DOUBT = 0.5;
