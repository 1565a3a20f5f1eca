import { builtInSparseModels, type DensityKind, type FormatKind, type SparseModels } from '@loopwright/model';
import { checkEntry, checkPlugin } from './check-plugin.ts';
import { checkedDensity } from './checked-density.ts';
import { checkedFormat } from './checked-format.ts';
import { checkedMapper } from './checked-mapper.ts';
import { checkedMetric } from './checked-metric.ts';
import type { Signature } from './cost-ledger.ts';
import type { SearchExecutor } from './executor.ts';
import { hookFacades } from './hook-facades.ts';
import { createHooks, type Hooks } from './hooks.ts';
import type { Mapper } from './mapper.ts';
import { builtInMetrics, type Metric } from './metric.ts';
import type { Plugin, PluginApi } from './plugin.ts';
import { PluginCalls } from './plugin-calls.ts';
import { PluginError } from './plugin-error.ts';
import type { JsonValue } from './plugin-reference.ts';
import { readSection } from './read-section.ts';
import { Registry } from './registry.ts';
import { strictObject } from './strict-object.ts';
import { checkedSampler } from './sweep/checked-sampler.ts';
import type { Sampler } from './sweep/sampler.ts';

/** What a plugin brought, for `loopwright plugins`. */
export interface PluginRecord {
  readonly plugin: Plugin;
  readonly mappers: readonly string[];
  readonly executors: readonly string[];
  readonly metrics: readonly string[];
  readonly samplers: readonly string[];
  readonly densities: readonly string[];
  readonly formats: readonly string[];
  /** Names of the hooks it tapped. */
  readonly hooks: readonly string[];
}

/** How a plugin is used in a run. */
export interface PluginUse {
  /** Whether its claims hold over all others: the user has just asked for it. False by default. */
  readonly isPreferred?: boolean;
  /** What the configuration says in its section, not yet checked; null by default, which is nothing. */
  readonly section?: JsonValue;
}

/** Sets plugins up, one after the other, and keeps what they registered. */
export class PluginManager {
  readonly hooks: Hooks = createHooks();
  readonly #mappers = new Registry<Mapper>('mapper');
  readonly #executors = new Registry<SearchExecutor>('executor');
  readonly #metrics = new Registry<Metric>('metric', builtInMetrics);
  readonly #samplers = new Registry<Sampler>('sampler');
  readonly #densities = new Registry<DensityKind>('density', [...builtInSparseModels.densities.values()]);
  readonly #formats = new Registry<FormatKind>('format', [...builtInSparseModels.formats.values()]);
  readonly #plugins = new Map<string, Plugin>();
  readonly #calls = new PluginCalls();

  /** Sets a plugin up. Throws a PluginError where that fails, or where it is no plugin. */
  async use(plugin: Plugin, { isPreferred = false, section = null }: PluginUse = {}): Promise<void> {
    checkPlugin(plugin);
    const { name } = plugin;
    if (this.#plugins.has(name)) throw new PluginError(name, 'setup', 'two plugins have this name; configure it once');
    this.#plugins.set(name, plugin);
    const api = this.#apiFor({ plugin: name, isPreferred }, readSection(plugin, section));
    await this.#calls.setUp(name, () => plugin.setup(api));
  }

  /**
   * Makes every call of a plugin that is waited for reject, with the plugin and the hook in the message. For who knows that
   * nothing is left that could settle it. Returns whether there was any.
   */
  giveUp(): boolean {
    return this.#calls.giveUp();
  }

  /** An error that reached nobody, as that of the plugin in whose sources it arose; undefined where it is in none of them. */
  blame(error: unknown): PluginError | undefined {
    return this.#calls.blame(error);
  }

  /** The mapper of that name. Throws an error that lists the names there are. */
  mapper(name: string): Mapper {
    return this.#mappers.get(name);
  }

  get mappers(): readonly Mapper[] {
    return this.#mappers.all;
  }

  /** The executor of that name. Throws an error that lists the names there are. */
  executor(name: string): SearchExecutor {
    return this.#executors.get(name);
  }

  /** The built-in ones first. */
  get metrics(): readonly Metric[] {
    return this.#metrics.all;
  }

  /** Those that plugins registered. */
  get addedMetrics(): readonly Metric[] {
    return this.#metrics.added;
  }

  /** The sampler of that name. Throws an error that lists the names there are, and `others` that are no samplers. */
  sampler(name: string, others: readonly string[] = []): Sampler {
    return this.#samplers.get(name, others);
  }

  /** Densities and formats that designs and problems can name. */
  get sparseModels(): SparseModels {
    return { densities: this.#densities.byName, formats: this.#formats.byName };
  }

  get plugins(): readonly PluginRecord[] {
    return [...this.#plugins.values()].map((plugin) => ({
      plugin,
      mappers: this.#mappers.namesOf(plugin.name),
      executors: this.#executors.namesOf(plugin.name),
      metrics: this.#metrics.namesOf(plugin.name),
      samplers: this.#samplers.namesOf(plugin.name),
      densities: this.#densities.namesOf(plugin.name),
      formats: this.#formats.namesOf(plugin.name),
      hooks: Object.entries(this.hooks)
        .filter(([, hook]) => hook.taps.some((tap: { name: string }) => tap.name === plugin.name))
        .map(([name]) => name),
    }));
  }

  #apiFor(signature: Signature, section: unknown): PluginApi {
    const { plugin } = signature;
    const api: PluginApi = {
      hooks: hookFacades(this.hooks, signature, this.#calls),
      section,
      registerMapper: (mapper) => this.#registerMapper(mapper, plugin),
      registerMetric: (metric) => this.#registerMetric(metric, plugin),
      registerSampler: (sampler) => {
        checkEntry('sampler', sampler, ['name', 'description'], ['start'], plugin);
        const author = this.#calls.authorOf(plugin, `sampler ${sampler.name}`);
        this.#samplers.register(checkedSampler(sampler, author), plugin);
      },
      registerDensity: (density) => {
        checkEntry('density', density, ['name', 'description'], ['create'], plugin);
        this.#densities.register(
          checkedDensity(density, this.#calls.authorOf(plugin, `density ${density.name}`)),
          plugin,
        );
      },
      registerFormat: (format) => {
        checkEntry('format', format, ['name', 'description'], ['units'], plugin);
        this.#formats.register(checkedFormat(format, this.#calls.authorOf(plugin, `format ${format.name}`)), plugin);
      },
      registerExecutor: (executor) => {
        checkEntry('executor', executor, ['name', 'description'], ['search'], plugin);
        this.#executors.register(executor, plugin);
      },
    };
    return strictObject(api, (key, advice) => new PluginError(plugin, 'setup', `the API has no ${key}; ${advice}`));
  }

  #registerMapper(mapper: Mapper, plugin: string): void {
    checkEntry('mapper', mapper, ['name', 'description'], ['start'], plugin);
    const author = this.#calls.authorOf(plugin, `mapper ${mapper.name}`);
    this.#mappers.register(checkedMapper(mapper, author), plugin);
  }

  #registerMetric(metric: Metric, plugin: string): void {
    checkEntry('metric', metric, ['name', 'description'], ['value'], plugin);
    const { name } = metric;
    const author = this.#calls.authorOf(plugin, `metric ${name}`);
    if (!/^[a-z][a-z0-9_]*$/.test(name) || name === 'pareto') {
      const problem = `the name of a metric is of small letters, digits and underscores, and not pareto: ${name} is none`;
      throw new PluginError(plugin, 'setup', problem, author);
    }
    this.#metrics.register(checkedMetric(metric, author), plugin);
  }
}
