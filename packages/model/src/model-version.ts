/**
 * Of the rules that give figures. All packages are released together, so it is the version of each: who keeps results goes by
 * it, and asks again after every release.
 */
export const modelVersion = '0.1.0';
