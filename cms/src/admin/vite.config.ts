/** Under `pnpm dev` Vite sends any file of these folders to anybody who asks: not of the whole repository, with the state. */
const FOLDERS = ['.', '../shared', '../node_modules'];

export default <Config extends { server?: object }>(config: Config) => ({
  ...config,
  server: { ...config.server, fs: { allow: FOLDERS } },
});
