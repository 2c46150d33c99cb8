import { adminApi } from '@strapi/strapi/admin';
import type { Imported } from '../../../../domain/approval-api';

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document'] }).injectEndpoints({
  endpoints: (build) => ({
    importWord: build.mutation<Imported, File>({
      query: (file) => {
        const data = new FormData();
        data.append('files', file);
        return { url: '/approval/import', method: 'POST', data };
      },
      transformResponse: ({ data }: { data: Imported }) => data,
      invalidatesTags: (made) => (made ? [{ type: 'Document', id: 'api::article.article_LIST' }] : []),
    }),
  }),
});

export const { useImportWordMutation } = api;
