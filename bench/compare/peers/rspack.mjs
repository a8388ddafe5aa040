// rspack's make phase: the module graph is built, then the process ends before sealing.

import { rspack } from '@rspack/core';

const compiler = rspack({
  entry: process.argv[2],
  mode: 'none',
  target: 'web',
  cache: false,
  devtool: false,
  optimization: { nodeEnv: 'production' },
});
compiler.hooks.finishMake.tap('stop', (compilation) => {
  if (process.env.COUNT) {
    console.log({ modules: compilation.modules.size });
  }
  process.exit(0);
});
compiler.run((error) => {
  console.error(error ?? 'the make phase never finished');
  process.exit(2);
});
