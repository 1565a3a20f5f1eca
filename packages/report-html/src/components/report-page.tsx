import type { ReportView } from '../view/report-view.ts';
import { MappingSection } from './mapping-section.tsx';
import { RerunSection } from './rerun-section.tsx';
import { SearchSection } from './search-section.tsx';
import { SummaryView } from './summary-view.tsx';

/** The body of a report. */
export function ReportPage({ report }: { readonly report: ReportView }) {
  const { mapping, search, rerun } = report;
  return (
    <main>
      <header>
        <h1>{reportTitle(report)}</h1>
        {mapping && <p class="lw-faint">{problemText(mapping)}</p>}
        <p class="lw-faint">{rerun.files.map(({ file }) => file).join(', ')}</p>
      </header>
      {search?.verdict && (
        <section>
          <p class="lw-alarm">{search.verdict}</p>
          {search.findings.map((finding) => (
            <p key={finding}>{finding}</p>
          ))}
        </section>
      )}
      {mapping && (
        <section>
          <SummaryView view={mapping} />
        </section>
      )}
      {mapping && <MappingSection view={mapping} />}
      {search && <SearchSection search={search} />}
      <RerunSection rerun={rerun} />
    </main>
  );
}

export function reportTitle({ mapping }: ReportView): string {
  if (mapping === null) return 'No mapping found';
  return [mapping.problem, mapping.architecture].filter((name) => name !== '').join(' on ') || 'Mapping';
}

function problemText({ dimensions }: NonNullable<ReportView['mapping']>): string {
  return dimensions.map(({ name, bound }) => `${name} ${bound}`).join(', ');
}
