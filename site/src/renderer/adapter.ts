import type { AstroIntegration } from 'astro';

/** An adapter without a server: the server bundle only exports what `entry.ts` exports. */
export const renderer = (): AstroIntegration => ({
  name: 'newsroom-renderer',
  hooks: {
    'astro:config:done': ({ setAdapter }) => {
      setAdapter({
        name: 'newsroom-renderer',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./entry.ts', import.meta.url),
        supportedAstroFeatures: {
          serverOutput: 'stable',
          staticOutput: 'stable',
          hybridOutput: 'stable',
          sharpImageService: 'stable',
        },
      });
    },
  },
});
