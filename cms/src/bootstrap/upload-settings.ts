import type { Core } from '@strapi/strapi';

/**
 * The media library keeps the bytes as they came: an approval names them by their hash, and the
 * publisher makes all that readers see, upright and without metadata.
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
