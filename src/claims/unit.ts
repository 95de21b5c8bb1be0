/** How numbers are read: shares and points (of volatility) are decimals. */
export type Unit = "dollars" | "share" | "points" | "number" | "sessions" | "contracts";
