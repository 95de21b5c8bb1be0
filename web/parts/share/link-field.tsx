import type { JSX } from "preact";
import { CopyField } from "./copy-field.tsx";
import { reachOf } from "./page-reach.ts";

/** A link to give away; where only this computer can open it, what others need instead. */
export function LinkField({ link }: { readonly link: string }): JSX.Element {
  const reach = reachOf(location);
  if (reach === "file") {
    return (
      <>
        <CopyField
          label="The end of the link"
          text={link.slice(link.indexOf("#"))}
          action="Copy it"
        />
        <p class="small">
          This lab is a file of this computer: nobody else can open its address. Send the file
          lab.html too: whoever has opened it puts this behind its address.
        </p>
      </>
    );
  }
  return (
    <>
      <CopyField label="The link" text={link} action="Copy the link" />
      {reach === "computer" && (
        <p class="small">
          This link opens on this computer only. For others send the file{" "}
          <a href="lab.html" download="lab.html">
            lab.html
          </a>{" "}
          too: whoever has opened it puts the link from # on behind its address.
        </p>
      )}
    </>
  );
}
