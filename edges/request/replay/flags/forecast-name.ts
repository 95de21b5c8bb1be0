/** What past closes say of the volatility to come, by name. */
export type Forecast = "ewma" | "har" | "garch";
