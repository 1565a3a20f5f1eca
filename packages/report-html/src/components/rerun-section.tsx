import { configValueText } from '@loopwright/report';
import type { RerunView } from '../view/report-view.ts';
import { FigureTable } from './figure-table.tsx';

/** Command, settings, plugins and files: what it takes to get the same again. */
export function RerunSection({ rerun }: { readonly rerun: RerunView }) {
  const { version, command, settings, plugins, files, mapping } = rerun;
  return (
    <section>
      <h2>Run it again</h2>
      <p>With loopwright {version}, the files below, and this command:</p>
      <pre>{command}</pre>
      <div class="lw-columns">
        {settings.length > 0 && (
          <div>
            <h3>Settings</h3>
            <FigureTable
              columns={[{ title: 'Setting' }, { title: 'Value' }, { title: 'From' }]}
              rows={settings.map(({ key, value, from }) => [key, configValueText(value), from])}
            />
          </div>
        )}
        <div>
          <h3>Plugins</h3>
          <FigureTable
            columns={[{ title: 'Plugin' }, { title: 'Version' }, { title: 'From' }]}
            rows={plugins.map(({ name, version, from }) => [name, version ?? '-', from])}
          />
        </div>
      </div>
      <h3>Files</h3>
      {mapping !== null && <FileText file="This mapping, for loopwright evaluate" text={mapping} />}
      {files.map((one) => (
        <FileText key={one.file} {...one} />
      ))}
    </section>
  );
}

function FileText({ file, text }: { readonly file: string; readonly text: string }) {
  return (
    <details>
      <summary>{file}</summary>
      <pre>{text}</pre>
    </details>
  );
}
