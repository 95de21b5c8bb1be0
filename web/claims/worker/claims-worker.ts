import { expose } from "comlink";
import { ClaimsLab } from "./claims-lab.ts";

expose(new ClaimsLab());
