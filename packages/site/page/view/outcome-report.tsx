import { ChooseFrontPoint, NetworkPage, ReportPage, SweepPage } from '@loopwright/report-html';
import type { Outcome } from '../engine/protocol.ts';
import { Subpages } from './subpages.tsx';

export interface OutcomeReportProps {
  readonly outcome: Outcome;
  /** Shows a mapping, given as a file, in the place of the one that was found. */
  readonly evaluate: (mapping: string) => void;
}

/** What came out, as the command's reports have it. */
export function OutcomeReport({ outcome, evaluate }: OutcomeReportProps) {
  switch (outcome.kind) {
    case 'layer':
      return (
        <ChooseFrontPoint.Provider value={(point) => evaluate(outcome.report.search!.front![point]!.mapping)}>
          <ReportPage report={outcome.report} />
        </ChooseFrontPoint.Provider>
      );
    case 'network':
      return (
        <Subpages>
          <NetworkPage view={outcome.view} />
        </Subpages>
      );
    case 'sweep':
      return (
        <Subpages>
          <SweepPage view={outcome.view} />
        </Subpages>
      );
  }
}
