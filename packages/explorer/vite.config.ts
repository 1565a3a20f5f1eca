import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';

/** genetic-js can evaluate what it serialized, but the mapper serializes nothing; a busy machine is no news. */
const checks = { eval: false, pluginTimings: false };

/** Builds the page from sources, its own and those of the packages that it uses. */
export default defineConfig({
  root: fileURLToPath(new URL('page', import.meta.url)),
  // It may be served from any path.
  base: './',
  resolve: { conditions: ['@loopwright/source', ...defaultClientConditions] },
  worker: { format: 'es', rolldownOptions: { checks } },
  build: {
    outDir: fileURLToPath(new URL('dist/page', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Charts and the model come to more than vite expects of a page; this one comes from the same machine.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { checks },
  },
});
