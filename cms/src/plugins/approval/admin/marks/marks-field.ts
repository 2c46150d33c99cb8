import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';

import { GLOSSARY } from '@newsroom/shared';

/** The input of the field type that the server has under the same name. */
export function registerMarksField(app: StrapiApp): void {
  const text = { id: 'approval.picture-marks', defaultMessage: GLOSSARY.field.marks };
  app.customFields.register({
    name: 'picture-marks',
    pluginId: 'approval',
    type: 'json',
    intlLabel: text,
    intlDescription: text,
    components: {
      Input: () =>
        // The props that the content manager gives to an input are not in Strapi's type of it.
        import('./MarksField').then(({ MarksField }) => ({ default: MarksField as ComponentType })),
    },
  });
}
