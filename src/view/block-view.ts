import { ANSWERS, type BlockTable } from "../otc/block-table.ts";

/** The parts of a market that a view of blocks reads. */
interface Visible {
  readonly blocks: BlockTable;
}

/** What one participant may read of blocks: what others ask for, and what he was answered. */
export class BlockView {
  readonly account: number;
  readonly #market: Visible;

  constructor(market: Visible, account: number) {
    this.#market = market;
    this.account = account;
  }

  /** Calls `visit` for each open request of others: its side is 1 if they buy, -1 if they sell. */
  forEachRequest(
    visit: (request: number, series: number, side: number, contracts: number) => void,
  ): void {
    const { blocks } = this.#market;
    for (let slot = 0; slot < blocks.slots; slot++) {
      const number = blocks.number[slot]!;
      if (number === 0 || blocks.account[slot] === this.account) continue;
      visit(number, blocks.instrument[slot]!, blocks.side[slot]!, blocks.contracts[slot]!);
    }
  }

  /** Whether an own request is open. */
  isAsking(): boolean {
    const { blocks } = this.#market;
    for (let slot = 0; slot < blocks.slots; slot++) {
      if (blocks.number[slot]! > 0 && blocks.account[slot] === this.account) return true;
    }
    return false;
  }

  /**
   * Calls `visit` for each answer to an own request; prices of option and stock in $0.0001 per
   * share.
   */
  forEachAnswer(
    visit: (
      request: number,
      answerer: number,
      series: number,
      side: number,
      price: number,
      reference: number,
    ) => void,
  ): void {
    const { blocks } = this.#market;
    const { answers } = blocks;
    for (let slot = 0; slot < blocks.slots; slot++) {
      const number = blocks.number[slot]!;
      if (number === 0 || blocks.account[slot] !== this.account) continue;
      const [series, side] = [blocks.instrument[slot]!, blocks.side[slot]!];
      for (let place = slot * ANSWERS; place < (slot + 1) * ANSWERS; place++) {
        const answerer = answers.account[place]!;
        if (answerer === 0) continue;
        visit(number, answerer, series, side, answers.price[place]!, answers.reference[place]!);
      }
    }
  }
}
