const PARTICIPANT = "participant=";
const NONE = "none";

/**
 * What `--against participant=FILE` says of the second arm: it plays with these files instead of
 * those of `--participant`; `participant=none`: with none of them.
 */
export function otherParticipants(against: readonly string[]): {
  readonly against: readonly string[];
  readonly participant?: readonly string[];
} {
  const files = against.filter((one) => one.startsWith(PARTICIPANT));
  if (files.length === 0) return { against };
  return {
    against: against.filter((one) => !one.startsWith(PARTICIPANT)),
    participant: files.map((one) => one.slice(PARTICIPANT.length)).filter((one) => one !== NONE),
  };
}
