/** What a package may use, by the layer in its `nx.tags`; arrows of ARCHITECTURE.md point the same way. */
export interface LayerRule {
  /** Layers that what is published may use. */
  readonly uses: readonly string[];
  /** And what tests, fixtures and bundled pages may use beyond that. */
  readonly inDevelopment: readonly string[];
}

const toCore = ['spec', 'workload', 'mapspace', 'model', 'core'];
const inTests = ['testkit', 'plugin'];

export const layerRules: Readonly<Record<string, LayerRule>> = {
  spec: { uses: [], inDevelopment: ['testkit'] },
  workload: { uses: ['spec'], inDevelopment: ['testkit'] },
  mapspace: { uses: ['spec'], inDevelopment: ['testkit'] },
  model: { uses: ['spec', 'mapspace'], inDevelopment: ['testkit'] },
  core: { uses: ['spec', 'workload', 'mapspace', 'model'], inDevelopment: ['testkit'] },
  /** config, results, reports, threads: what the command is made of. */
  service: { uses: [...toCore, 'service'], inDevelopment: inTests },
  /** The command, the explorer's page, and what installs both. */
  app: { uses: [...toCore, 'service', 'app', 'plugin'], inDevelopment: inTests },
  /** One plugin never uses another. Tests of a mapper need somebody who knows costs. */
  plugin: { uses: ['core'], inDevelopment: ['spec', ...inTests] },
  testkit: { uses: toCore, inDevelopment: [] },
  tool: { uses: [...toCore, 'service', 'app', 'plugin', 'testkit', 'tool'], inDevelopment: [] },
};

/** The layer that a folder prescribes; packages/ holds several. */
export const layerOfFolder: Readonly<Record<string, string>> = { plugins: 'plugin', tools: 'tool' };
