/** Saves bytes or text under a name, as a link that is clicked would. */
export function download(fileName: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // The browser has taken the content when the click returns; the address may go a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function downloadText(fileName: string, type: string, text: string): void {
  download(fileName, new Blob([text], { type }));
}
