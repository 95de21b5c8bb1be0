import { baldacciBergaultGueantQuotes } from "./baldacci-bergault-gueant-quotes.ts";
import { inventorySkewQuotes } from "./inventory-skew-quotes.ts";
import type { ModelSettings, QuotingModel } from "./quoting-model.ts";
import { stoikovSaglamQuotes } from "./stoikov-saglam-quotes.ts";

/** The model that the settings name. */
export function quotesBy(settings: ModelSettings): QuotingModel {
  switch (settings.model) {
    case "inventory-skew":
      return inventorySkewQuotes(settings);
    case "stoikov-saglam":
      return stoikovSaglamQuotes(settings);
    case "baldacci-bergault-gueant":
      return baldacciBergaultGueantQuotes(settings);
  }
}
