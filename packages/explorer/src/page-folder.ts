/** Address of the folder that the build writes the page to: seen from sources and from `dist` alike. */
export const pageFolder: string = new URL(/* @vite-ignore */ '../dist/page/', import.meta.url).href;
