import type { CostSheet, Plugin, SignedClaim } from '@loopwright/core';
import type { Output } from './io.ts';

/** Warns of plugins that were asked for by name and whose claims all lost: they change nothing. */
export function lostClaims(named: readonly string[], stderr: Output): Plugin {
  const said = new Set<string>();
  return {
    name: 'lost-claims',
    setup({ hooks }) {
      const warn = (sheet: CostSheet) => {
        for (const warning of named.flatMap((plugin) => warningOf(plugin, sheet) ?? [])) {
          // Costs may be asked for again.
          if (!said.has(warning)) stderr.write(warning);
          said.add(warning);
        }
      };
      // Behind all who claim.
      hooks.costs.tap(warn, { stage: Number.MAX_SAFE_INTEGER });
    },
  };
}

function warningOf(plugin: string, sheet: CostSheet): string | undefined {
  const claimed = sheet.components.map((asked) => sheet.claimsOf(asked)).filter((claims) => claims.some(isOwn));
  if (claimed.length === 0 || claimed.some(([highest]) => isOwn(highest))) return undefined;
  const holders = new Map(claimed.map(([highest]) => [highest.plugin, highest]));
  const components = claimed.length === 1 ? '1 component' : `${claimed.length} components`;
  const has = [...holders.values()].map(holderText).join('; ');
  const hint = `name it by --plugin for one run, or give it a higher priority: ["${plugin}", {"priority": 1000}]`;
  return `warning: plugin ${plugin} claimed ${components} and won none: ${has}\n  hint:     ${hint}\n`;

  function isOwn(claim: SignedClaim): boolean {
    return claim.plugin === plugin;
  }
}

function holderText({ plugin, priority, isPreferred }: SignedClaim): string {
  return isPreferred ? `${plugin}, of the command line, has them` : `${plugin}, priority ${priority}, has them`;
}
