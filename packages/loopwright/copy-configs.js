// Part of the build: the designs, networks and studies that come along stand beside the modules that name them.
import { cpSync, rmSync } from 'node:fs';

const target = new URL('./dist/configs/', import.meta.url);
rmSync(target, { recursive: true, force: true });
for (const folder of ['designs', 'networks', 'studies']) {
  cpSync(new URL(`../../configs/${folder}`, import.meta.url), new URL(folder, target), { recursive: true });
}
