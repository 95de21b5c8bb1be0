import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { keepFile } from "../../engine/open-engine.ts";
import type { Sample } from "../../engine/samples.ts";
import { useFailure } from "../../engine/use-failure.ts";
import { Loading } from "../../parts/states.tsx";
import type { HistorySettings } from "../history-settings.ts";
import { HistoryView } from "./history-view.tsx";

interface SampleHistoryProps {
  readonly settings: HistorySettings;
  readonly onChange: (settings: HistorySettings) => void;
  readonly sample: Sample;
}

/** A history that comes with the lab, as an example. */
export function SampleHistory({ settings, onChange, sample }: SampleHistoryProps): JSX.Element {
  const kept = useSignal<Sample | undefined>(undefined);
  const fail = useFailure();
  useEffect(() => {
    sample
      .load()
      .then((text) => keepFile(sample.file, new TextEncoder().encode(text)))
      .then(() => {
        kept.value = sample;
      })
      .catch(fail);
  }, [sample, kept, fail]);
  return (
    <section class="stack" aria-label={`Example: ${sample.title}`}>
      <p class="example-mark small">Example: {sample.title}</p>
      {kept.value !== sample ? (
        <Loading what={`Opening ${sample.title}`} />
      ) : (
        <HistoryView
          key={sample.id}
          settings={settings}
          onChange={onChange}
          prices={sample.file}
          name={sample.name}
          licence={sample.licence}
          isOwnFile={false}
        />
      )}
    </section>
  );
}
