import { arcTangent } from "../../math/arc-tangent.ts";
import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";
import { createSineCosine, writeSineCosine } from "../../math/sine-cosine.ts";

/**
 * Heston's stock: dS = mean S dt + sqrt(v) S dW, dv = kappa (theta - v) dt + xi sqrt(v) dZ with
 * correlation rho of W and Z. Variances and rates are per year of one clock, that of the variance.
 */
export interface HestonParameters {
  /** Speed at which the variance returns to theta, > 0. */
  readonly kappa: number;
  /** Mean variance in the long run, > 0. */
  readonly theta: number;
  /** Volatility of the variance, > 0. */
  readonly xi: number;
  /** -1 < rho < 1. */
  readonly rho: number;
}

/**
 * ln phi(u - i/2) of ln(S_T / F) is constant + slope x variance, complex: what the variance of
 * today is multiplied by, and the rest.
 */
export interface Exponent {
  constantRe: number;
  constantIm: number;
  slopeRe: number;
  slopeIm: number;
}

/** An empty result to hand to {@link evaluateExponent} again and again. */
export function createExponent(): Exponent {
  const unset = Number.NaN;
  return { constantRe: unset, constantIm: unset, slopeRe: unset, slopeIm: unset };
}

const TURN = createSineCosine();

/**
 * The exponent of the characteristic function of ln(S_T / F) at u - i/2, into `out`, in the form
 * that stays on one branch of the logarithm ("the little trap": Albrecher, Mayer, Schoutens,
 * Tistaert, Wilmott Magazine, January 2007). With z = u - i/2, z^2 + iz is the real u^2 + 1/4; with
 * beta = kappa - i rho xi z and d = sqrt(beta^2 + xi^2 (u^2 + 1/4))
 *
 *     slope = -q (1 - e^(-dT)) / (1 - g e^(-dT))            q = (u^2 + 1/4) / (beta + d)
 *     constant = -kappa theta (q T + 2 / xi^2 ln((1 - g e^(-dT)) / (1 - g)))
 *
 * and g = (beta - d) / (beta + d) = -xi^2 q / (beta + d), which does not cancel where xi is small.
 *
 * @param years to the expiry, of the variance's clock.
 */
export function evaluateExponent(
  out: Exponent,
  { kappa, theta, xi, rho }: HestonParameters,
  years: number,
  u: number,
): void {
  const square = u * u + 0.25;
  const betaRe = kappa - 0.5 * rho * xi;
  const betaIm = -rho * xi * u;
  // d has a positive real part, as its square has: (kappa - rho xi / 2)^2 + xi^2 / 4 or more.
  const squareRe = betaRe * betaRe - betaIm * betaIm + xi * xi * square;
  const squareIm = 2 * betaRe * betaIm;
  const modulus = Math.sqrt(squareRe * squareRe + squareIm * squareIm);
  const dRe = Math.sqrt(0.5 * (modulus + squareRe));
  const dIm = (0.5 * squareIm) / dRe;
  const sumRe = betaRe + dRe;
  const sumIm = betaIm + dIm;
  const perSum = 1 / (sumRe * sumRe + sumIm * sumIm);
  const qRe = square * sumRe * perSum;
  const qIm = -square * sumIm * perSum;
  const gRe = -xi * xi * (qRe * sumRe + qIm * sumIm) * perSum;
  const gIm = -xi * xi * (qIm * sumRe - qRe * sumIm) * perSum;
  const decay = exp(-dRe * years);
  writeSineCosine(TURN, dIm * years);
  const eRe = decay * TURN.cosine;
  const eIm = -decay * TURN.sine;
  // 1 - g e^(-dT), and the slope.
  const belowRe = 1 - (gRe * eRe - gIm * eIm);
  const belowIm = -(gRe * eIm + gIm * eRe);
  const perBelow = 1 / (belowRe * belowRe + belowIm * belowIm);
  const shareRe = ((1 - eRe) * belowRe - eIm * belowIm) * perBelow;
  const shareIm = (-eIm * belowRe - (1 - eRe) * belowIm) * perBelow;
  out.slopeRe = -(qRe * shareRe - qIm * shareIm);
  out.slopeIm = -(qRe * shareIm + qIm * shareRe);
  // (1 - g e^(-dT)) / (1 - g) = 1 + h, h = g (1 - e^(-dT)) / (1 - g).
  const restRe = 1 - gRe;
  const perRest = 1 / (restRe * restRe + gIm * gIm);
  const ratioRe = (gRe * restRe - gIm * gIm) * perRest;
  const ratioIm = (gIm * restRe + gRe * gIm) * perRest;
  const hRe = ratioRe * (1 - eRe) + ratioIm * eIm;
  const hIm = ratioIm * (1 - eRe) - ratioRe * eIm;
  const perXi = 2 / (xi * xi);
  const lengthening = 0.5 * logOnePlus(2 * hRe + hRe * hRe + hIm * hIm);
  const turn = arcTangent(hIm, 1 + hRe);
  out.constantRe = -kappa * theta * (qRe * years + perXi * lengthening);
  out.constantIm = -kappa * theta * (qIm * years + perXi * turn);
}

/** ln(1 + x) with the digits of a small x. */
function logOnePlus(x: number): number {
  const sum = 1 + x;
  const kept = sum - 1;
  return kept === 0 ? x : (log(sum) * x) / kept;
}
