import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions, type Rolldown } from 'vite';

export interface BrowserBundle {
  /** A script that leaves the module's exports in the global `bundle`. */
  readonly code: string;
  /** Modules that it asks of whoever runs it. */
  readonly imports: readonly string[];
}

/** Bundles a module of this folder for browsers, from the sources of the packages. */
export async function bundleForBrowser(module: string): Promise<BrowserBundle> {
  const [{ output }] = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@loopwright/source', ...defaultClientConditions] },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(new URL(module, import.meta.url)), name: 'bundle', formats: ['iife'] },
      // Vite puts empty modules in the place of Node's: as externals they are seen.
      rolldownOptions: { external: /^node:/ },
    },
  })) as Rolldown.RolldownOutput[];
  return { code: output[0].code, imports: output[0].imports };
}
