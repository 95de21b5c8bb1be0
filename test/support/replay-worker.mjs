// A thread of its own: replays the configuration it is given with the built program.
import { parentPort, workerData } from "node:worker_threads";

const { replay } = await import(workerData.program);
const { world, cycles } = replay(workerData.config);
parentPort.postMessage({ hash: world.market.columns.hash(), cycles });
