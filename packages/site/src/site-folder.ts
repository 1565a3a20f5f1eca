/** Address of the folder that the build writes the page to: seen from sources and from `dist` alike. */
export const siteFolder: string = new URL('../dist/page/', import.meta.url).href;
