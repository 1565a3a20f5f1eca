import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Builds the page and its worker from sources, their own and those of the packages that they use. */
export default defineConfig({
  root: path('page'),
  // It may be served from any path.
  base: './',
  resolve: { conditions: ['@loopwright/source', ...defaultClientConditions] },
  build: {
    outDir: path('dist/page'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    // What others wrote is in the bundles: their notices go with it.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // Two entries of one build: what both use is there once, and the notices are those of both.
      input: { page: path('page/index.html'), worker: path('page/engine/worker.ts') },
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
      // genetic-js can evaluate what it serialized, but the mapper serializes nothing; a busy machine is no news.
      checks: { eval: false, pluginTimings: false },
    },
  },
});
