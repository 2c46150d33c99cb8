import { adminApi } from '@strapi/strapi/admin';

import { dataOf, type Post } from '../approval-api';

export interface CalendarEntry extends Post {
  title: string;
  unit: string | null;
  kind: 'published' | 'scheduled' | 'waiting';
  /** ISO 8601, UTC. */
  at: string;
}

export interface Calendar {
  month: string;
  /** Those that have something on them. */
  days: { day: string; entries: CalendarEntry[] }[];
}

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
