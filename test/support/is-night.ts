/** Whether `npm run night` asks: it plays more of the same, for hours. */
export const IS_NIGHT: boolean = process.env.BOTHSIDES_NIGHT === "1";
