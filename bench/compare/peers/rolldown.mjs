// rolldown's scan stage: modules are resolved, read and parsed; nothing is linked or generated.

import { scan } from 'rolldown/experimental';

const count = process.env.COUNT ? { modules: 0, edges: 0 } : null;

const cleanedUp = await scan({
  input: process.argv[2],
  platform: 'browser',
  resolve: { mainFields: ['browser', 'module', 'main'] },
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  moduleTypes: { '.css': 'empty', '.svg': 'asset' },
  logLevel: 'silent',
  plugins: count && [
    {
      name: 'count',
      moduleParsed(info) {
        count.modules++;
        count.edges += info.importedIds.length + info.dynamicallyImportedIds.length;
      },
    },
  ],
});
await cleanedUp;
if (count) {
  console.log(count);
}
