import type { Answer, ColumnMapping, SeenFile } from "../../engine/engine-api.ts";
import { backgroundEngine, engine } from "../../engine/open-engine.ts";

/** Rewrites a kept file by the user's columns, in both engines. */
export async function mapKept(
  name: string,
  kind: "prices" | "trades",
  mapping: ColumnMapping,
): Promise<Answer<SeenFile>> {
  const answer = await (await engine()).mapColumns(name, kind, mapping);
  if (answer.ok) await (await backgroundEngine()).mapColumns(name, kind, mapping);
  return answer;
}
