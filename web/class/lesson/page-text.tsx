import type { ComponentChildren, JSX } from "preact";
import { lessonHash } from "./lesson-hash.ts";
import { linkInLab, partOf } from "./lesson-pages.ts";
import { type Block, readBlocks } from "./read-blocks.ts";

interface TextProps {
  readonly text: string;
  /** The page that it stands on. */
  readonly page: string;
}

/** A page of docs/teachers as it is read. */
export function PageText({ text, page }: TextProps): JSX.Element {
  return <Blocks blocks={readBlocks(text)} page={page} />;
}

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly page: string;
}

function Blocks({ blocks, page }: BlocksProps): JSX.Element {
  return (
    <>
      {blocks.map((block, index) => (
        <OneBlock key={index} block={block} page={page} />
      ))}
    </>
  );
}

function OneBlock({ block, page }: { readonly block: Block; readonly page: string }): JSX.Element {
  switch (block.kind) {
    case "heading": {
      const Heading = `h${block.level}` as "h1" | "h2" | "h3";
      return (
        <Heading id={partOf(block.text)} tabIndex={-1}>
          <Inline text={block.text} page={page} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          <Inline text={block.text} page={page} />
        </p>
      );
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case "quote":
      return <blockquote>{block.lines.join("\n")}</blockquote>;
    case "table":
      return <TableText head={block.head} rows={block.rows} page={page} />;
    case "list": {
      const List = block.isNumbered ? "ol" : "ul";
      return (
        <List>
          {block.items.map((blocks, index) => (
            <li key={index}>
              <Blocks blocks={blocks} page={page} />
            </li>
          ))}
        </List>
      );
    }
  }
}

interface TableTextProps {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly page: string;
}

function TableText({ head, rows, page }: TableTextProps): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, index) =>
            // A heading without words is none.
            cell === "" ? (
              <td key={index} />
            ) : (
              <th key={index} scope="col">
                <Inline text={cell} page={page} />
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => (
          <tr key={index}>
            {cells.map((cell, column) => (
              <td key={column}>
                <Inline text={cell} page={page} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Code, bold, emphasised, a link, a box to tick. */
const MARKED = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]+)\)|(\[ \])/g;

function Inline({ text, page }: TextProps): JSX.Element {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    const [whole, code, bold, emphasised, words, href] = match;
    parts.push(match.input.slice(end, match.index));
    end = match.index + whole.length;
    if (code !== undefined) parts.push(<code>{code}</code>);
    else if (bold !== undefined) parts.push(<strong>{bold}</strong>);
    else if (emphasised !== undefined) parts.push(<em>{emphasised}</em>);
    else if (href !== undefined) parts.push(<LabLink words={words!} href={href} page={page} />);
    else parts.push("\u2610");
  }
  parts.push(text.slice(end));
  return <>{parts}</>;
}

interface LabLinkProps {
  readonly words: string;
  readonly href: string;
  readonly page: string;
}

/** A link to what the lab has; of another page only its words. */
function LabLink({ words, href, page }: LabLinkProps): JSX.Element {
  const to = linkInLab(href, page);
  if (to === undefined) return <>{words}</>;
  return (
    <a href={lessonHash(to.page, to.part)} onClick={() => showPart(to.part)}>
      {words}
    </a>
  );
}

/** Goes to a heading of this page, if it has it: again too, when the address stays. */
export function showPart(part: string): void {
  const heading = part === "" ? null : document.getElementById(part);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}
