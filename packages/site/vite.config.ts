import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type UserConfig } from 'vite';
import { gallery } from './build/gallery-module.ts';
import { oneFile } from './build/one-file.ts';
import { workerAside, workerWithin } from './build/worker-module.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** What all builds have in common: they take the packages of this repository from their sources. */
const fromSources = {
  configFile: false,
  root: path('page'),
  // It may be served from any path.
  base: './',
  resolve: { conditions: ['@loopwright/source', ...defaultClientConditions] },
  // The name of the mode is ours; what is built is the same.
  define: { 'process.env.NODE_ENV': '"production"' },
} satisfies UserConfig & { configFile: false };

// genetic-js can evaluate what it serialized, but the mapper serializes nothing; a busy machine is no news.
const checks = { eval: false, pluginTimings: false, emptyImportMeta: false };

/** For servers: modules, of which the page and its workers share what both use, and load what is not always needed when it is. */
const served: UserConfig = {
  ...fromSources,
  plugins: [gallery(path('../../configs')), workerAside()],
  build: {
    outDir: path('dist/page'),
    emptyOutDir: true,
    target: 'es2022',
    // Workers have no document to put links into.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    // It is the whole tool: docs/site.md says what it weighs.
    chunkSizeWarningLimit: 1000,
    // What others wrote is in the bundles: their notices go with it.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: { page: path('page/index.html'), worker: path('page/engine/worker.ts') },
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
      checks,
    },
  },
};

/** For disks, from which browsers load neither modules nor workers: all of it in one file, beside what `served` has written. */
const onDisk: UserConfig = {
  ...fromSources,
  plugins: [
    gallery(path('../../configs')),
    workerWithin(path('page/engine/worker.ts'), fromSources),
    oneFile('loopwright.html'),
  ],
  build: {
    outDir: path('dist/page'),
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    modulePreload: false,
    chunkSizeWarningLimit: 3000,
    assetsInlineLimit: Number.POSITIVE_INFINITY,
    rolldownOptions: {
      input: path('page/index.html'),
      output: { format: 'iife' },
      checks,
    },
  },
};

export default defineConfig(({ mode }) => (mode === 'disk' ? onDisk : served));
