/**
 * All calendar values of the product, computed in Vietnamese time whatever the machine's time zone is. An instant is an
 * ISO 8601 string in UTC ("2022-07-06T02:00:00.000Z"); a day is "2022-07-06".
 */
const ZONE = 'Asia/Ho_Chi_Minh';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface Local {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
}

const localOf = (instant: string): Local => {
  const found = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of parts.formatToParts(new Date(instant))) {
    if (type in found) found[type as keyof Local] = value;
  }
  return found;
};

/** The Vietnamese calendar day of an instant: "2022-07-06". */
export const dayOf = (instant: string): string => {
  const { year, month, day } = localOf(instant);
  return `${year}-${month}-${day}`;
};

/** The Vietnamese calendar month of an instant: "2022-07". */
export const monthOf = (instant: string): string => dayOf(instant).slice(0, 7);

/** "06/07/2022" of a day or an instant. */
export const formatDay = (dayOrInstant: string): string => {
  const [year, month, day] = asDay(dayOrInstant).split('-');
  return `${day}/${month}/${year}`;
};

/** "09:05, 06/07/2022" of an instant. */
export const formatInstant = (instant: string): string => {
  const { year, month, day, hour, minute } = localOf(instant);
  return `${hour}:${minute}, ${day}/${month}/${year}`;
};

/**
 * "ngày 06 tháng 7 năm 2022": days below 10 and the months 1 and 2 are padded, as in
 * administrative documents (Nghị định 30/2020/NĐ-CP).
 */
export const formatLongDay = (dayOrInstant: string): string => {
  const [year = '', month = '', day = ''] = asDay(dayOrInstant).split('-');
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
};

/** "Tháng 7 năm 2022" of a month "2022-07". */
export const formatMonth = (month: string): string => {
  const [year, number] = month.split('-');
  return `Tháng ${Number(number)} năm ${year}`;
};

/** "2022-07-06T09:05:00+07:00": an instant with the Vietnamese offset, for programs of readers. */
export const isoLocal = (instant: string): string => {
  // Việt Nam has kept UTC+7 without summer time since 1975, before the first of our posts.
  const shifted = new Date(Date.parse(instant) + 7 * 3_600_000);
  return `${shifted.toISOString().slice(0, 19)}+07:00`;
};

const asDay = (dayOrInstant: string): string =>
  dayOrInstant.length === 10 ? dayOrInstant : dayOf(dayOrInstant);
