/** A rate from a date on, until the next row's. */
export type DatedRate = readonly [date: string, rate: number];

/**
 * Fee on sales under Section 31 of the Securities Exchange Act, in dollars for a million dollars'
 * worth sold, by the first day on which it is charged. Source: the SEC's fee rate advisories, row
 * by row in docs/assumptions/fees.md. The first rate stands for all earlier days.
 */
export const SALE_FEE_PER_MILLION: readonly DatedRate[] = [
  ["0001-01-01", 33.3],
  ["2001-12-28", 15],
  ["2002-04-01", 30.1],
  ["2003-03-22", 25.2],
  ["2003-04-01", 46.8],
  ["2004-02-22", 39],
  ["2004-04-01", 23.4],
  ["2005-01-07", 32.9],
  ["2005-04-01", 41.8],
  ["2005-12-22", 30.7],
  ["2007-03-17", 15.3],
  ["2008-01-25", 11],
  ["2008-04-01", 5.6],
  ["2009-04-10", 25.7],
  ["2010-01-15", 12.7],
  ["2010-04-01", 16.9],
  ["2011-01-21", 19.2],
  ["2012-02-21", 18],
  ["2012-04-01", 22.4],
  ["2013-05-25", 17.4],
  ["2014-03-18", 22.1],
  ["2015-02-14", 18.4],
  ["2016-02-16", 21.8],
  ["2017-07-04", 23.1],
  ["2018-05-22", 13],
  ["2019-04-16", 20.7],
  ["2020-02-18", 22.1],
  ["2021-02-25", 5.1],
  ["2022-05-14", 22.9],
  ["2023-02-27", 8],
  ["2024-05-22", 27.8],
  ["2025-05-14", 0],
  ["2026-04-04", 20.6],
];

/**
 * Trading activity fee of NASD and FINRA on each share sold, in $0.0001; there was none before.
 * Source: row by row in docs/assumptions/fees.md.
 */
export const ACTIVITY_FEE_PER_SHARE: readonly DatedRate[] = [
  ["2002-10-01", 1],
  ["2004-11-01", 0.75],
  ["2011-07-01", 0.9],
  ["2012-03-01", 0.95],
  ["2012-07-01", 1.19],
  ["2022-01-01", 1.3],
  ["2023-01-01", 1.45],
  ["2024-01-01", 1.66],
  ["2026-01-01", 1.95],
];

/** The same fee on each option contract sold, in $0.0001. */
export const ACTIVITY_FEE_PER_CONTRACT: readonly DatedRate[] = [
  ["2002-10-01", 20],
  ["2022-01-01", 21.8],
  ["2023-01-01", 24.4],
  ["2024-01-01", 27.9],
  ["2026-01-01", 32.9],
];
