import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';

const id = 'virtual:worker';

/** The module `virtual:worker`, where the script of the workers is a file beside the page's. */
export function workerAside(): Plugin {
  return workerModule(
    () => `export const address = new URL(/* @vite-ignore */ 'worker.js', import.meta.url), type = 'module'`,
  );
}

/** The same, where it is a text within the page's script: what is run of it finds that text again, for workers of its own. */
export function workerWithin(entry: string, common: InlineConfig): Plugin {
  const ofText = (text: string) =>
    `export const address = URL.createObjectURL(new Blob([${text}], { type: 'text/javascript' })), type = 'classic'`;
  return workerModule(async () => {
    const { output } = (await build({
      ...common,
      logLevel: 'error',
      publicDir: false,
      plugins: [workerModule(() => ofText('self.ownText'))],
      build: {
        write: false,
        target: 'es2022',
        modulePreload: false,
        rolldownOptions: { input: entry, output: { format: 'iife' }, checks: { eval: false, emptyImportMeta: false } },
      },
    })) as Rolldown.RolldownOutput;
    const { code } = output[0];
    return ofText(JSON.stringify(`(function worker() { self.ownText = '(' + worker + ')()';\n${code}\n})()`));
  });
}

function workerModule(load: () => string | Promise<string>): Plugin {
  return {
    name: 'worker-module',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (loaded) => (loaded === `\0${id}` ? load() : undefined),
  };
}
