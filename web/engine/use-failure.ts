import { useCallback, useState } from "preact/hooks";

/**
 * Takes what a promise failed with, and throws it when the component is drawn next: it is shown
 * where it happened. The same function at each call.
 */
export function useFailure(): (error: unknown) => void {
  const [failed, setFailed] = useState<{ readonly error: unknown } | undefined>(undefined);
  if (failed !== undefined) throw failed.error;
  return useCallback((error) => setFailed({ error }), []);
}
