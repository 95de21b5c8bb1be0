/** What an option is worth and how that changes with spot and time; units of `EuropeanGreeks`. */
export interface OptionValue {
  price: number;
  delta: number;
  gamma: number;
  theta: number;
}

/** Values to be written again and again. */
export function createOptionValue(): OptionValue {
  const unset = Number.NaN;
  return { price: unset, delta: unset, gamma: unset, theta: unset };
}

export function copyOptionValue(out: OptionValue, value: OptionValue): void {
  out.price = value.price;
  out.delta = value.delta;
  out.gamma = value.gamma;
  out.theta = value.theta;
}
