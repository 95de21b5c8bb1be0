/** A party of a replay in words, and its colour in every picture. */
export interface PartyName {
  readonly words: string;
  readonly colour: string;
}

const NAMES: Readonly<Record<string, PartyName>> = {
  seller: { words: "you", colour: "--you" },
  you: { words: "you", colour: "--you" },
  buyer: { words: "your buyer", colour: "--buyer" },
  tape: { words: "other share traders", colour: "--traders" },
  company: { words: "the company", colour: "--company" },
  bank: { words: "the bank", colour: "--bank" },
  broker: { words: "brokers", colour: "--bank" },
  exchange: { words: "the exchange", colour: "--bank" },
  regulator: { words: "the regulator", colour: "--bank" },
};

export function partyName(party: string): PartyName {
  return NAMES[party] ?? { words: party, colour: "--traders" };
}
