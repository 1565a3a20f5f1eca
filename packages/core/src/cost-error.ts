import type { CostedComponent, SignedClaim, SignedDecline } from './cost-sheet.ts';

/** Why what a component costs is not known. */
export type CostProblem =
  | {
      readonly kind: 'unclaimed';
      readonly asked: CostedComponent;
      /** Of those that might have known it. */
      readonly declines: readonly SignedDecline[];
    }
  | { readonly kind: 'disputed'; readonly asked: CostedComponent; readonly claims: readonly [SignedClaim, SignedClaim] }
  | {
      readonly kind: 'missing-actions';
      readonly asked: CostedComponent;
      readonly claim: SignedClaim;
      readonly actions: readonly string[];
    };

type ProblemOf<Kind extends CostProblem['kind']> = Extract<CostProblem, { kind: Kind }>;

/** Thrown where components have no costs: holds every problem, its message names the first of each kind. */
export class CostError extends Error {
  override readonly name = 'CostError';
  readonly problems: readonly CostProblem[];

  constructor(problems: readonly CostProblem[]) {
    super([unclaimedText(problems), ...disputedLines(problems), ...missingLines(problems)].filter(Boolean).join('\n'));
    this.problems = problems;
  }
}

/** What a message lists; a design with more has one cause for all of them. */
const SHOWN = 12;

/** What to do about a component that an estimator does not know either. */
export const waysOut =
  'give their figures in a table (ERT and ART, or CSV), take those of --plugin energy-pat, or write a plugin: npm run new-plugin -- energy NAME';

/** One line for all: they have one way out. Below it each that was declined, with its place and why. */
function unclaimedText(problems: readonly CostProblem[]): string | undefined {
  const unclaimed = ofKind(problems, 'unclaimed');
  const asked = unclaimed.map(({ asked: { component } }) => component);
  if (asked.length === 0) return undefined;
  const names = shortened(asked.map(({ name, componentClass }) => `${name} (class ${componentClass})`)).join(', ');
  const cost = asked.length === 1 ? 'costs' : 'cost';
  const declined = unclaimed.filter(({ declines }) => declines.length > 0);
  if (declined.length > 0) {
    const lines = shortened(declined.flatMap(declineLines));
    return [`nobody knows what ${names} ${cost}`, ...lines, `hint:     ${waysOut}`].join('\n  ');
  }
  return `nobody knows what ${names} ${cost}: name an ERT and an ART with the files, or have it estimated by --plugin energy-estimator`;
}

function declineLines({ asked: { component }, declines }: ProblemOf<'unclaimed'>): string[] {
  const { name, location } = component;
  const place = location ? `${location.file}:${location.line}:${location.column}: ` : '';
  return declines.map(({ plugin, reason }) => `${place}${name}: ${plugin} ${reason}`);
}

function disputedLines(problems: readonly CostProblem[]): string[] {
  const lines = ofKind(problems, 'disputed').map(({ asked, claims: [first, second] }) => {
    const both = `plugins ${first.plugin} and ${second.plugin} both claim ${asked.component.name}`;
    return `plugin ${second.plugin}, hook costs: ${both} at priority ${first.priority}; give one of them another priority`;
  });
  return shortened(lines);
}

function missingLines(problems: readonly CostProblem[]): string[] {
  const lines = ofKind(problems, 'missing-actions').map(({ asked, claim, actions }) => {
    const lacking = `${asked.component.name} has no energy for ${actions.join(', ')}`;
    return `plugin ${claim.plugin}, hook costs: ${lacking} (${claim.source})`;
  });
  return shortened(lines);
}

function ofKind<Kind extends CostProblem['kind']>(problems: readonly CostProblem[], kind: Kind): ProblemOf<Kind>[] {
  return problems.filter((problem): problem is ProblemOf<Kind> => problem.kind === kind);
}

function shortened(texts: readonly string[]): string[] {
  return texts.length > SHOWN ? [...texts.slice(0, SHOWN), `and ${texts.length - SHOWN} more`] : [...texts];
}
