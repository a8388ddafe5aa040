// Entries that use packages in part and as a whole; each is a folder with one file per entry.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { here } from './corpus.mjs';

/** Beside node_modules, so that the entries find packages. */
const FOLDER = '.build/usage';

/** Packages by path, where exports hide sources. */
const INSTALLED = '../../../node_modules';

/** Uses everything, so that nobody may call a name unused. */
const whole = (...requests) =>
  `${requests.map((request, index) => `import * as p${index} from '${request}';\n`).join('')}console.log(${requests
    .map((_, index) => `p${index}`)
    .join(', ')});\n`;

const ENTRIES = {
  'three-named': `import { Scene, PerspectiveCamera, WebGLRenderer, Mesh } from 'three';
    const scene = new Scene();
    scene.add(new Mesh(), new PerspectiveCamera());
    new WebGLRenderer().render(scene);`,
  'three-source': `import { Vector3, BoxGeometry, MathUtils, REVISION } from 'three/src/Three.js';
    console.log(new BoxGeometry(), new Vector3(), MathUtils.degToRad(90), REVISION);`,
  'three-nodes': `import { color, mix, uv } from 'three/src/Three.TSL.js';
    import * as THREE from 'three/src/Three.WebGPU.js';
    console.log(mix(color(1), color(2), uv()), new THREE.MeshBasicNodeMaterial());`,
  'lodash-named': `import { debounce, groupBy, merge as combine } from 'lodash-es';
    console.log(debounce(() => {}), groupBy([], String), combine({}, {}));`,
  'lodash-namespace': `import * as _ from 'lodash-es';
    const { uniq, flatten } = _;
    console.log(_.chunk([1, 2], 1), _['sortBy']([3, 1]), uniq(flatten([[1]])));`,
  'lodash-default': `import _ from 'lodash-es';
    import isEqual from 'lodash-es/isEqual.js';
    console.log(_.map([1], (x) => x), isEqual(1, 1));`,
  'date-fns-named': `import { format, addDays, isWithinInterval } from 'date-fns';
    import { de, fr } from 'date-fns/locale';
    console.log(format(addDays(new Date(), 1), 'PPP', { locale: globalThis.french ? fr : de }), isWithinInterval);`,
  'date-fns-dynamic': `const { parseISO } = await import('date-fns');
    const locales = await import('date-fns/locale');
    console.log((await import('date-fns/fp')).addMonths, parseISO('2026-01-01'), locales.ja);
    import('date-fns/constants').then(({ daysInWeek }) => console.log(daysInWeek));
    export {};`,
  'rxjs-named': `import { of, interval, Subject } from 'rxjs';
    import { map, filter } from 'rxjs/operators';
    of(1, 2).pipe(map((x) => x), filter(Boolean)).subscribe(new Subject());
    console.log(interval);
    import('rxjs/ajax').then((m) => m.ajax('/x'));`,
  'mui-named': `import { Button, TextField, ThemeProvider, createTheme } from '@mui/material';
    console.log(Button, TextField, ThemeProvider, createTheme());`,
  'mui-default': `import Button from '@mui/material/Button';
    import * as colors from '@mui/material/colors';
    import { styled } from '@mui/material/styles';
    console.log(Button, colors.red[500], styled('div'));`,
  'mui-namespace': `import * as Mui from '@mui/material';
    console.log(Mui.Slider, Mui.useMediaQuery, Mui.colors.blue);`,
  'antd-named': `import { Button, Table, theme } from 'antd/es';
    import { HomeOutlined } from '@ant-design/icons';
    console.log(Button, Table, theme.useToken, HomeOutlined);`,
  'zod-namespace': `import * as z from 'zod';
    console.log(z.object({ name: z.string() }).parse({ name: '' }));`,
  'zod-default': `import z, { ZodError } from 'zod';
    import { string, minLength } from 'zod/mini';
    console.log(z.number(), ZodError, string().check(minLength(1)));`,
  'effect-named': `import { Effect, Option, pipe } from 'effect';
    import * as Schema from 'effect/Schema';
    console.log(Effect.runSync(Effect.succeed(1)), pipe(1, Option.some), Schema.String);`,
  'vue-named': `import { createApp, h, ref, computed } from 'vue';
    const count = ref(0);
    createApp({ render: () => h('p', computed(() => count.value).value) }).mount('#app');`,
  'svelte-named': `import { mount, onMount } from 'svelte';
    import { writable } from 'svelte/store';
    import { fade } from 'svelte/transition';
    import * as $ from 'svelte/internal/client';
    import 'svelte/internal/disclose-version';
    const root = $.from_html('<p></p>');
    mount((anchor, props) => ($.push(props, true), onMount(() => {}), $.append(anchor, root()), $.pop()), {});
    console.log(writable(0), fade);`,
  'icons-named': `import { Camera, House as Home } from 'lucide-react';
    import { SearchOutlined, CloseCircleFilled } from '@ant-design/icons';
    console.log(Camera, Home, SearchOutlined, CloseCircleFilled);`,
  'react-query': `import { useQuery, QueryClient, QueryClientProvider } from '@tanstack/react-query';
    import { createRouter, createRootRoute, Link } from '@tanstack/react-router';
    console.log(useQuery, new QueryClient(), QueryClientProvider, createRouter, createRootRoute(), Link);`,
  'zod-source': {
    'index.ts': `import { z, ZodError } from '${INSTALLED}/zod/src/index';
    import type { infer as Infer } from '${INSTALLED}/zod/src/index';
    const schema = z.object({ name: z.string() });
    const value: Infer<typeof schema> = schema.parse({ name: '' });
    console.log(value, ZodError);`,
  },
  'effect-source': {
    'index.ts': `import { Effect, Stream } from '${INSTALLED}/effect/src/index';
    console.log(Effect.runSync(Effect.succeed(1)), Stream.make(1));`,
  },
  'rxjs-source': {
    'index.ts': `import { of, Subject, type Observable } from '${INSTALLED}/rxjs/src/index';
    import * as operators from '${INSTALLED}/rxjs/src/operators/index';
    const values: Observable<number> = of(1).pipe(operators.map((x: number) => x));
    values.subscribe(new Subject<number>());`,
  },
  'react-query-source': {
    'index.tsx': `import { useQuery, QueryClientProvider } from '${INSTALLED}/@tanstack/react-query/src/index';
    import { Link } from '${INSTALLED}/@tanstack/react-router/src/index';
    console.log(useQuery, <QueryClientProvider client={undefined as any} />, <Link to="/" />);`,
  },
  commonjs: {
    'index.cjs': `const { useState, useEffect } = require('react');
    const client = require('react-dom/client');
    const { map } = require('rxjs');
    console.log(useState, useEffect, client.createRoot, map, require('date-fns').addDays);
    require('zod');`,
  },
  'two-entries': {
    'one.js': `import { debounce, throttle } from 'lodash-es';
    import { addDays } from 'date-fns';
    import { shared, ofOne } from './shared.js';
    console.log(debounce, throttle, addDays, shared, ofOne);`,
    'two.js': `import { throttle, pick } from 'lodash-es';
    import { subDays } from 'date-fns';
    import { shared, ofTwo } from './shared.js';
    import { filter } from 'rxjs';
    console.log(throttle, pick, subDays, shared, ofTwo, filter);`,
    'shared.js': `import { isEmpty, isNil } from 'lodash-es';
    export const shared = isEmpty, ofOne = isNil, ofTwo = 2, unused = 3;`,
  },
  worker: {
    'index.js': `import { of } from 'rxjs';
    import { shared } from './shared.js';
    new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    console.log(of(shared));`,
    'worker.js': `import { from } from 'rxjs';
    import { sum } from 'lodash-es';
    import { ofWorker } from './shared.js';
    console.log(from([sum([ofWorker])]));`,
    'shared.js': `export const shared = 1, ofWorker = 2, unused = 3;`,
  },
  'three-whole': whole('three/src/Three.js'),
  'lodash-whole': whole('lodash-es', 'date-fns'),
  'rxjs-whole': whole('rxjs', 'rxjs/ajax', 'zod', 'vue'),
  'mui-whole': whole('@mui/material'),
};

/** Files of a folder that are no entries. */
const NOT_ENTRIES = new Set(['shared.js', 'worker.js']);

export const names = Object.keys(ENTRIES);

/** The texts of an entry's files, by path below `here`. */
export function textsOf(name) {
  const entry = ENTRIES[name];
  const files = typeof entry === 'string' ? { 'index.js': entry } : entry;
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      path.posix.join(FOLDER, name, file),
      text.replace(/^ +/gm, '') + '\n',
    ]),
  );
}

/** Writes the files of an entry: the paths of those with which the graph begins. */
export function write(name) {
  const texts = textsOf(name);
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(path.join(here, file)), { recursive: true });
    writeFileSync(path.join(here, file), text);
  }
  return Object.keys(texts).filter((file) => !NOT_ENTRIES.has(path.basename(file)));
}
