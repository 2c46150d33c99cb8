import { resolve } from 'node:path';
import { ACCEPTED_TYPES } from '../src/domain/pictures/upload-types';

export default () => ({
  approval: { enabled: true, resolve: './src/plugins/approval' },
  email: { config: { provider: resolve(__dirname, '../src/newsroom/mail/provider') } },
  upload: {
    config: {
      sizeLimit: 50_000_000,
      security: { allowedTypes: Object.keys(ACCEPTED_TYPES) },
    },
  },
});
