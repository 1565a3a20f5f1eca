import type { Command } from 'commander';
import { addConfigOptions } from '../config-options.ts';
import { addDesignOptions } from '../design-options.ts';
import type { CostsOptions } from './costs.ts';
import type { DesignsOptions } from './designs.ts';
import type { InspectOptions } from './inspect-options.ts';

/** What runs when the commands are called that show what a run is made of. */
export interface InspectionActions {
  costs(files: string[], options: CostsOptions): Promise<void>;
  designs(options: DesignsOptions): Promise<void>;
  plugins(options: InspectOptions): Promise<void>;
  config(files: string[], options: InspectOptions): Promise<void>;
}

/** `loopwright costs`, `designs`, `plugins` and `config` with their options and help. */
export function addInspection(program: Command, { costs, designs, plugins, config }: InspectionActions): void {
  addDesignOptions(withJson(program.command('costs')))
    .description('Lists what every component costs: energy per action, area, which plugin says so, and from what.')
    .argument('[files...]', 'architecture, energy tables, compound classes; default: spec of the configuration')
    .option('--accelergy-output <folder>', "write ERT.yaml, ART.yaml and their summaries there, in Accelergy's layout")
    .addHelpText(
      'after',
      `
A problem is not needed. Where the files hold one, plugins may change what a run of it would cost.

Examples:
  $ loopwright costs arch.yaml ERT.yaml ART.yaml
  $ loopwright costs arch.yaml components.yaml --plugin energy-estimator
  $ loopwright costs arch.yaml --plugin energy-estimator --accelergy-output tables   # to be named with the files
  $ loopwright costs design/*.yaml --json | jq '.[] | {component, source}'`,
    )
    .action(costs);
  withJson(program.command('designs'))
    .description('Lists the designs that come along; each goes by its name wherever a file does.')
    .addHelpText(
      'after',
      `
Examples:
  $ loopwright designs
  $ loopwright map eyeriss vgg16/conv3_2          # a layer of a network that comes along
  $ loopwright designs --json | jq -r '.[].name'`,
    )
    .action(designs);
  addConfigOptions(withJson(program.command('plugins')))
    .description('Lists the plugins that are loaded: from where, which version, what they register.')
    .addHelpText('after', '\nExamples:\n  $ loopwright plugins')
    .action(plugins);
  addConfigOptions(withJson(program.command('config')))
    .description('Prints the configuration of a run, and where every value comes from.')
    .argument('[files...]', 'input files, whose mapper section counts too; default: spec of the configuration')
    .addHelpText('after', '\nExamples:\n  $ loopwright config\n  $ loopwright config --json | jq .mapper')
    .action(config);
}

function withJson(command: Command): Command {
  return command.option('--json', 'print JSON');
}
