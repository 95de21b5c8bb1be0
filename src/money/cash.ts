/** Asset number of cash in every ledger and market. */
export const CASH = 0;
