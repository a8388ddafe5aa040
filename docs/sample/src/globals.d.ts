/** What the bundler provides. No module imports this file, so it is no module of the graph. */

declare const process: { env: { NODE_ENV: string } };

declare function require(path: string): any;

declare module '*.svg' {
  const url: string;
  export default url;
}

declare module '*.css';
