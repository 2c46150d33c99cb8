import { ACCEPTED_TYPES } from '../src/domain/upload-types';

export default () => ({
  approval: { enabled: true, resolve: './src/plugins/approval' },
  upload: {
    config: {
      sizeLimit: 50_000_000,
      security: { allowedTypes: Object.keys(ACCEPTED_TYPES) },
    },
  },
});
