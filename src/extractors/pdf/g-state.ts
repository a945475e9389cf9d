/** Entries of a graphics state parameter dictionary (PDF reference, table 58), as far as they change what is seen. */
import type { GraphicsState, Paint } from './graphics-state.ts';

/** `dictionary`: pairs of key and value. */
export function setGState(dictionary: unknown, state: GraphicsState): GraphicsState {
  const entries = Array.isArray(dictionary) ? (dictionary as unknown[]) : [];
  return entries.reduce<GraphicsState>((changed, entry) => {
    const [key, value] = Array.isArray(entry) ? (entry as unknown[]) : [];
    return { ...changed, ...(G_STATE[String(key)]?.(value, changed) ?? {}) };
  }, state);
}

const withAlpha = (paint: Paint, value: unknown, { groupAlpha }: GraphicsState): Paint =>
  typeof value === 'number' ? { ...paint, alpha: value * groupAlpha } : paint;

/** By key of the graphics state's dictionary. */
const G_STATE: Readonly<Record<string, (value: unknown, state: GraphicsState) => Partial<GraphicsState>>> = {
  LW: (value) => (typeof value === 'number' ? { lineWidth: value } : {}),
  BM: (value) => (typeof value === 'string' ? { blend: value } : {}),
  SMask: (value) => ({ masked: value !== false }),
  ca: (value, state) => ({ fill: withAlpha(state.fill, value, state) }),
  CA: (value, state) => ({ stroke: withAlpha(state.stroke, value, state) }),
};
