import type { CostEntry, CostSheet, Plugin } from '@loopwright/core';
import type { Diagnostic, Override } from '@loopwright/spec';

/** A plugin that warns as `unchangedCosts` does, when a run asks what the design costs. */
export function warnOfUnchangedCosts(overrides: readonly Override[], warn: (diagnostic: Diagnostic) => void): Plugin {
  let isSaid = false;
  return {
    name: 'unchanged-costs',
    setup({ hooks }) {
      const check = ({ components, claimsOf }: CostSheet) => {
        // Costs may be asked for again.
        if (isSaid) return;
        isSaid = true;
        const held = components.flatMap((asked) =>
          claimsOf(asked)
            .slice(0, 1)
            .map((claim) => ({ asked, claim })),
        );
        for (const warning of unchangedCosts(overrides, held)) warn(warning);
      };
      // Behind all who claim.
      hooks.costs.tap(check, { stage: Number.MAX_SAFE_INTEGER });
    },
  };
}

/** Warns of overrides that should change what a component costs and cannot, since its figures come from a table. */
export function unchangedCosts(overrides: readonly Override[], costs: readonly CostEntry[]): Diagnostic[] {
  const tabled = costs.filter(({ claim }) => claim.table);
  return overrides
    .filter(({ isForCosts }) => isForCosts)
    .flatMap((override) => {
      const reached = tabled.filter(({ asked }) => override.reaches.includes(asked.component.name));
      return reached.length > 0 ? [warningOf(override, reached)] : [];
    });
}

function warningOf({ part, attribute, location }: Override, costs: readonly CostEntry[]): Diagnostic {
  const names = costs.map(({ asked }) => asked.component.name).join(', ');
  return {
    severity: 'warning',
    code: 'costs-unchanged',
    message: `${attribute} of ${part} changes no energy and no area of ${names}: they come from a table`,
    location,
    found: [...new Set(costs.map(({ claim }) => claim.source))].join('; '),
    expected: 'costs that follow from attributes',
    hint: 'have them estimated by --plugin energy-estimator, or name tables that are made for this value',
  };
}
