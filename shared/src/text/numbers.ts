const vietnamese = new Intl.NumberFormat('vi-VN');

/** "1.234.567,89" */
export const formatNumber = (value: number): string => vietnamese.format(value);

/** "345 KB", "1,2 MB": the size of a file for a reader. */
export const formatBytes = (bytes: number): string =>
  bytes < 999_500
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} KB`
    : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;
