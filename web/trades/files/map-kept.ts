import type { Answer, SeenFile } from "../../engine/engine-api.ts";
import { backgroundEngine, engine } from "../../engine/open-engine.ts";
import type { RememberedMapping } from "./remembered-mapping.ts";

/** Rewrites a kept file by what the user says of it, in both engines. */
export async function mapKept(
  { name, header }: SeenFile,
  { kind, mapping, words }: RememberedMapping,
): Promise<Answer<SeenFile>> {
  const answer = await (await engine()).mapColumns(name, kind, mapping, words);
  if (!answer.ok) return answer;
  await (await backgroundEngine()).mapColumns(name, kind, mapping, words);
  return { ok: true, value: { ...answer.value, named: { header, mapping } } };
}
