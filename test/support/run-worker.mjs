// A thread of its own: plays the run it is given with the built program.
import { parentPort, workerData } from "node:worker_threads";

const { playRun } = await import(workerData.program);
const { market } = playRun(workerData.config);
parentPort.postMessage(market.columns.hash());
