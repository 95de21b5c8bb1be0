import { mkdirSync, writeFileSync } from "node:fs";
import { fitChain } from "../src/volatility/fit-chain.ts";
import { madeChain } from "./made-chain.ts";
import { smilePicture } from "./smile-picture.ts";

/** `npm run picture`: the picture of smiles in docs/volatility/smile.md. */
const FOLDER = "docs/pictures";

const { smiles } = fitChain(madeChain(), "european", () => undefined);
mkdirSync(FOLDER, { recursive: true });
const path = `${FOLDER}/smile.svg`;
writeFileSync(path, smilePicture(smiles, "Three smiles of a made chain, fitted together"));
process.stdout.write(`${path}\n`);
