/** Who can open the address of a page: everybody, this computer alone, or who has the file. */
export type Reach = "everybody" | "computer" | "file";

/** @param page Its address. */
export function reachOf({ protocol, hostname }: Pick<URL, "protocol" | "hostname">): Reach {
  if (protocol === "file:") return "file";
  const isLoopback = /^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  return isLoopback ? "computer" : "everybody";
}
