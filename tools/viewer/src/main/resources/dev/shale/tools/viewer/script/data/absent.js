/** Stands for no module, no dependency, no folder and no text. */
export const NONE = -1;
