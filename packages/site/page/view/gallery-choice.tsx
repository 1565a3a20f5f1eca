import { designFiles, designs, layerFiles, networkFiles, networks } from '../gallery/gallery.ts';
import type { PageFile } from '../state/page-file.ts';
import type { PageControl } from '../state/use-page.ts';
import { takeFiles } from './drop-zone.tsx';

/** A design, a network and its layers to choose from, and files of one's own. */
export function GalleryChoice({ control }: { readonly control: PageControl }) {
  const { state, dispatch, opener } = control;
  const { files, network } = state;
  const chosen = (part: PageFile['part']) => files.find((file) => file.part === part)?.from?.name ?? '';
  const [chosenNetwork, chosenLayer = ''] = chosen('workload').split('/');
  const chooseNetwork = async (name: string) => {
    const own = networkFiles(name);
    dispatch({ kind: 'choose', part: 'workload', files: own });
    dispatch({ kind: 'network', network: { name, layers: await opener.layers(own[0]!) } });
  };
  const chooseLayer = (name: string) => {
    if (!network) return;
    const layer = network.layers.find((each) => each.name === name);
    const own = layer ? layerFiles(network.name, layer) : networkFiles(network.name);
    dispatch({ kind: 'choose', part: 'workload', files: own });
  };
  return (
    <div class="lx-form">
      <label>
        Design
        <select
          class="lx-field"
          value={chosen('design')}
          onChange={({ currentTarget }) =>
            dispatch({ kind: 'choose', part: 'design', files: designFiles(currentTarget.value) })
          }
        >
          {chosen('design') === '' && <option value="">own files</option>}
          {designs.map(({ name, follows }) => (
            <option key={name} value={name} title={follows}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Network
        <select
          class="lx-field"
          value={chosenNetwork}
          onChange={({ currentTarget }) => chooseNetwork(currentTarget.value)}
        >
          {chosenNetwork === '' && <option value="">own files</option>}
          {networks.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Layer
        <select
          class="lx-field"
          value={chosenLayer}
          disabled={!network || chosenNetwork === ''}
          onChange={({ currentTarget }) => chooseLayer(currentTarget.value)}
        >
          <option value="">all of them</option>
          {network?.layers.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Own files, or drop them
        <input
          class="lx-field ls-choose"
          title="YAML, CSV and ONNX"
          type="file"
          multiple
          accept=".yaml,.yml,.json,.csv,.onnx"
          onChange={({ currentTarget }) => {
            takeFiles(control, [...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
      </label>
      {followsText(chosen('design'))}
    </div>
  );
}

function followsText(design: string) {
  const follows = designs.find(({ name }) => name === design)?.follows ?? '';
  return follows === '' ? null : <p class="lw-faint ls-follows">Follows {follows}</p>;
}
