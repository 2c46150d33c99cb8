import type { Core } from '@strapi/strapi';

/**
 * Makes the media library keep the original bytes, because an approval refers to them by their hash. The publisher makes
 * everything that readers see, upright and without metadata.
 */
export const keepOriginalBytes = async (strapi: Core.Strapi): Promise<void> => {
  await strapi.store({ type: 'plugin', name: 'upload', key: 'settings' }).set({
    value: {
      sizeOptimization: false,
      responsiveDimensions: false,
      autoOrientation: false,
      aiMetadata: false,
    },
  });
};
