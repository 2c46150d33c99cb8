import { adminApi } from '@strapi/strapi/admin';

import { dataOf } from '../approval-api';
import type { Calendar } from '../../../../domain/approval-api';

const api = adminApi.enhanceEndpoints({ addTagTypes: ['ToDo'] }).injectEndpoints({
  endpoints: (build) => ({
    getCalendar: build.query<Calendar, string>({
      query: (month) => `/approval/calendar?month=${month}`,
      transformResponse: dataOf<Calendar>,
      providesTags: ['ToDo'],
    }),
  }),
});

export const { useGetCalendarQuery } = api;
