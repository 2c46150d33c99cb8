import { resolve } from 'node:path';
import { ACCEPTED_TYPES, LARGEST_FILE } from '../src/domain/pictures/upload-types';

export default () => ({
  approval: { enabled: true, resolve: './src/plugins/approval' },
  email: { config: { provider: resolve(__dirname, '../src/newsroom/mail/provider') } },
  upload: {
    config: {
      sizeLimit: LARGEST_FILE,
      security: { allowedTypes: Object.keys(ACCEPTED_TYPES) },
    },
  },
});
